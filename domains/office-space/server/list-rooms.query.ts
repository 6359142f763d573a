import type { Ctx } from '#kernel/context.ts';
import type { Statement, Where } from '#kernel/db/where.ts';
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
const roomColumns = (alarms: boolean): string => `r.id, r.org_id as "orgId", u.name as "orgName", r.building_id as "buildingId",
  b.name as "buildingName", r.floor_id as "floorId", f.name as "floorName", f.level as "floorLevel", r.code, r.name, r.kind, r.kind_document as "kindDocument",
  r.usable_area_sqm as "usableAreaSqm", r.building_area_sqm as "buildingAreaSqm", r.state, r.vacant_since as "vacantSince", r.note,
  (select count(*)::int from office_space.occupancy o where o.room_id = r.id and o.during @> $1::date) as "occupantCount",
  ${alarms ? "array(select a.code from office_space.alarm a where a.subject_kind = 'room' and a.subject_id = r.id and a.cleared_on is null order by a.code)" : "'{}'::text[]"} as alarms,
  r.version`;

export const roomJoins = `left join org.unit u on u.id = r.org_id left join places.building b on b.id = r.building_id left join places.floor f on f.id = r.floor_id`;

const byIds = [false, true].map(
  (alarms) =>
    `select ${roomColumns(alarms)} from places.room r ${roomJoins} where r.id = any($2::uuid[]) order by array_position($2, r.id)`,
);

/** Rooms by their ids, in that order, as on the day `on`. The text never varies, so its plan is kept: planning it costs as much as running it. */
export const roomsByIds = (ids: readonly string[], on: string, alarms: boolean): Statement => ({
  name: `office-space.rooms-by-ids.${alarms}`,
  text: byIds[Number(alarms)] as string,
  values: [on, ids],
});

/**
 * The ids of one page and the total, in one row; `$1` and `$2` are page size and offset. Without a fragment page and total have an index each; with one
 * (`searched`) the matches are few and dear to find, so they are found once. The benches run this text bare as their floor.
 */
export function roomsPage(where: Where, sort: Input['sort'], searched = false): Statement {
  const { field, direction } = sortOf(sort, 'code' as (typeof roomSort)[number]);
  const { by, join = '' } = sorts[field];
  const matches = `select r.id, ${by} as place from places.room r ${join} where ${where.sql}`;
  const order = `order by place ${direction} nulls last, id limit $1 offset $2`;
  return {
    text: searched
      ? `with hit as materialized (${matches}) select (select count(*)::int from hit) as total, array(select id from hit ${order}) as ids`
      : `select (select count(*)::int from places.room r where ${where.sql}) as total, array(select id from (${matches} ${order}) page) as ids`,
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
  const where = whereRooms(ctx, input, [input.pageSize, (input.page - 1) * input.pageSize]);
  const page = (await ctx.client.query<{ total: number; ids: string[] }>(roomsPage(where, input.sort, input.q !== undefined))).rows[0];
  const { total, ids } = page as { total: number; ids: string[] };
  const items = ids.length === 0 ? [] : (await ctx.client.query<Room>(roomsByIds(ids, ctx.today, ctx.can('office-space.alarm.read')))).rows;
  const totals = input.withTotals ? (await ctx.client.query(totalsOf(whereRooms(ctx, input)))).rows[0] : undefined;
  return {
    items,
    total,
    abilities: { create: ctx.can('office-space.room.manage'), transfer: ctx.can('office-space.room.allocate') },
    ...(totals ? { totals } : {}),
  };
}
