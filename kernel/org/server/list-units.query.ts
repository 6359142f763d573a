import { reaches } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import { pageFrom } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { listUnits as listUnitsRoute, Unit, unitSort } from '../contract/units.ts';
import { whereUnits } from './unit.visible.ts';

const sorts: Readonly<Record<(typeof unitSort)[number], string>> = {
  sortNo: 'u.sort_no',
  name: 'u.name collate app.pinyin',
  kind: 'u.kind',
  foundedOn: 'u.founded_on',
};

/** Columns of a unit on the wire. Names of units beyond reach are public, see `org.name_of`. */
export const unitColumns = `u.id, u.parent_id as "parentId", org.name_of(u.parent_id) as "parentName", u.name, u.short_name as "shortName",
  u.credit_code as "creditCode", u.kind, u.admin_level as "adminLevel", u.limit_level as "limitLevel", u.division_code as "divisionCode",
  (select d.name from org.division d where d.code = u.division_code) as "divisionName", u.sort_no as "sortNo", u.state, u.successor_id as "successorId",
  org.name_of(u.successor_id) as "successorName", u.founded_on as "foundedOn", u.ended_on as "endedOn",
  (select count(*)::int from org.unit c where c.parent_id = u.id and c.state = 'active') as "childCount", u.version`;

/** One round trip: the page by key alone, names and counts for its rows only, the total beside it. */
export async function listUnits(ctx: Ctx, input: RouteInput<typeof listUnitsRoute>): Promise<RouteAnswer<typeof listUnitsRoute>> {
  const { page, pageSize, sort, ...filter } = input;
  const where = whereUnits(filter, [pageSize, (page - 1) * pageSize]);
  const { field, direction } = sortOf(sort, 'sortNo' as (typeof unitSort)[number]);
  const order = `${sorts[field]} ${direction}, u.name collate app.pinyin, u.id`;
  const { rows } = await ctx.client.query<Unit & { total: number }>(
    `select n.total, ${unitColumns}
     from (select count(*)::int as total from org.unit u where ${where.sql}) n
     left join (select u.id, row_number() over (order by ${order}) as place from org.unit u where ${where.sql} order by ${order} limit $1 offset $2) p on true
     left join org.unit u on u.id = p.id order by p.place`,
    where.values,
  );
  const create = ctx.can('org.unit.manage') && (!filter.parentId || reaches(ctx.actor, 'org.unit.manage', filter.parentId));
  return { ...pageFrom(rows), abilities: { create } };
}
