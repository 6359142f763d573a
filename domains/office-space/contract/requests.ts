import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { rentPlan } from './rents.ts';
import { obtainingMode, promiseState, requestState, rungState } from './request-words.ts';
import { rankCounts, wishFields } from './vacancies.ts';
import { fragment, roomKind, sqm, unitFilter } from './words.ts';

const requestFacts = {
  id,
  orgId: id,
  orgName: z.string(),
  /** Null until the first submission. */
  number: z.string().nullable(),
  state: requestState,
  purpose: z.string(),
  kind: roomKind,
  wantedSqm: sqm,
  /** Persons for whom space is asked, by name and by rank. */
  peopleCount: z.int(),
  /** The rung that is open. */
  mode: obtainingMode,
  applicantName: z.string(),
  submittedOn: day.nullable(),
  decidedOn: day.nullable(),
};
export const request = z.object(requestFacts);

export const requestFilter = {
  q: fragment,
  ...unitFilter,
  state: listParam(requestState),
  kind: listParam(roomKind),
  mode: listParam(obtainingMode),
  submittedFrom: day.optional(),
  submittedTo: day.optional(),
};
export const requestSort = ['number', 'submittedOn', 'orgName', 'wantedSqm', 'state'] as const;

export const listRequests = route({
  method: 'GET',
  path: '/office-space/requests',
  permission: 'office-space.request.read',
  query: pageQuery(requestSort).extend(requestFilter),
  returns: pageOf(request),
  summary: 'Requests for space',
});

export const exportRequests = route({
  method: 'GET',
  path: '/office-space/requests/export',
  permission: 'office-space.request.read',
  query: z.object({ sort: pageQuery(requestSort).shape.sort, ...requestFilter }),
  returns: 'file',
  summary: 'The filtered requests as an Excel workbook',
});

/** One mode of the ladder with why it is or is not open. */
export const rung = z.object({
  mode: obtainingMode,
  state: rungState,
  reason: z.string().nullable(),
  document: z.string().nullable(),
  ruledOutOn: day.nullable(),
  notedBy: z.string().nullable(),
});
export type Rung = z.infer<typeof rung>;

export const promisedRoom = z.object({
  id,
  roomId: id.nullable(),
  roomCode: z.string(),
  buildingName: z.string(),
  floorName: z.string(),
  usableAreaSqm: sqm,
  fromOrgName: z.string(),
  own: z.boolean(),
  state: promiseState,
  reason: z.string().nullable(),
});

export const requestRecord = z.object({
  ...requestFacts,
  kindDocument: z.string().nullable(),
  ranks: rankCounts,
  people: z.array(z.object({ personId: id, name: z.string(), rankCode: z.string().nullable() })),
  buildingId: id.nullable(),
  buildingName: z.string().nullable(),
  opinion: z.string().nullable(),
  ladder: z.array(rung),
  rooms: z.array(promisedRoom),
  rents: z.array(rentPlan),
  agreements: z.array(z.object({ id, number: z.string(), signedOn: day })),
  certificates: z.array(z.object({ id, number: z.string(), roomCode: z.string().nullable() })),
  version: z.int32(),
  abilities,
});
export type RequestRecord = z.infer<typeof requestRecord>;

const oneRequest = z.object({ requestId: id });

export const getRequest = route({
  method: 'GET',
  path: '/office-space/requests/:requestId',
  permission: 'office-space.request.read',
  params: oneRequest,
  returns: requestRecord,
  summary: 'One request with its ladder, rooms, renting, agreement and certificates',
});

const newRequest = {
  purpose: z.string().trim().min(2).max(500),
  ...wishFields,
  /** Project approval or national standard, for a technical-business room (OS-2). */
  kindDocument: z.string().trim().min(1).max(200).nullable().optional(),
};

export const createRequest = route({
  method: 'POST',
  path: '/office-space/requests',
  permission: 'office-space.request.submit',
  body: z.object({ orgId: id, ...newRequest }),
  returns: z.object({ id }),
  status: 201,
  errors: ['office-space.technical_document_missing', 'office-space.rank_not_of_level'],
  summary: 'Draft a request for space',
});

export const changeRequest = route({
  method: 'PUT',
  path: '/office-space/requests/:requestId',
  permission: 'office-space.request.submit',
  params: oneRequest,
  body: z.object({ ...newRequest, version: z.int32() }),
  returns: z.object({ id, version: z.int32() }),
  errors: ['office-space.technical_document_missing', 'office-space.rank_not_of_level', 'office-space.request_not_open'],
  summary: 'Change a draft, or a request that was returned',
});

export const submitRequest = route({
  method: 'POST',
  path: '/office-space/requests/:requestId/submit',
  permission: 'office-space.request.submit',
  params: oneRequest,
  returns: z.object({ id, number: z.string() }),
  errors: ['office-space.request_not_open', 'office-space.need_over_limit', 'approvals.choice_missing', 'approvals.flow_running'],
  summary: 'Submit a request into its approval; it gets its number the first time',
});

export const withdrawRequest = route({
  method: 'POST',
  path: '/office-space/requests/:requestId/withdraw',
  permission: 'office-space.request.submit',
  params: oneRequest,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  returns: z.object({ id }),
  errors: ['office-space.request_not_open'],
  summary: 'Withdraw a request that is not decided, or discard a draft',
});

export const ruleOutMode = route({
  method: 'POST',
  path: '/office-space/requests/:requestId/ruled-out',
  permission: 'office-space.request.submit',
  params: oneRequest,
  body: z.object({
    mode: obtainingMode,
    reason: z.string().trim().min(2).max(500),
    document: z.string().trim().min(1).max(200),
    /** Day on which it was found not possible. */
    on: day,
  }),
  returns: z.object({ id }),
  errors: ['office-space.request_not_open', 'office-space.unified_act', 'office-space.day_in_future', 'office-space.mode_not_earlier'],
  summary: 'Record why a mode is not possible, dated and with its document (OS-21)',
});

export const openMode = route({
  method: 'POST',
  path: '/office-space/requests/:requestId/mode',
  permission: 'office-space.request.handle',
  params: oneRequest,
  body: z.object({ mode: obtainingMode }),
  returns: z.object({ id, mode: obtainingMode }),
  errors: [
    'office-space.request_not_open',
    'office-space.obtaining_order',
    'office-space.need_over_approved',
    'office-space.idle_room_fits',
  ],
  summary: 'Open a mode of obtaining: only when each earlier one is ruled out, and renting only when no idle room fits (OS-21)',
});

export const offerRooms = route({
  method: 'POST',
  path: '/office-space/requests/:requestId/rooms',
  permission: 'office-space.request.handle',
  params: oneRequest,
  body: z.object({ roomIds: z.array(id).min(1).max(50) }),
  returns: z.object({ id, state: requestState }),
  errors: [
    'office-space.request_not_open',
    'office-space.room_promised',
    'office-space.room_not_fitting',
    'office-space.room_occupied',
    'office-space.obtaining_order',
    'office-space.need_over_approved',
  ],
  summary: 'Offer rooms to a request: proposed before the decision, firm after it; of two requests offered the same room one wins',
});

export const answerOffer = route({
  method: 'POST',
  path: '/office-space/requests/:requestId/answer',
  permission: 'office-space.request.answer',
  params: oneRequest,
  body: z.object({ accepted: z.boolean(), reason: z.string().trim().min(2).max(500).nullable().optional() }),
  returns: z.object({ id, state: requestState }),
  errors: ['office-space.request_not_open', 'office-space.reason_missing'],
  summary: 'Accept the offered rooms, or decline them with the reason',
});

export const recordObtained = route({
  method: 'POST',
  path: '/office-space/requests/:requestId/obtained',
  permission: 'office-space.request.handle',
  params: oneRequest,
  body: z.object({
    buildingId: id,
    /** First day of use. */
    on: day,
    document: z.string().trim().min(1).max(200),
  }),
  returns: z.object({ id, handovers: z.int() }),
  errors: ['office-space.request_not_open', 'office-space.day_in_future'],
  summary: 'Record what was exchanged, built or bought; the unit’s old rooms are to be handed over (OS-24)',
});
