import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { moveReasons } from '../rules/reallocation/outcome.ts';
import { fragment } from './words.ts';

/** Label: `enum.office-space.move_order_state.<code>`. */
export const moveOrderStates = ['open', 'done', 'cancelled'] as const;

export const moveOrder = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  reallocationId: id,
  number: z.string(),
  title: z.string(),
  state: z.enum(moveOrderStates),
  moveOn: day,
  document: z.string(),
  issuedBy: z.string(),
  issuedOn: day,
  lineCount: z.int(),
  doneCount: z.int(),
  version: z.int32(),
});
export type MoveOrder = z.output<typeof moveOrder>;

export const moveOrderLine = z.object({
  id,
  seq: z.int(),
  orgId: id,
  orgName: z.string(),
  personId: id,
  personName: z.string(),
  fromRoomId: id,
  fromRoom: z.string(),
  toRoomId: id,
  toRoom: z.string(),
  reasons: z.array(z.enum(moveReasons)),
  doneOn: day.nullable(),
});

export const listMoveOrders = route({
  method: 'GET',
  path: '/office-space/move-orders',
  permission: 'office-space.reallocation.read',
  query: pageQuery(['number', 'moveOn']).extend({ q: fragment, state: z.enum(moveOrderStates).optional() }),
  returns: pageOf(moveOrder),
  summary: 'Orders to move, those that concern the reader’s units',
});

export const getMoveOrder = route({
  method: 'GET',
  path: '/office-space/move-orders/:orderId',
  permission: 'office-space.reallocation.read',
  params: z.object({ orderId: id }),
  returns: moveOrder.extend({
    lines: z.array(moveOrderLine),
    handovers: z.array(z.object({ roomId: id, room: z.string(), fromOrg: z.string(), toOrg: z.string() })),
    abilities,
  }),
  summary: 'An order to move with its lines, as far as the reader sees them',
});

export const executeMoveOrder = route({
  method: 'POST',
  path: '/office-space/move-orders/:orderId/execute',
  permission: 'office-space.reallocation.decide',
  params: z.object({ orderId: id }),
  body: z.object({
    /** Lines to carry out; all that are open when absent. */
    lineIds: z.array(id).min(1).max(5000).optional(),
    version: z.int32(),
  }),
  returns: z.object({ done: z.int(), open: z.int(), version: z.int32() }),
  errors: [
    'office-space.move_order_closed',
    'office-space.move_order_seat_gone',
    'office-space.reallocation_breaks_rules',
    'office-space.reallocation_nothing_chosen',
    'office-space.reallocation_transfer_forbidden',
    'office-space.room_not_office',
    'office-space.room_not_usable',
    'office-space.room_occupied',
    'office-space.person_not_serving',
    'office-space.occupancy_overlap',
    'office-space.occupancy_ended',
    'office-space.day_before_start',
  ],
  summary: 'Carry out an order or some of its lines, all of them or none: seats end and begin, rooms are judged anew',
});

export const cancelMoveOrder = route({
  method: 'POST',
  path: '/office-space/move-orders/:orderId/cancel',
  permission: 'office-space.reallocation.decide',
  params: z.object({ orderId: id }),
  body: z.object({ reason: z.string().trim().min(1).max(200), version: z.int32() }),
  returns: z.object({ id, version: z.int32() }),
  errors: ['office-space.move_order_closed'],
  summary: 'Cancel what is still open of an order',
});
