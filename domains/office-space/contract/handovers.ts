import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { handoverReason } from './request-words.ts';
import { fragment, sqm, unitFilter } from './words.ts';

/** A room to be given back to the administration (OS-24). */
export const handover = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  roomId: id,
  roomCode: z.string(),
  buildingName: z.string(),
  usableAreaSqm: sqm.nullable(),
  occupantCount: z.int(),
  reason: handoverReason,
  document: z.string().nullable(),
  openedOn: day,
  dueOn: day,
  doneOn: day.nullable(),
  overdue: z.boolean(),
  abilities,
});

export const listHandovers = route({
  method: 'GET',
  path: '/office-space/handovers',
  permission: 'office-space.handover.read',
  query: pageQuery(['dueOn', 'openedOn', 'orgName', 'buildingName']).extend({
    q: fragment,
    ...unitFilter,
    reason: listParam(handoverReason),
    state: z.enum(['open', 'done', 'all']).default('open'),
    overdue: booleanParam,
  }),
  returns: pageOf(handover),
  summary: 'Rooms to be handed back: after building new ones, of units that end, above what is approved (OS-24)',
});

export const openHandovers = route({
  method: 'POST',
  path: '/office-space/handovers',
  permission: 'office-space.handover.manage',
  body: z.object({
    orgId: id,
    /** All rooms of the unit when absent. */
    roomIds: z.array(id).max(500).optional(),
    reason: handoverReason,
    document: z.string().trim().min(1).max(200),
    dueOn: day,
  }),
  returns: z.object({ opened: z.int() }),
  status: 201,
  errors: ['office-space.dates_reversed'],
  summary: 'Demand rooms of a unit back; those asked for already stay as they are',
});

export const finishHandover = route({
  method: 'POST',
  path: '/office-space/handovers/:handoverId/done',
  permission: 'office-space.handover.manage',
  params: z.object({ handoverId: id }),
  body: z.object({ document: z.string().trim().min(1).max(200) }),
  returns: z.object({ id, doneOn: day }),
  errors: ['office-space.handover_done', 'office-space.room_occupied'],
  summary: 'Take a room back: it goes to the unit that manages the building and stands vacant',
});
