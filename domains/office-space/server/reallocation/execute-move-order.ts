import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { addDays } from '#shared/time.ts';
import type { cancelMoveOrder as cancelMoveOrderRoute, executeMoveOrder as executeMoveOrderRoute } from '../../contract/move-orders.ts';
import type { Handover } from '../../rules/reallocation/outcome.ts';
import { recheck } from '../check/recheck.ts';
import { endSeat } from '../end-seat.ts';
import { seat } from '../seat.ts';
import { settleVacancy } from '../settle-vacancy.ts';
import { transferRooms } from '../transfer-rooms.ts';
import { mayHandOver, obeyAll } from './accept-reallocation.ts';
import { judgeSelection } from './judge-selection.ts';
import { namesOf } from './named-places.query.ts';
import { readReallocation } from './stored.ts';

interface Order {
  readonly id: string;
  readonly orgId: string;
  readonly reallocationId: string;
  readonly state: string;
  readonly document: string;
  readonly handovers: readonly Handover[];
  readonly version: number;
}

interface Line {
  readonly id: string;
  readonly occupancyId: string;
  readonly personId: string;
  readonly fromRoomId: string;
  readonly toRoomId: string;
}

/** An order that is still open, locked against a second hand. */
async function openOrder(ctx: Ctx, orderId: string, version: number): Promise<Order> {
  const { rows } = await ctx.client.query<Order>(
    `select id, org_id as "orgId", reallocation_id as "reallocationId", state, document, handovers, version
     from office_space.move_order where id = $1 for update`,
    [orderId],
  );
  const order = found(rows[0]);
  if (order.state !== 'open') refuse('office-space.move_order_closed', { state: order.state });
  if (order.version !== version) refuse('stale');
  return order;
}

async function openLines(ctx: Ctx, orderId: string): Promise<Line[]> {
  const { rows } = await ctx.client.query<Line>(
    `select id, occupancy_id as "occupancyId", person_id as "personId", from_room_id as "fromRoomId", to_room_id as "toRoomId"
     from office_space.move_order_line where order_id = $1 and done_on is null order by seq for update`,
    [orderId],
  );
  return rows;
}

/** Refuses when somebody no longer sits where the order takes them from; they are named. */
async function stillSeated(ctx: Ctx, lines: readonly Line[]): Promise<void> {
  const { rows } = await ctx.client.query<{ id: string }>(
    'select id from office_space.occupancy where id = any($1::uuid[]) and during @> $2::date and upper_inf(during)',
    [lines.map((line) => line.occupancyId), ctx.today],
  );
  const seated = new Set(rows.map((row) => row.id));
  const gone = lines.filter((line) => !seated.has(line.occupancyId));
  if (gone.length === 0) return;
  const names = await namesOf(
    ctx,
    'person',
    gone.map((line) => line.personId),
  );
  refuse('office-space.move_order_seat_gone', { people: gone.map((line) => names.get(line.personId) ?? '—').join('、') });
}

/** Ends the old seats and begins the new ones today; every room touched is settled and judged anew, once. */
async function moveAll(ctx: Ctx, lines: readonly Line[]): Promise<void> {
  for (const line of lines) {
    await endSeat(ctx, line.occupancyId, addDays(ctx.today, -1), 'moved');
    await seat(ctx, line.toRoomId, [line.personId], ctx.today, { placesFarApart: false, worksThereOften: false });
  }
  const roomIds = [...new Set(lines.flatMap((line) => [line.fromRoomId, line.toRoomId]))];
  await settleVacancy(ctx, roomIds);
  await recheck(ctx, { roomIds, personIds: lines.map((line) => line.personId) });
}

async function close(ctx: Ctx, order: Order, done: readonly string[]): Promise<{ open: number; version: number }> {
  await ctx.client.query('update office_space.move_order_line set done_on = $2 where id = any($1::uuid[])', [done, ctx.today]);
  const { rows } = await ctx.client.query<{ open: number; version: number }>(
    `with left_over as (select count(*)::int as n from office_space.move_order_line where order_id = $1 and done_on is null)
     update office_space.move_order o set state = case when l.n = 0 then 'done' else 'open' end, version = version + 1
     from left_over l where o.id = $1 returning l.n as open, o.version`,
    [order.id],
  );
  return rows[0] as { open: number; version: number };
}

/**
 * Carries out an order or some of its lines in one transaction: rooms are handed over, seats end and begin. Judged once more over the register as
 * it is, because days may have passed since the order was given.
 */
export async function executeMoveOrder(
  ctx: Ctx,
  input: RouteInput<typeof executeMoveOrderRoute>,
): Promise<RouteAnswer<typeof executeMoveOrderRoute>> {
  const order = await openOrder(ctx, input.orderId, input.version);
  const open = await openLines(ctx, order.id);
  const wanted = input.lineIds && new Set(input.lineIds);
  const lines = wanted ? open.filter((line) => wanted.has(line.id)) : open;
  if (lines.length === 0) refuse('office-space.reallocation_nothing_chosen');
  await stillSeated(ctx, lines);
  const kept = await readReallocation(ctx, order.reallocationId);
  const judged = await judgeSelection(ctx, kept, new Set(lines.map((line) => line.occupancyId)));
  obeyAll(judged.breaches);
  const entered = new Set(lines.map((line) => line.toRoomId));
  const handovers = order.handovers.filter((one) => entered.has(one.roomId));
  mayHandOver(ctx, handovers);
  for (const { roomId, toOrgId } of handovers) await transferRooms(ctx, { roomIds: [roomId], toOrgId, document: order.document });
  await moveAll(ctx, lines);
  const left = await close(
    ctx,
    order,
    lines.map((line) => line.id),
  );
  ctx.audit({
    action: 'office-space.move-order.executed',
    subject: { kind: 'move-order', id: order.id, orgId: order.orgId },
    after: { done: lines.length, open: left.open },
  });
  return { done: lines.length, ...left };
}

/** Cancels what is open; what is done stays done. */
export async function cancelMoveOrder(
  ctx: Ctx,
  input: RouteInput<typeof cancelMoveOrderRoute>,
): Promise<RouteAnswer<typeof cancelMoveOrderRoute>> {
  const order = await openOrder(ctx, input.orderId, input.version);
  const { rows } = await ctx.client.query<{ version: number }>(
    `update office_space.move_order set state = 'cancelled', version = version + 1 where id = $1 returning version`,
    [order.id],
  );
  ctx.audit({
    action: 'office-space.move-order.cancelled',
    subject: { kind: 'move-order', id: order.id, orgId: order.orgId },
    before: { state: 'open' },
    after: { state: 'cancelled', reason: input.reason },
  });
  return { id: order.id, version: (rows[0] as { version: number }).version };
}
