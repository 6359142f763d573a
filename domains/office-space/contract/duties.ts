import { z } from 'zod';
import { storedFile } from '#kernel/files/contract/files.ts';
import { id } from '#shared/ids.ts';
import { abilities, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { dutyKinds, dutyStates } from '../rules/duties.ts';
import { document } from './lease-words.ts';
import { fragment, roomKind, sqm, unitFilter } from './words.ts';

/** `duty_kind` */
export const dutyKind = z.enum(dutyKinds);
/** `duty_state` */
export const dutyState = z.enum(dutyStates);

export const duty = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  year: z.int(),
  kind: dutyKind,
  state: dutyState,
  openedOn: day,
  dueOn: day,
  doneOn: day.nullable(),
  /** Where it was published: the page of the intranet, the board. */
  place: z.string().nullable(),
  document: z.string().nullable(),
  version: z.int32(),
});

export const dutyFilter = {
  q: fragment,
  ...unitFilter,
  year: z.coerce.number().int().min(2000).max(2999).optional(),
  kind: listParam(dutyKind),
  state: listParam(dutyState),
};
export const dutySort = ['dueOn', 'orgName', 'year', 'doneOn'] as const;
export const listDuties = route({
  method: 'GET',
  path: '/office-space/duties',
  permission: 'office-space.duty.read',
  query: pageQuery(dutySort).extend(dutyFilter),
  returns: pageOf(duty.extend({ abilities })).extend({ counts: z.record(z.string(), z.int()) }),
  summary: 'Yearly tasks: publication of room use and filing of leaders’ offices (OS-19)',
});

/** One line of what is published or filed. `limitSqm` and `overSqm` are of leaders' offices. */
export const dutyLine = z.object({
  buildingName: z.string(),
  roomCode: z.string(),
  roomKind,
  usableAreaSqm: sqm.nullable(),
  people: z.array(z.object({ name: z.string(), title: z.string().nullable(), rankCode: z.string().nullable() })),
  limitSqm: sqm.nullable(),
  overSqm: sqm.nullable(),
  /** Approval of a second office. */
  approvalNo: z.string().nullable(),
});
export type DutyLine = z.infer<typeof dutyLine>;

export const getDuty = route({
  method: 'GET',
  path: '/office-space/duties/:dutyId',
  permission: 'office-space.duty.read',
  params: z.object({ dutyId: id }),
  returns: duty.extend({
    note: z.string().nullable(),
    doneByName: z.string().nullable(),
    /** As it stands today; as it was published or filed once the task is done. */
    lines: z.array(dutyLine),
    files: z.array(storedFile),
    abilities,
  }),
  summary: 'One yearly task with the list to publish or the form to file, and its evidence',
});

export const exportDuty = route({
  method: 'GET',
  path: '/office-space/duties/:dutyId/export',
  permission: 'office-space.duty.read',
  params: z.object({ dutyId: id }),
  returns: 'file',
  summary: 'The list to publish or the filing form as an Excel workbook',
});

export const exportDuties = route({
  method: 'GET',
  path: '/office-space/duties/export',
  permission: 'office-space.duty.read',
  query: z.object({ sort: pageQuery(dutySort).shape.sort, ...dutyFilter }),
  returns: 'file',
  summary: 'The filtered yearly tasks as an Excel workbook',
});

export const completeDuty = route({
  method: 'POST',
  path: '/office-space/duties/:dutyId/complete',
  permission: 'office-space.duty.do',
  params: z.object({ dutyId: id }),
  body: z.object({
    doneOn: day,
    place: z.string().trim().min(1).max(200).nullable().optional(),
    document: document.nullable().optional(),
    note: z.string().trim().min(1).max(500).nullable().optional(),
    /** Photo or print of the publication, receipt of the filing. */
    fileIds: z.array(id).min(1).max(20),
    version: z.int32(),
  }),
  returns: z.object({ id }),
  errors: ['office-space.duty_done', 'office-space.day_to_come', 'office-space.day_before_start', 'files.not_attachable'],
  summary: 'Do a yearly task with its evidence; the list is kept as it was',
});
