import type { Ctx } from '#kernel/context.ts';
import { pageFrom, type Statement, type Where } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { listOccupancies as listOccupanciesRoute, Occupancy, occupancySort } from '../contract/occupancies.ts';
import { occupancyAbilities, whereOccupancies } from './occupancy.visible.ts';

type Input = RouteInput<typeof listOccupanciesRoute>;

const sorts: Readonly<Record<(typeof occupancySort)[number], { by: string; join?: string }>> = {
  personName: { by: 'sp.name', join: 'left join org.person sp on sp.id = o.person_id' },
  roomCode: { by: 'sr.code', join: 'left join places.room sr on sr.id = o.room_id' },
  buildingName: {
    by: 'sb.name',
    join: 'left join places.room sr on sr.id = o.room_id left join places.building sb on sb.id = sr.building_id',
  },
  orgName: { by: 'su.name', join: 'left join org.unit su on su.id = o.org_id' },
  from: { by: 'lower(o.during)' },
  to: { by: 'upper(o.during)' },
};

/** Columns of a seat on the wire. Whoever sits in a room of the reader's scope is named, whatever unit the person belongs to. */
export const occupancyColumns = `o.id, o.org_id as "orgId", u.name as "orgName", r.building_id as "buildingId", b.name as "buildingName", o.room_id as "roomId",
  r.code as "roomCode", r.usable_area_sqm as "roomAreaSqm", o.person_id as "personId", coalesce(n.name, '') as "personName", p.staff_no as "staffNo",
  lower(o.during) as "from", upper(o.during) - 1 as "to", o.approval_no as "approvalNo", o.end_reason as "endReason"`;

export const occupancyJoins = `left join org.unit u on u.id = o.org_id left join places.room r on r.id = o.room_id left join places.building b on b.id = r.building_id
 left join org.person p on p.id = o.person_id`;

/** One round trip; `$1` and `$2` are page size and offset. */
export function occupanciesPage(where: Where, sort: Input['sort']): Statement {
  const { field, direction } = sortOf(sort, 'roomCode' as (typeof occupancySort)[number]);
  const { by, join = '' } = sorts[field];
  return {
    text: `with q as materialized (select o.*, ${by} as place from office_space.occupancy o ${join} where ${where.sql}
   order by place ${direction} nulls last, o.id limit $1 offset $2)
 select k.total, ${occupancyColumns}
 from (select count(*)::int as total from office_space.occupancy o where ${where.sql}) k
 left join q o on true ${occupancyJoins}
 left join office_space.people_of(array(select person_id from q)) n on n.person_id = o.person_id
 order by o.place ${direction} nulls last, o.id`,
    values: where.values,
  };
}

/** The order of the list for an export of all its rows. */
export function occupancyOrder(sort: Input['sort']): { join: string; order: string } {
  const { field, direction } = sortOf(sort, 'roomCode' as (typeof occupancySort)[number]);
  return { join: sorts[field].join ?? '', order: `${sorts[field].by} ${direction} nulls last, o.id` };
}

export async function listOccupancies(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof listOccupanciesRoute>> {
  const where = whereOccupancies(ctx, input, [input.pageSize, (input.page - 1) * input.pageSize]);
  const { rows } = await ctx.client.query<Occupancy & { total: number }>(occupanciesPage(where, input.sort));
  const { items, total } = pageFrom<Occupancy>(rows);
  return {
    items: items.map((o) => ({ ...o, abilities: occupancyAbilities(ctx, o) })),
    total,
    abilities: { assign: ctx.can('office-space.occupancy.manage') },
  };
}

/** Seats of one room or one person: those of the day, or the ended ones, newest first. */
export async function readOccupancies(
  ctx: Ctx,
  of: { roomId: string } | { personId: string },
  on: string,
  ended: boolean,
): Promise<Occupancy[]> {
  const where = whereOccupancies(ctx, { ...of, on, ...(ended ? { state: 'ended' as const } : {}) });
  const { rows } = await ctx.client.query<Occupancy>(
    `select ${occupancyColumns} from office_space.occupancy o ${occupancyJoins}
     left join lateral office_space.people_of(array[o.person_id]) n on true
     where ${where.sql} order by lower(o.during) desc, o.id limit 200`,
    where.values,
  );
  return rows;
}
