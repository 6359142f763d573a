import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { document } from './lease-words.ts';
import { fragment, roomKind, unitFilter } from './words.ts';

/** `function_state`: `unapproved` is the finding A9. */
export const functionState = z.enum(['unapproved', 'approved', 'restored']);

export const functionChange = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  roomId: id,
  roomCode: z.string(),
  buildingName: z.string(),
  fromKind: roomKind,
  toKind: roomKind,
  changedOn: day,
  /** Seen on site; the register said otherwise. */
  found: z.boolean(),
  state: functionState,
  approvalDocument: z.string().nullable(),
  restoredOn: day.nullable(),
  note: z.string().nullable(),
});

export const functionFilter = { q: fragment, ...unitFilter, roomId: id.optional(), state: listParam(functionState) };
const functionSort = ['changedOn', 'orgName', 'buildingName'] as const;

export const exportFunctionChanges = route({
  method: 'GET',
  path: '/office-space/function-changes/export',
  permission: 'office-space.alarm.read',
  query: z.object({ sort: pageQuery(functionSort).shape.sort, ...functionFilter }),
  returns: 'file',
  summary: 'The filtered changes of function as an Excel workbook',
});

export const listFunctionChanges = route({
  method: 'GET',
  path: '/office-space/function-changes',
  permission: 'office-space.alarm.read',
  query: pageQuery(functionSort).extend(functionFilter),
  returns: pageOf(functionChange.extend({ abilities })),
  summary: 'Changes of the function of rooms with the approval they rest on (OS-18)',
});

export const reportFunction = route({
  method: 'POST',
  path: '/office-space/function-changes',
  permission: 'office-space.finding.report',
  body: z.object({ roomId: id, toKind: roomKind, changedOn: day, note: z.string().trim().min(1).max(500) }),
  returns: z.object({ id }),
  status: 201,
  errors: ['office-space.function_same', 'office-space.function_open', 'office-space.day_to_come'],
  summary: 'Record that a room is used for another function than approved: a red finding (A9)',
});

export const approveFunction = route({
  method: 'POST',
  path: '/office-space/function-changes/:changeId/approve',
  permission: 'office-space.function.manage',
  params: z.object({ changeId: id }),
  body: z.object({ document }),
  returns: z.object({ id }),
  errors: ['office-space.function_settled', 'office-space.technical_document_missing', 'office-space.room_occupied'],
  summary: 'Approve the change of a function; the register takes it over and the finding clears',
});

export const restoreFunction = route({
  method: 'POST',
  path: '/office-space/function-changes/:changeId/restore',
  permission: 'office-space.function.manage',
  params: z.object({ changeId: id }),
  body: z.object({ on: day }),
  returns: z.object({ id }),
  errors: ['office-space.function_settled', 'office-space.day_before_start', 'office-space.day_to_come'],
  summary: 'Record that the approved function was restored; the finding clears',
});
