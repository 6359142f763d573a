import { z } from 'zod';
import { defineErrors } from '#shared/errors.ts';
import { id } from '#shared/ids.ts';
import { abilities, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { definePermissions } from '#shared/permissions.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { amountYuan } from '#shared/units.ts';
import { disposalDocuments, disposalModes } from '../rules/disposal.ts';
import { newPaper, paper } from './papers.ts';
import { yuan } from './projects.ts';
import { fragment, roomKind, sqm, unitFilter } from './words.ts';

/** Everybody who keeps a register may open the form; that only the administration disposes is said by the rule, with its clause (OS-3, OS-25). */
export const disposalPermissions = definePermissions({
  'office-space.disposal.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.disposal.propose': ['unit-admin', 'officer'],
  'office-space.disposal.manage': ['officer'],
});

export const disposalErrors = defineErrors({
  'office-space.disposal_state': 409,
  'office-space.disposal_rooms_missing': 422,
  'office-space.disposal_unit_same': 422,
  'office-space.disposal_listing_taken': 409,
  'office-space.disposal_receipt_taken': 409,
  'office-space.disposal_no_listing': 422,
  'office-space.disposal_running': 409,
});

/** `disposal_mode` */
export const disposalMode = z.enum(disposalModes).meta({ enum: 'office-space.disposal_mode' });
/** `disposal_state` */
export const disposalState = z
  .enum(['draft', 'in-approval', 'returned', 'approved', 'done', 'denied', 'withdrawn'])
  .meta({ enum: 'office-space.disposal_state' });
/** `disposal_document` */
export const disposalDocument = z.enum(disposalDocuments).meta({ enum: 'office-space.disposal_document' });

export const disposal = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  number: z.string().nullable(),
  mode: disposalMode,
  state: disposalState,
  buildingId: id,
  buildingName: z.string(),
  wholeBuilding: z.boolean(),
  roomCount: z.int(),
  areaSqm: sqm,
  submittedOn: day.nullable(),
  doneOn: day.nullable(),
});
export type Disposal = z.infer<typeof disposal>;

const disposalFilter = {
  q: fragment,
  ...unitFilter,
  buildingId: id.optional(),
  mode: listParam(disposalMode),
  state: listParam(disposalState),
};
const disposalSort = ['number', 'areaSqm', 'submittedOn', 'buildingName'] as const;

export const listDisposals = route({
  method: 'GET',
  path: '/office-space/disposals',
  permission: 'office-space.disposal.read',
  query: pageQuery(disposalSort).extend(disposalFilter),
  returns: pageOf(disposal),
  summary: 'Disposal of idle space in six modes (OS-25)',
});

export const exportDisposals = route({
  method: 'GET',
  path: '/office-space/disposals/export',
  permission: 'office-space.disposal.read',
  query: z.object({ sort: pageQuery(disposalSort).shape.sort, ...disposalFilter }),
  returns: 'file',
  summary: 'The filtered disposals as an Excel workbook',
});

const facts = {
  mode: disposalMode,
  reason: z.string().trim().min(2).max(1000),
  /** Rooms of the building; none means the building as a whole. */
  roomIds: z.array(id).max(500).default([]),
  /** Reallocation: the unit that gets the rooms. */
  toOrgId: id.nullable().optional(),
  /** Change of purpose: the kind that the rooms become. */
  newKind: roomKind.nullable().optional(),
  newKindDocument: z.string().trim().max(200).nullable().optional(),
  /** Exchange: the other side. */
  counterpart: z.string().trim().max(100).nullable().optional(),
  appraisedYuan: amountYuan.nullable().optional(),
  papers: z.array(newPaper(disposalDocument)).max(30).default([]),
};
const ofDisposal = z.object({ disposalId: id });
const onlyAdministration = 'office-space.unified_act';
const wrongRooms = ['office-space.disposal_rooms_missing', 'office-space.technical_document_missing'];
const wrongState = 'office-space.disposal_state';

export const createDisposal = route({
  method: 'POST',
  path: '/office-space/disposals',
  permission: 'office-space.disposal.propose',
  body: z.object({ buildingId: id, ...facts }),
  returns: z.object({ id }),
  status: 201,
  errors: [onlyAdministration, ...wrongRooms],
  summary: 'Write a disposal; only the administration that manages the building may (OS-3)',
});

export const changeDisposal = route({
  method: 'PUT',
  path: '/office-space/disposals/:disposalId',
  permission: 'office-space.disposal.propose',
  params: ofDisposal,
  body: z.object({ ...facts, version: z.int32() }),
  returns: z.object({ id, version: z.int32() }),
  errors: [onlyAdministration, wrongState, ...wrongRooms],
  summary: 'Mend a disposal that is a draft or was returned',
});

export const submitDisposal = route({
  method: 'POST',
  path: '/office-space/disposals/:disposalId/submit',
  permission: 'office-space.disposal.propose',
  params: ofDisposal,
  returns: z.object({ id, number: z.string() }),
  errors: [
    onlyAdministration,
    wrongState,
    'office-space.disposal_documents_missing',
    'office-space.disposal_field_missing',
    'office-space.disposal_title_unsettled',
    'office-space.disposal_room_in_use',
    'office-space.disposal_room_let',
    'office-space.disposal_running',
    'office-space.disposal_unit_same',
  ],
  summary: 'Put a disposal forward: judged by documents and conditions of its mode, numbered, sent into its flow',
});

export const withdrawDisposal = route({
  method: 'POST',
  path: '/office-space/disposals/:disposalId/withdraw',
  permission: 'office-space.disposal.propose',
  params: ofDisposal,
  body: z.object({ reason: z.string().trim().min(1).max(200) }),
  returns: z.object({ id }),
  errors: [onlyAdministration, wrongState],
  summary: 'Take a disposal back before it is decided',
});

export const listDisposal = route({
  method: 'POST',
  path: '/office-space/disposals/:disposalId/listing',
  permission: 'office-space.disposal.manage',
  params: ofDisposal,
  body: z.object({
    exchangeName: z.string().trim().min(1).max(100),
    listingNo: z.string().trim().min(1).max(100),
    listedOn: day,
  }),
  returns: z.object({ id }),
  errors: [wrongState, 'office-space.disposal_listing_taken', 'office-space.disposal_no_listing', 'office-space.day_before_start'],
  summary: 'Enter the listing at the public exchange',
});

export const payDisposal = route({
  method: 'POST',
  path: '/office-space/disposals/:disposalId/income',
  permission: 'office-space.disposal.manage',
  params: ofDisposal,
  body: z.object({ amountYuan, receiptNo: z.string().trim().min(1).max(100), paidOn: day }),
  returns: z.object({ id, paidYuan: yuan }),
  status: 201,
  errors: [wrongState, 'office-space.disposal_receipt_taken'],
  summary: 'Enter income paid to the treasury with its receipt',
});

export const completeDisposal = route({
  method: 'POST',
  path: '/office-space/disposals/:disposalId/complete',
  permission: 'office-space.disposal.manage',
  params: ofDisposal,
  body: z.object({
    dealNo: z.string().trim().min(1).max(100),
    counterpart: z.string().trim().min(1).max(100),
    /** Price; the balance of an exchange, the yearly rent of a letting. */
    dealYuan: amountYuan,
    dealOn: day,
  }),
  returns: z.object({ id, endedRooms: z.int() }),
  errors: [
    wrongState,
    'office-space.disposal_of_public_exchange',
    'office-space.disposal_income_missing',
    'office-space.disposal_income_open',
    'office-space.disposal_room_in_use',
    'office-space.disposal_room_let',
    'office-space.day_before_start',
  ],
  summary: 'Close the deal of an exchange, a letting or an auction; what was sold or exchanged leaves the register and keeps its history',
});

export const getDisposal = route({
  method: 'GET',
  path: '/office-space/disposals/:disposalId',
  permission: 'office-space.disposal.read',
  params: ofDisposal,
  returns: disposal.extend({
    reason: z.string(),
    toOrgId: id.nullable(),
    toOrgName: z.string().nullable(),
    newKind: roomKind.nullable(),
    newKindDocument: z.string().nullable(),
    counterpart: z.string().nullable(),
    appraisedYuan: yuan.nullable(),
    createdOn: day,
    decidedOn: day.nullable(),
    opinion: z.string().nullable(),
    exchangeName: z.string().nullable(),
    listingNo: z.string().nullable(),
    listedOn: day.nullable(),
    dealNo: z.string().nullable(),
    dealYuan: yuan.nullable(),
    dealOn: day.nullable(),
    paidYuan: yuan,
    applicantName: z.string(),
    version: z.int32(),
    /** What stands in the way of putting it forward; null when nothing does or it was put forward. */
    refusal: z
      .object({
        code: z.string(),
        clause: z.string(),
        limit: z.string().nullable(),
        actual: z.string().nullable(),
        rooms: z.string().nullable(),
      })
      .nullable(),
    requiredDocuments: z.array(disposalDocument),
    missingDocuments: z.array(disposalDocument),
    throughExchange: z.boolean(),
    rooms: z.array(
      z.object({
        roomId: id,
        userOrgName: z.string(),
        code: z.string(),
        name: z.string(),
        kind: roomKind,
        usableAreaSqm: sqm.nullable(),
        /** First day on which the room is no more. */
        endedOn: day.nullable(),
      }),
    ),
    income: z.array(z.object({ id, amountYuan: yuan, receiptNo: z.string(), paidOn: day })),
    papers: z.array(paper),
    abilities,
  }),
  summary: 'One disposal with rooms, documents, listing, deal and income',
});
