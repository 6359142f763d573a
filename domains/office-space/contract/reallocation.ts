import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day, instant } from '#shared/time.ts';
import { decimal } from '#shared/units.ts';
import { checkVerdicts } from '../rules/comparison.ts';
import { driftCodes } from '../rules/reallocation/drift.ts';
import { constraintIds, defaultQuestion, defaultWeights, weightNames } from '../rules/reallocation/model.ts';
import { moveReasons } from '../rules/reallocation/outcome.ts';
import { alarmLevel, fragment, sqm } from './words.ts';

/** Label: `enum.office-space.reallocation_state.<code>`. */
export const reallocationStates = ['proposed', 'infeasible', 'accepted', 'dismissed'] as const;
export const reallocationState = z.enum(reallocationStates);

const points = z.int().min(0).max(1000);
const weightShape = Object.fromEntries(weightNames.map((name) => [name, points.default(defaultWeights[name])])) as {
  [K in (typeof weightNames)[number]]: z.ZodDefault<typeof points>;
};

/** What may be asked. Lists name rooms, floors and people by id; all within the buildings. */
export const reallocationQuestion = z.object({
  title: z.string().trim().min(1).max(100),
  buildingIds: z.array(id).min(1).max(20),
  /** Units whose rooms take part; all within reach when empty. */
  orgIds: z.array(id).max(200).default([]),
  /** People who keep their seat. */
  keepPersonIds: z.array(id).max(500).default([]),
  /** Rooms that stay as they are. */
  keepRoomIds: z.array(id).max(500).default([]),
  /** Rooms that must be empty afterwards. */
  emptyRoomIds: z.array(id).max(500).default([]),
  /** Floors whose offices must be empty afterwards. */
  emptyFloorIds: z.array(id).max(100).default([]),
  clearAll: z.boolean().default(defaultQuestion.clearAll),
  leastFreed: z.int().min(0).max(5000).default(defaultQuestion.leastFreed),
  mostMoves: z.int().min(0).max(5000).nullable().default(null),
  leadersAlone: z.boolean().default(defaultQuestion.leadersAlone),
  leastSqmPerPerson: decimal(2, '1', '100').default(String(defaultQuestion.leastSqmPerPerson)),
  mostPerRoom: z.int().min(1).max(20).default(defaultQuestion.mostPerRoom),
  transfers: z.boolean().default(defaultQuestion.transfers),
  weights: z.object(weightShape).prefault({}),
  /** Seconds the solver may take; then the best found so far is given with its gap. */
  seconds: z.int().min(1).max(300).default(60),
});
export type ReallocationQuestion = z.output<typeof reallocationQuestion>;

export const reallocationFigures = z.object({
  overRooms: z.int(),
  overSqm: sqm,
  usedRooms: z.int(),
  freedRooms: z.int(),
  freedSqm: sqm,
  freedFloors: z.int(),
  clearedRooms: z.int(),
  moves: z.int(),
  transfers: z.int(),
  /** Points of the objective with two places; less is better. */
  points: z.string(),
});

const seatNow = z.object({
  verdict: z.enum(checkVerdicts),
  level: alarmLevel.nullable(),
  limitSqm: sqm.nullable(),
  overSqm: sqm.nullable(),
  persons: z.int(),
});

/** An office of the plan as it is and as it would be. */
export const planRoom = z.object({
  id,
  code: z.string(),
  areaSqm: sqm.nullable(),
  orgId: id,
  orgName: z.string(),
  /** Unit afterwards, when the room is handed over. */
  toOrgName: z.string().nullable(),
  before: seatNow,
  after: seatNow,
});
export const planFloor = z.object({
  id,
  buildingId: id,
  buildingName: z.string(),
  name: z.string(),
  level: z.int(),
  rooms: z.array(planRoom),
});

export const proposedMove = z.object({
  seatId: id,
  personId: id,
  personName: z.string(),
  orgName: z.string(),
  rankCode: z.string().nullable(),
  fromRoomId: id,
  fromRoom: z.string(),
  toRoomId: id,
  toRoom: z.string(),
  reasons: z.array(z.enum(moveReasons)),
});

export const drift = z.object({ code: z.enum(driftCodes), roomId: id, room: z.string(), person: z.string().nullable() });

const summary = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  title: z.string(),
  state: reallocationState,
  moves: z.int(),
  clearedRooms: z.int(),
  freedRooms: z.int(),
  madeBy: z.string(),
  madeAt: instant,
  version: z.int32(),
});
export type ReallocationSummary = z.output<typeof summary>;

export const listReallocations = route({
  method: 'GET',
  path: '/office-space/reallocations',
  permission: 'office-space.reallocation.read',
  query: pageQuery(['madeAt', 'title']).extend({ q: fragment }),
  returns: pageOf(summary),
  summary: 'Proposals of re-allocation, newest first',
});

export const startReallocation = route({
  method: 'POST',
  path: '/office-space/reallocations',
  permission: 'office-space.reallocation.propose',
  body: reallocationQuestion,
  returns: z.object({ taskId: id }),
  status: 202,
  errors: ['office-space.reallocation_no_rooms', 'office-space.reallocation_transfer_forbidden'],
  summary: 'Ask for the best re-allocation of offices; a long job computes and proves it',
});

export const getReallocation = route({
  method: 'GET',
  path: '/office-space/reallocations/:reallocationId',
  permission: 'office-space.reallocation.read',
  params: z.object({ reallocationId: id }),
  returns: summary.extend({
    question: reallocationQuestion,
    /** Every constraint at work, with the clause it rests on. */
    constraints: z.array(z.object({ id: z.enum(constraintIds), clause: z.string() })),
    rooms: z.int(),
    people: z.int(),
    /** Proved: nothing better exists. */
    proved: z.boolean(),
    /** Percent by which something better might exist; 0 when proved. */
    gapPercent: z.string(),
    solveSeconds: z.string(),
    patterns: z.int(),
    today: reallocationFigures,
    greedy: reallocationFigures,
    best: reallocationFigures.nullable(),
    proposed: z.array(proposedMove),
    floors: z.array(planFloor),
    conflict: z
      .object({
        missed: z.array(z.object({ constraint: z.enum(constraintIds), by: z.int(), rooms: z.array(z.string()) })),
        enough: z.array(z.enum(constraintIds)),
      })
      .nullable(),
    /** What changed in the register since; the moves concerned cannot be accepted. */
    drift: z.array(drift),
    orderId: id.nullable(),
    abilities,
  }),
  summary: 'A proposal: figures, moves with their reasons, rooms before and after, constraints, or why nothing fits',
});

export const verifyReallocation = route({
  method: 'POST',
  path: '/office-space/reallocations/:reallocationId/verify',
  permission: 'office-space.reallocation.read',
  readOnly: true,
  params: z.object({ reallocationId: id }),
  body: z.object({ seatIds: z.array(id).max(5000) }),
  returns: z.object({
    figures: reallocationFigures,
    breaches: z.array(
      z.object({
        roomId: id,
        room: z.string(),
        code: z.string(),
        clause: z.string(),
        limit: z.string().nullable(),
        actual: z.string().nullable(),
      }),
    ),
    drift: z.array(drift),
  }),
  summary: 'What some of the proposed moves would leave, by the rules of today',
});

export const acceptReallocation = route({
  method: 'POST',
  path: '/office-space/reallocations/:reallocationId/accept',
  permission: 'office-space.reallocation.decide',
  params: z.object({ reallocationId: id }),
  body: z.object({
    /** Seats whose moves are accepted; all of the proposal when absent. */
    seatIds: z.array(id).min(1).max(5000).optional(),
    moveOn: day,
    document: z.string().trim().min(1).max(200),
    version: z.int32(),
  }),
  returns: z.object({ orderId: id }),
  status: 201,
  errors: [
    'office-space.reallocation_closed',
    'office-space.reallocation_stale',
    'office-space.reallocation_breaks_rules',
    'office-space.reallocation_nothing_chosen',
    'office-space.reallocation_transfer_forbidden',
  ],
  summary: 'Accept all or some of the moves; an order to move comes of it',
});

export const dismissReallocation = route({
  method: 'POST',
  path: '/office-space/reallocations/:reallocationId/dismiss',
  permission: 'office-space.reallocation.decide',
  params: z.object({ reallocationId: id }),
  body: z.object({ version: z.int32() }),
  returns: z.object({ id, version: z.int32() }),
  errors: ['office-space.reallocation_closed'],
  summary: 'Lay a proposal aside',
});
