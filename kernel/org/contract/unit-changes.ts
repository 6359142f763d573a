import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { document, effectiveOn, reason } from './words.ts';

const unitChange = { on: effectiveOn, reason, document: document.nullable().optional(), version: z.int32() };
const days = ['org.day_in_future', 'org.day_before_last_change', 'org.unit_ended'];

export const moveUnit = route({
  method: 'POST',
  path: '/org/units/:unitId/move',
  permission: 'org.unit.manage',
  params: z.object({ unitId: id }),
  body: z.object({
    /** Null makes it the top of a tree: only for one who reaches every unit. */
    parentId: id.nullable(),
    ...unitChange,
  }),
  returns: z.object({ id, version: z.int32() }),
  errors: [...days, 'org.unit_cycle', 'org.unit_parent_unknown', 'org.unit_name_taken'],
  summary: 'Hang a unit with all below it under another parent; where it hung before is kept',
});

/** People, posts held on the day and lower units go to the successor at once; rooms and what other rooms keep follow by event. */
export const mergeUnit = route({
  method: 'POST',
  path: '/org/units/:unitId/merge',
  permission: 'org.unit.manage',
  params: z.object({ unitId: id }),
  body: z.object({ successorId: id, ...unitChange }),
  returns: z.object({ people: z.int(), posts: z.int(), units: z.int() }),
  errors: [
    ...days,
    'org.unit_cycle',
    'org.successor_ended',
    'org.successor_itself',
    'org.successor_below',
    'org.staff_no_taken',
    'org.unit_name_taken',
    'org.unit_not_empty',
  ],
  summary: 'Merge a unit into a successor, with its history kept',
});

/** Without a successor the unit must be empty: no people, posts, lower units, rooms or buildings. With one it hands everything over as in a merger. */
export const abolishUnit = route({
  method: 'POST',
  path: '/org/units/:unitId/abolish',
  permission: 'org.unit.manage',
  params: z.object({ unitId: id }),
  body: z.object({ successorId: id.nullable().optional(), ...unitChange }),
  returns: z.object({ people: z.int(), posts: z.int(), units: z.int() }),
  errors: mergeUnit.errors,
  summary: 'Abolish an empty unit, or one whose duties a successor takes over',
});

export const listUnitHistory = route({
  method: 'GET',
  path: '/org/units/:unitId/history',
  permission: 'org.unit.read',
  params: z.object({ unitId: id }),
  returns: z.object({
    /** Newest first. */
    items: z.array(
      z.object({
        name: z.string(),
        parentId: id.nullable(),
        parentName: z.string().nullable(),
        from: day,
        /** Last day; null while it holds. */
        to: day.nullable(),
        reason: z.string(),
        document: z.string().nullable(),
      }),
    ),
    /** Units that went into this one. */
    predecessors: z.array(z.object({ id, name: z.string(), endedOn: day })),
  }),
  summary: 'Where a unit hung and what it was called, and what went into it',
});
