import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { amountYuan } from '#shared/units.ts';
import {
  document,
  finding,
  letBy,
  positiveArea,
  receiptKind,
  rentFacts,
  rentInput,
  rentLine,
  rentState,
  termState,
  yuan,
} from './lease-words.ts';
import { letting } from './lettings.ts';
import { alarm } from './verdicts.ts';
import { fragment, lettingDirection, sqm, unitFilter } from './words.ts';

/** An area let, lent, rented or borrowed, with its contract and how its money stands today. Sums are of rent without deposits. */
export const lease = letting.extend({
  number: z.string().nullable(),
  letBy,
  termState,
  closedOn: day.nullable(),
  scheduledYuan: yuan,
  dueYuan: yuan,
  receivedYuan: yuan,
  /** Received and not yet paid into the treasury; of letting alone. */
  toPayInYuan: yuan,
  arrearsYuan: yuan,
});
export type Lease = z.infer<typeof lease>;

export const leaseFilter = {
  q: fragment,
  ...unitFilter,
  direction: listParam(lettingDirection),
  termState: listParam(termState),
  /** Those with rent that is late. */
  arrears: booleanParam,
  /** Those with income not yet paid in. */
  unpaid: booleanParam,
  buildingId: id.optional(),
  roomId: id.optional(),
  /** Those that run on this day; all when absent. */
  on: day.optional(),
};
export const leaseSort = ['from', 'to', 'counterpart', 'areaSqm', 'buildingName', 'arrearsYuan', 'toPayInYuan'] as const;
const sums = z.object({ areaSqm: sqm, dueYuan: yuan, receivedYuan: yuan, toPayInYuan: yuan, arrearsYuan: yuan });

export const listLeases = route({
  method: 'GET',
  path: '/office-space/leases',
  permission: 'office-space.letting.read',
  query: pageQuery(leaseSort).extend(leaseFilter).extend({ withTotals: booleanParam }),
  returns: pageOf(lease.extend({ abilities })).extend({ totals: sums.optional() }),
  summary: 'Contracts of what is let, lent, rented and borrowed, with rent due, received, paid in and in arrears',
});

export const exportLeases = route({
  method: 'GET',
  path: '/office-space/leases/export',
  permission: 'office-space.letting.read',
  query: z.object({ sort: pageQuery(leaseSort).shape.sort, ...leaseFilter }),
  returns: 'file',
  summary: 'The filtered contracts as an Excel workbook',
});

export const receipt = z.object({
  id,
  lettingId: id,
  orgId: id,
  orgName: z.string(),
  counterpart: z.string(),
  number: z.string().nullable(),
  direction: lettingDirection,
  kind: receiptKind,
  receivedOn: day,
  amountYuan: yuan,
  receiptNo: z.string(),
  note: z.string().nullable(),
  /** Day and number of the payment into the treasury (国库); income of letting alone. */
  paidInOn: day.nullable(),
  treasuryNo: z.string().nullable(),
});
export type Receipt = z.infer<typeof receipt>;

export const getLease = route({
  method: 'GET',
  path: '/office-space/leases/:lettingId',
  permission: 'office-space.letting.read',
  params: z.object({ lettingId: id }),
  returns: lease.extend({
    ...rentFacts,
    signedOn: day.nullable(),
    exchangeDocument: z.string().nullable(),
    marketDocument: z.string().nullable(),
    budgetDocument: z.string().nullable(),
    closeDocument: z.string().nullable(),
    note: z.string().nullable(),
    applicationId: id.nullable(),
    renewsId: id.nullable(),
    renewedById: id.nullable(),
    inArrearsSince: day.nullable(),
    paidInYuan: yuan,
    /** Deposit received less what was given back. */
    depositHeldYuan: yuan,
    lines: z.array(rentLine.extend({ paidYuan: yuan, openYuan: yuan, state: rentState, daysLate: z.int() })),
    receipts: z.array(receipt),
    alarms: z.array(alarm),
    abilities,
  }),
  summary: 'One contract with its schedule, what came in, and what the check says of it',
});

/** What a plan would cost, and what the rules say against it; nothing is stored. */
export const previewLease = route({
  method: 'POST',
  path: '/office-space/leases/preview',
  permission: 'office-space.letting.read',
  readOnly: true,
  body: z.object({
    direction: lettingDirection,
    areaSqm: positiveArea,
    from: day,
    to: day,
    exchangeDocument: document.nullable().optional(),
    /** An application may still lack what a contract needs. */
    step: z.enum(['application', 'contract']).default('application'),
    ...rentInput,
  }),
  returns: z.object({
    lines: z.array(rentLine),
    scheduledYuan: yuan,
    /** For comparison with the market. */
    perSqmMonthYuan: yuan.nullable(),
    findings: z.array(finding),
  }),
  errors: ['office-space.dates_reversed'],
  summary: 'Schedule of rent and verdicts of a plan',
});

export const recordReceipt = route({
  method: 'POST',
  path: '/office-space/leases/:lettingId/receipts',
  permission: 'office-space.letting.manage',
  params: z.object({ lettingId: id }),
  body: z.object({
    kind: receiptKind.default('rent'),
    receivedOn: day,
    amountYuan: amountYuan.refine((v) => Number(v) > 0, { error: 'too_small', params: { min: '0.01' } }),
    /** Number of the fiscal receipt (财政票据), or of the payment for what is rented. */
    receiptNo: z.string().trim().min(1).max(100),
    note: z.string().trim().min(1).max(200).nullable().optional(),
  }),
  returns: z.object({ id }),
  status: 201,
  errors: ['office-space.receipt_taken', 'office-space.deposit_exceeded', 'office-space.day_to_come'],
  summary: 'Record money of a contract with its receipt',
});

export const payIn = route({
  method: 'POST',
  path: '/office-space/receipts/:receiptId/pay-in',
  permission: 'office-space.letting.manage',
  params: z.object({ receiptId: id }),
  body: z.object({ paidInOn: day, treasuryNo: z.string().trim().min(1).max(100) }),
  returns: z.object({ id }),
  errors: ['office-space.paid_in_already', 'office-space.no_income', 'office-space.day_before_receipt', 'office-space.day_to_come'],
  summary: 'Record the payment of income into the treasury (OS-25)',
});

export const receiptFilter = {
  q: fragment,
  ...unitFilter,
  direction: listParam(lettingDirection),
  kind: listParam(receiptKind),
  receivedFrom: day.optional(),
  receivedTo: day.optional(),
  /** With or without payment into the treasury. */
  paidIn: booleanParam,
};
export const receiptSort = ['receivedOn', 'amountYuan', 'counterpart', 'paidInOn'] as const;
export const listReceipts = route({
  method: 'GET',
  path: '/office-space/receipts',
  permission: 'office-space.letting.read',
  query: pageQuery(receiptSort).extend(receiptFilter).extend({ withTotals: booleanParam }),
  returns: pageOf(receipt.extend({ abilities })).extend({
    totals: z.object({ amountYuan: yuan, paidInYuan: yuan, toPayInYuan: yuan }).optional(),
  }),
  summary: 'Money of contracts with receipt and payment into the treasury',
});

export const exportReceipts = route({
  method: 'GET',
  path: '/office-space/receipts/export',
  permission: 'office-space.letting.read',
  query: z.object({ sort: pageQuery(receiptSort).shape.sort, ...receiptFilter }),
  returns: 'file',
  summary: 'The filtered money as an Excel workbook',
});

export const reportLetting = route({
  method: 'POST',
  path: '/office-space/leases/found',
  permission: 'office-space.finding.report',
  body: z.object({
    orgId: id,
    buildingId: id,
    roomId: id.nullable().optional(),
    direction: z.enum(['let', 'lent']),
    counterpart: z.string().trim().min(1).max(100),
    areaSqm: positiveArea,
    from: day,
    to: day.nullable().optional(),
    note: z.string().trim().min(1).max(500),
  }),
  returns: z.object({ id }),
  status: 201,
  errors: [
    'office-space.letting_overlap',
    'office-space.letting_not_of_building',
    'office-space.dates_reversed',
    'office-space.day_to_come',
  ],
  summary: 'Record that a unit let or lent an area by itself: a red finding until it has ended (A4)',
});

export const approveRenting = route({
  method: 'POST',
  path: '/office-space/leases/:lettingId/approval',
  permission: 'office-space.letting.manage',
  params: z.object({ lettingId: id }),
  body: z.object({ approvalNo: document, marketDocument: document, budgetDocument: document, to: day }),
  returns: z.object({ id }),
  errors: ['office-space.not_rented', 'office-space.letting_ended', 'office-space.day_before_start'],
  summary: 'Record the approval of a renting that had none, with budget, comparison and end (OS-22)',
});
