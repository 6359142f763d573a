import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { applicationState, document, finding, positiveArea, rentFacts, rentInput, rentLine, yuan } from './lease-words.ts';
import { fragment, sqm, unitFilter } from './words.ts';

/** `letting_direction`: what goes out is applied for here; renting comes from an approved request for space. */
const direction = z.enum(['let', 'lent', 'rented']);

export const leaseApplication = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  number: z.string(),
  direction,
  buildingId: id.nullable(),
  buildingName: z.string().nullable(),
  roomId: id.nullable(),
  roomCode: z.string().nullable(),
  counterpart: z.string().nullable(),
  areaSqm: sqm,
  from: day,
  to: day,
  state: applicationState,
  approvalNo: z.string().nullable(),
  decidedOn: day.nullable(),
  lettingId: id.nullable(),
  renewsId: id.nullable(),
  version: z.int32(),
});

export const applicationFilter = { q: fragment, ...unitFilter, direction: listParam(direction), state: listParam(applicationState) };
const applicationSort = ['number', 'from', 'areaSqm', 'orgName'] as const;

export const exportApplications = route({
  method: 'GET',
  path: '/office-space/lease-applications/export',
  permission: 'office-space.letting.read',
  query: z.object({ sort: pageQuery(applicationSort).shape.sort, ...applicationFilter }),
  returns: 'file',
  summary: 'The filtered applications as an Excel workbook',
});

export const listApplications = route({
  method: 'GET',
  path: '/office-space/lease-applications',
  permission: 'office-space.letting.read',
  query: pageQuery(applicationSort).extend(applicationFilter),
  returns: pageOf(leaseApplication.extend({ abilities })),
  summary: 'Applications to let and lend, and approved rentings that wait for their contract',
});

export const getApplication = route({
  method: 'GET',
  path: '/office-space/lease-applications/:applicationId',
  permission: 'office-space.letting.read',
  params: z.object({ applicationId: id }),
  returns: leaseApplication.extend({
    ...rentFacts,
    purpose: z.string(),
    exchangeDocument: z.string().nullable(),
    marketDocument: z.string().nullable(),
    budgetDocument: z.string().nullable(),
    requestId: id.nullable(),
    opinion: z.string().nullable(),
    lines: z.array(rentLine),
    scheduledYuan: yuan,
    perSqmMonthYuan: yuan.nullable(),
    findings: z.array(finding),
    abilities,
  }),
  summary: 'One application with the schedule it would give and what the rules say of it',
});

const facts = {
  buildingId: id,
  roomId: id.nullable().optional(),
  counterpart: z.string().trim().min(1).max(100).nullable().optional(),
  areaSqm: positiveArea,
  from: day,
  to: day,
  purpose: z.string().trim().min(1).max(500),
  exchangeDocument: document.nullable().optional(),
  ...rentInput,
};
const refusals = [
  'office-space.unit_may_not_let',
  'office-space.dates_reversed',
  'office-space.letting_not_of_building',
  'office-space.room_occupied',
  'office-space.letting_overlap',
  'office-space.lease_term_too_long',
  'office-space.lent_without_rent',
  'office-space.rent_missing',
];

export const applyLease = route({
  method: 'POST',
  path: '/office-space/lease-applications',
  permission: 'office-space.letting.apply',
  body: z.object({
    orgId: id,
    direction: z.enum(['let', 'lent']),
    ...facts,
    /** The contract that this one follows. */
    renewsId: id.nullable().optional(),
  }),
  returns: z.object({ id, number: z.string() }),
  status: 201,
  errors: refusals,
  summary: 'Ask to let or lend an area; only the administration may (OS-18, OS-25)',
});

export const mendApplication = route({
  method: 'PUT',
  path: '/office-space/lease-applications/:applicationId',
  permission: 'office-space.letting.apply',
  params: z.object({ applicationId: id }),
  body: z.object({ ...facts, version: z.int32() }),
  returns: z.object({ id, version: z.int32() }),
  errors: [...refusals, 'office-space.application_state'],
  summary: 'Mend an application that was returned, and submit it again',
});

export const withdrawApplication = route({
  method: 'POST',
  path: '/office-space/lease-applications/:applicationId/withdraw',
  permission: 'office-space.letting.apply',
  params: z.object({ applicationId: id }),
  body: z.object({ reason: z.string().trim().min(1).max(200) }),
  returns: z.object({ id }),
  errors: ['office-space.application_state'],
  summary: 'Take an application back before it is decided',
});

export const signLease = route({
  method: 'POST',
  path: '/office-space/lease-applications/:applicationId/sign',
  permission: 'office-space.letting.manage',
  params: z.object({ applicationId: id }),
  body: z.object({
    number: z.string().trim().min(1).max(100),
    signedOn: day,
    counterpart: z.string().trim().min(1).max(100),
    /** A renting that came from a request names its building here. */
    buildingId: id.nullable().optional(),
    exchangeDocument: document.nullable().optional(),
    marketDocument: document.nullable().optional(),
    budgetDocument: document.nullable().optional(),
    rentBasis: rentInput.rentBasis,
    rentYuan: rentInput.rentYuan,
    depositYuan: rentInput.depositYuan,
    note: z.string().trim().min(1).max(500).nullable().optional(),
  }),
  returns: z.object({ lettingId: id }),
  status: 201,
  errors: [
    'office-space.application_state',
    'office-space.contract_number_taken',
    'office-space.exchange_missing',
    'office-space.rent_missing',
    'office-space.rent_below_approved',
    'office-space.rent_above_approved',
    'office-space.rent_budget_missing',
    'office-space.rent_comparison_missing',
    'office-space.building_unknown',
    'office-space.letting_overlap',
    'office-space.room_occupied',
    'office-space.lent_without_rent',
    'office-space.lease_term_too_long',
  ],
  summary: 'Enter the contract of what was approved; its schedule of rent is made by the rule',
});
