import { z } from 'zod';
import { defineErrors } from '#shared/errors.ts';
import { id } from '#shared/ids.ts';
import { abilities, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { definePermissions } from '#shared/permissions.ts';
import { route } from '#shared/route.ts';
import { day, instant } from '#shared/time.ts';
import { areaSqm } from '#shared/units.ts';
import { fragment, roomKind, roomState, sqm } from './words.ts';

/** Special patrols (专项巡检, OS-32): plan → draw → on-site measurement → comparison → finding, which becomes a case. */
export const patrolPermissions = definePermissions({
  'office-space.patrol.read': ['officer', 'leader', 'inspector'],
  'office-space.patrol.manage': ['officer', 'inspector'],
  'office-space.patrol.report': ['officer', 'inspector'],
});

export const patrolErrors = defineErrors({
  'office-space.patrol_nothing_to_draw': 422,
  'office-space.patrol_closed': 409,
  'office-space.patrol_unfinished': 409,
  'office-space.patrol_not_member': 403,
  'office-space.patrol_nothing_found': 422,
});

/** `patrol_state` */
export const patrolState = z.enum(['under-way', 'closed']);
/** `visit_state` */
export const visitState = z.enum(['waiting', 'reported', 'skipped']);
/** `deviation` */
export const deviationKind = z.enum(['over-limit', 'area', 'kind', 'state', 'handed-out', 'occupants', 'no-certificate']);

export const patrol = z.object({
  id,
  number: z.string(),
  name: z.string(),
  basis: z.string().nullable(),
  orgId: id,
  orgName: z.string(),
  from: day,
  to: day,
  state: patrolState,
  roomCount: z.int(),
  reportedCount: z.int(),
  skippedCount: z.int(),
  /** Deviations found in all visits. */
  deviationCount: z.int(),
  version: z.int32(),
});
export type Patrol = z.infer<typeof patrol>;

export const listPatrols = route({
  method: 'GET',
  path: '/office-space/patrols',
  permission: 'office-space.patrol.read',
  query: pageQuery(['from', 'number', 'name']).extend({ q: fragment, state: listParam(patrolState) }),
  returns: pageOf(patrol),
  summary: 'Special patrols of office space',
});

/** The rooms that may be drawn: all offices within reach unless narrowed. */
const drawnFrom = z.object({
  unitIds: z.array(id).min(1).max(500).nullable().default(null),
  buildingIds: z.array(id).min(1).max(200).nullable().default(null),
  kinds: z.array(roomKind).min(1).nullable().default(null),
});

export const createPatrol = route({
  method: 'POST',
  path: '/office-space/patrols',
  permission: 'office-space.patrol.manage',
  body: drawnFrom.extend({
    orgId: id,
    name: z.string().trim().min(1).max(100),
    basis: z.string().trim().min(1).max(200).nullable().default(null),
    from: day,
    to: day,
    memberIds: z.array(id).min(1).max(50),
    rooms: z.int().min(1).max(2000),
    /** Rooms with open alarms are drawn more readily (SU-5). */
    byRisk: z.boolean().default(true),
    /** Entered when it was drawn in public; made by chance otherwise. */
    seed: z.string().trim().min(4).max(64).nullable().default(null),
  }),
  returns: z.object({ id, number: z.string() }),
  status: 201,
  errors: ['office-space.patrol_nothing_to_draw', 'office-space.dates_reversed'],
  summary: 'Plan a patrol and draw its rooms; the draw can be replayed with its seed',
});

export const deviation = z.object({
  kind: deviationKind,
  /** Line of the positive or negative list. */
  item: z.string(),
  registered: z.string().nullable(),
  found: z.string().nullable(),
  difference: z.string().nullable(),
  clause: z.string(),
});

export const visit = z.object({
  id,
  place: z.int(),
  roomId: id,
  roomCode: z.string(),
  roomName: z.string(),
  buildingId: id,
  buildingName: z.string(),
  floorName: z.string(),
  orgId: id,
  orgName: z.string(),
  personId: id.nullable(),
  inspectorName: z.string().nullable(),
  state: visitState,
  /** The register today, for comparison on site. */
  kind: roomKind,
  roomState,
  usableAreaSqm: sqm.nullable(),
  occupants: z.array(z.string()),
  foundKind: roomKind.nullable(),
  foundState: roomState.nullable(),
  measuredSqm: sqm.nullable(),
  seated: z.int().nullable(),
  note: z.string().nullable(),
  signedBy: z.string().nullable(),
  objection: z.string().nullable(),
  skipReason: z.string().nullable(),
  deviations: z.array(deviation),
  visitedAt: instant.nullable(),
  reportedByName: z.string().nullable(),
  version: z.int32(),
});
export type Visit = z.infer<typeof visit>;

const patrolId = z.object({ patrolId: id });

export const getPatrol = route({
  method: 'GET',
  path: '/office-space/patrols/:patrolId',
  permission: 'office-space.patrol.read',
  params: patrolId,
  returns: patrol.extend({
    members: z.array(z.object({ id, name: z.string() })),
    seed: z.string(),
    byRisk: z.boolean(),
    drawnAt: instant,
    /** Rooms that stood to be drawn. */
    candidates: z.int(),
    conclusion: z.string().nullable(),
    closedOn: day.nullable(),
    abilities,
  }),
  summary: 'One patrol with its draw',
});

/** All visits of a patrol: what a phone takes along, so that it works without a network. */
export const listVisits = route({
  method: 'GET',
  path: '/office-space/patrols/:patrolId/visits',
  permission: 'office-space.patrol.read',
  params: patrolId,
  query: z.object({ state: listParam(visitState) }),
  returns: z.object({ items: z.array(visit), total: z.int(), abilities }),
  summary: 'Rooms of a patrol with the register beside what was found',
});

/** The draw done again from the lots, weights and seed that were kept. */
export const replayDraw = route({
  method: 'GET',
  path: '/office-space/patrols/:patrolId/draw',
  permission: 'office-space.patrol.read',
  params: patrolId,
  returns: z.object({ seed: z.string(), candidates: z.int(), drawn: z.array(id), same: z.boolean() }),
  summary: 'Replay the draw of a patrol and say whether it comes out the same',
});

const visitId = z.object({ visitId: id });

export const reportVisit = route({
  method: 'POST',
  path: '/office-space/patrol-visits/:visitId/report',
  permission: 'office-space.patrol.report',
  params: visitId,
  body: z.object({
    /** When the inspector stood there; a phone without a network reports later. */
    visitedAt: instant,
    measuredSqm: areaSqm
      .refine((v) => Number(v) > 0, { error: 'too_small', params: { min: '0.01' } })
      .nullable()
      .default(null),
    foundKind: roomKind.nullable().default(null),
    foundState: roomState.nullable().default(null),
    seated: z.int().min(0).max(999).nullable().default(null),
    note: z.string().trim().min(1).max(1000).nullable().default(null),
    /** Who signed for the unit on site. */
    signedBy: z.string().trim().min(1).max(50).nullable().default(null),
    objection: z.string().trim().min(1).max(1000).nullable().default(null),
    photoIds: z.array(id).max(12).default([]),
  }),
  returns: z.object({ id, deviations: z.array(deviation), caseIds: z.array(id) }),
  errors: ['office-space.patrol_closed', 'office-space.patrol_not_member', 'office-space.patrol_nothing_found', 'files.not_attachable'],
  summary: 'Report what was found in a room; each deviation becomes a case',
});

export const skipVisit = route({
  method: 'POST',
  path: '/office-space/patrol-visits/:visitId/skip',
  permission: 'office-space.patrol.report',
  params: visitId,
  body: z.object({ reason: z.string().trim().min(1).max(200) }),
  returns: 'none',
  errors: ['office-space.patrol_closed', 'office-space.patrol_not_member'],
  summary: 'Leave a room out with the reason, such as a door that stayed closed',
});

export const closePatrol = route({
  method: 'POST',
  path: '/office-space/patrols/:patrolId/close',
  permission: 'office-space.patrol.manage',
  params: patrolId,
  body: z.object({ conclusion: z.string().trim().min(1).max(2000), version: z.int32() }),
  returns: 'none',
  errors: ['office-space.patrol_unfinished', 'office-space.patrol_closed'],
  summary: 'Close a patrol in which no room waits any more',
});
