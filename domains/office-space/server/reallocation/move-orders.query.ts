import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { getMoveOrder as getMoveOrderRoute, listMoveOrders as listMoveOrdersRoute, MoveOrder } from '../../contract/move-orders.ts';
import type { Handover } from '../../rules/reallocation/outcome.ts';
import { reaches } from '../reach.ts';
import { namedRooms, namesOf, roomWord } from './named-places.query.ts';

const sorts = { number: 'o.number', moveOn: 'o.move_on' };
const columns = `o.id, o.org_id as "orgId", coalesce(u.name, '—') as "orgName", o.reallocation_id as "reallocationId", o.number, o.title, o.state,
  o.move_on as "moveOn", o.document, o.issued_by as "issuedBy", o.issued_on as "issuedOn",
  (select count(*)::int from office_space.move_order_line l where l.order_id = o.id) as "lineCount",
  (select count(*)::int from office_space.move_order_line l where l.order_id = o.id and l.done_on is not null) as "doneCount", o.version`;
const tables = 'office_space.move_order o left join org.unit u on u.id = o.org_id';

export async function listMoveOrders(
  ctx: Ctx,
  input: RouteInput<typeof listMoveOrdersRoute>,
): Promise<RouteAnswer<typeof listMoveOrdersRoute>> {
  const where = new Where().and('(o.number ilike ? or o.title ilike ?)', containing(input.q)).and('o.state = ?', input.state);
  const { field, direction } = sortOf(input.sort, '-moveOn' as keyof typeof sorts);
  const text = `select k.total, q.* from (select count(*)::int as total from ${tables} where ${where.sql}) k
   left join (select ${columns} from ${tables} where ${where.sql} order by ${sorts[field]} ${direction}, o.id
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  return pageFrom<MoveOrder>((await ctx.client.query<MoveOrder & { total: number }>(text, where.values)).rows);
}

type Line = RouteAnswer<typeof getMoveOrderRoute>['lines'][number];

export async function getMoveOrder(ctx: Ctx, input: RouteInput<typeof getMoveOrderRoute>): Promise<RouteAnswer<typeof getMoveOrderRoute>> {
  const { rows } = await ctx.client.query<MoveOrder & { kept: Handover[] }>(
    `select ${columns}, o.handovers as kept from ${tables} where o.id = $1`,
    [input.orderId],
  );
  const { kept, ...order } = found(rows[0]);
  const lines = await ctx.client.query<Omit<Line, 'fromRoom' | 'toRoom'>>(
    `select l.id, l.seq, l.org_id as "orgId", coalesce(u.name, '—') as "orgName", l.person_id as "personId", coalesce(p.name, '—') as "personName",
       l.from_room_id as "fromRoomId", l.to_room_id as "toRoomId", l.reasons, l.done_on as "doneOn"
     from office_space.move_order_line l left join org.unit u on u.id = l.org_id left join org.person p on p.id = l.person_id
     where l.order_id = $1 order by l.seq`,
    [order.id],
  );
  const rooms = await namedRooms(ctx, [...lines.rows.flatMap((l) => [l.fromRoomId, l.toRoomId]), ...kept.map((one) => one.roomId)]);
  const units = await namesOf(
    ctx,
    'unit',
    kept.flatMap((one) => [one.fromOrgId, one.toOrgId]),
  );
  const decides = order.state === 'open' && reaches(ctx, 'office-space.reallocation.decide', order.orgId);
  return {
    ...order,
    lines: lines.rows.map((l) => ({ ...l, fromRoom: roomWord(rooms.get(l.fromRoomId)), toRoom: roomWord(rooms.get(l.toRoomId)) })),
    handovers: kept.map((one) => ({
      roomId: one.roomId,
      room: roomWord(rooms.get(one.roomId)),
      fromOrg: units.get(one.fromOrgId) ?? '—',
      toOrg: units.get(one.toOrgId) ?? '—',
    })),
    abilities: { execute: decides, cancel: decides },
  };
}
