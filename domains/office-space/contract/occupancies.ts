import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { roomVerdict } from './verdicts.ts';
import { endReason, fragment, reclaimReason, sqm, unitFilter } from './words.ts';

export const occupancy = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  buildingId: id,
  buildingName: z.string(),
  roomId: id,
  roomCode: z.string(),
  roomAreaSqm: sqm.nullable(),
  personId: id,
  personName: z.string(),
  staffNo: z.string().nullable(),
  from: day,
  /** Last day; null while it lasts. */
  to: day.nullable(),
  /** Approval of a second office (OS-16). */
  approvalNo: z.string().nullable(),
  endReason: endReason.nullable(),
});
export type Occupancy = z.infer<typeof occupancy>;

export const occupancyFilter = {
  q: fragment,
  ...unitFilter,
  buildingId: id.optional(),
  roomId: id.optional(),
  personId: id.optional(),
  /** Who sat where on this day; today when absent and `state` is absent. */
  on: day.optional(),
  state: z.enum(['current', 'ended', 'all']).optional(),
};
export const occupancySort = ['personName', 'roomCode', 'buildingName', 'orgName', 'from', 'to'] as const;

export const listOccupancies = route({
  method: 'GET',
  path: '/office-space/occupancies',
  permission: 'office-space.occupancy.read',
  query: pageQuery(occupancySort).extend(occupancyFilter),
  returns: pageOf(occupancy.extend({ abilities })),
  summary: 'Who sits where, today or on any past day',
});

export const exportOccupancies = route({
  method: 'GET',
  path: '/office-space/occupancies/export',
  permission: 'office-space.occupancy.read',
  query: z.object({ sort: pageQuery(occupancySort).shape.sort, ...occupancyFilter }),
  returns: 'file',
  summary: 'The filtered occupancies as an Excel workbook',
});

const seatRefusals = [
  'office-space.room_not_office',
  'office-space.room_not_usable',
  'office-space.person_not_serving',
  'office-space.occupancy_overlap',
  'office-space.agreement_missing',
];

/** Approval of a second office with its two grounds (OS-16). */
const secondOffice = {
  approvalNo: z.string().trim().min(1).max(100).nullable().optional(),
  placesFarApart: z.boolean().default(false),
  worksThereOften: z.boolean().default(false),
};

export const assignRoom = route({
  method: 'POST',
  path: '/office-space/occupancies',
  permission: 'office-space.occupancy.manage',
  body: z.object({
    roomId: id,
    /** Several persons share the room (合用). */
    personIds: z.array(id).min(1).max(50),
    from: day,
    ...secondOffice,
  }),
  returns: z.object({ ids: z.array(id), verdict: roomVerdict.nullable() }),
  status: 201,
  errors: seatRefusals,
  summary: 'Seat one person or several in a room; answers what the check says of it',
});

export const moveOccupancy = route({
  method: 'POST',
  path: '/office-space/occupancies/:occupancyId/move',
  permission: 'office-space.occupancy.manage',
  params: z.object({ occupancyId: id }),
  body: z.object({ roomId: id, /** First day in the new room. */ on: day }),
  returns: z.object({ id, verdict: roomVerdict.nullable() }),
  errors: [...seatRefusals, 'office-space.occupancy_ended', 'office-space.same_room', 'office-space.day_before_start'],
  summary: 'Move a person to another room from a day on',
});

export const vacateOccupancy = route({
  method: 'POST',
  path: '/office-space/occupancies/:occupancyId/vacate',
  permission: 'office-space.occupancy.manage',
  params: z.object({ occupancyId: id }),
  body: z.object({ /** Last day in the room. */ on: day, reason: endReason.exclude(['moved']).default('vacated') }),
  returns: z.object({ id, to: day }),
  errors: ['office-space.occupancy_ended', 'office-space.day_before_start'],
  summary: 'End a seat; an open reclaim task of it is closed',
});

/** Tests a seating before it is done: same rule, nothing changes. */
export const trySeating = route({
  method: 'POST',
  path: '/office-space/rooms/:roomId/try-seating',
  permission: 'office-space.occupancy.read',
  readOnly: true,
  params: z.object({ roomId: id }),
  body: z.object({ personIds: z.array(id).max(50), on: day.optional() }),
  returns: z.object({ verdict: roomVerdict.nullable() }),
  errors: [],
  summary: 'What the check would say of a room with exactly these persons seated',
});

export const reclaim = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  occupancyId: id,
  personId: id,
  personName: z.string(),
  roomId: id,
  roomCode: z.string(),
  buildingName: z.string(),
  reason: reclaimReason,
  openedOn: day,
  dueOn: day,
  doneOn: day.nullable(),
  overdue: z.boolean(),
  /** Working days until the day, negative after it; null once done. */
  workingDaysLeft: z.int().nullable(),
});
export const listReclaims = route({
  method: 'GET',
  path: '/office-space/reclaims',
  permission: 'office-space.occupancy.read',
  query: pageQuery(['dueOn', 'openedOn', 'personName', 'orgName']).extend({
    q: fragment,
    ...unitFilter,
    state: z.enum(['open', 'done', 'all']).default('open'),
    overdue: booleanParam,
  }),
  returns: pageOf(reclaim.extend({ abilities })),
  summary: 'Offices to be taken back after transfer, retirement or the end of a second post (OS-16, OS-17)',
});
