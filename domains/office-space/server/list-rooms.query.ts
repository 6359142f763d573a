import type { Ctx } from '#kernel/context.ts';
import { pageFrom, type Statement, type Where } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { listRooms as listRoomsRoute, Room, roomSort } from '../contract/rooms.ts';
import { whereRooms } from './room.visible.ts';

type Input = RouteInput<typeof listRoomsRoute>;

const sorts: Readonly<Record<(typeof roomSort)[number], { by: string; join?: string }>> = {
  code: { by: 'r.code' },
  name: { by: 'r.name' },
  usableAreaSqm: { by: 'r.usable_area_sqm' },
  vacantSince: { by: 'r.vacant_since' },
  buildingName: { by: 'sb.name', join: 'join places.building sb on sb.id = r.building_id' },
  orgName: { by: 'su.name', join: 'join org.unit su on su.id = r.org_id' },
};

/** Columns of a room on the wire; alarms only for a reader who may see them. `$1` is the day on which occupants are counted. */
export const roomColumns = (alarms: boolean): string => `r.id, r.org_id as "orgId", u.name as "orgName", r.building_id as "buildingId",
  b.name as "buildingName", r.floor_id as "floorId", f.name as "floorName", f.level as "floorLevel", r.code, r.name, r.kind, r.kind_document as "kindDocument",
  r.usable_area_sqm as "usableAreaSqm", r.building_area_sqm as "buildingAreaSqm", r.state, r.vacant_since as "vacantSince", r.note,
  (select count(*)::int from office_space.occupancy o where o.room_id = r.id and o.during @> $1::date) as "occupantCount",
  ${alarms ? "array(select a.code from office_space.alarm a where a.subject_kind = 'room' and a.subject_id = r.id and a.cleared_on is null order by a.code)" : "'{}'::text[]"} as alarms,
  r.version`;

export const roomJoins = `left join org.unit u on u.id = r.org_id left join places.building b on b.id = r.building_id left join places.floor f on f.id = r.floor_id`;

/**
 * One round trip; `$1` to `$3` are day, page size and offset: the page is chosen first, names and counts are looked up for its rows only, the total
 * comes beside it. Without a fragment page and total have an index each; with one (`searched`) the matches are few and dear to find, so they are found once.
 * The benches run this text bare as their floor.
 */
export function roomsPage(where: Where, sort: Input['sort'], alarms: boolean, searched = false): Statement {
  const { field, direction } = sortOf(sort, 'code' as (typeof roomSort)[number]);
  const { by, join = '' } = sorts[field];
  const matches = `select r.id, ${by} as place from places.room r ${join} where ${where.sql}`;
  const order = `place ${direction} nulls last, id limit $2 offset $3`;
  const [before, total, page] = searched
    ? [`with hit as materialized (${matches}) `, 'select count(*)::int as total from hit', `select id, place from hit order by ${order}`]
    : ['', `select count(*)::int as total from places.room r where ${where.sql}`, `${matches} order by ${order}`];
  return {
    text: `${before}select n.total, ${roomColumns(alarms)}
 from (${total}) n left join (${page}) p on true
 left join places.room r on r.id = p.id ${roomJoins} order by p.place ${direction} nulls last, r.id`,
    values: where.values,
  };
}

/** The order of the list for an export of all its rows. */
export function roomOrder(sort: Input['sort']): { join: string; order: string } {
  const { field, direction } = sortOf(sort, 'code' as (typeof roomSort)[number]);
  return { join: sorts[field].join ?? '', order: `${sorts[field].by} ${direction} nulls last, r.id` };
}

/** Sums over all filtered rooms, m². */
const totalsOf = (where: Where): Statement => ({
  text: `select coalesce(sum(r.usable_area_sqm), 0)::numeric(14, 2) as "usableAreaSqm", coalesce(sum(r.building_area_sqm), 0)::numeric(14, 2) as "buildingAreaSqm"
 from places.room r where ${where.sql}`,
  values: where.values,
});

export async function listRooms(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof listRoomsRoute>> {
  const where = whereRooms(ctx, input, [ctx.today, input.pageSize, (input.page - 1) * input.pageSize]);
  const { rows } = await ctx.client.query<Room & { total: number }>(
    roomsPage(where, input.sort, ctx.can('office-space.alarm.read'), input.q !== undefined),
  );
  const totals = input.withTotals ? (await ctx.client.query(totalsOf(whereRooms(ctx, input)))).rows[0] : undefined;
  return {
    ...pageFrom(rows),
    abilities: { create: ctx.can('office-space.room.manage'), transfer: ctx.can('office-space.room.allocate') },
    ...(totals ? { totals } : {}),
  };
}
