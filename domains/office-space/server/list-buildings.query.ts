import type { Ctx } from '#kernel/context.ts';
import { pageFrom, type Statement, type Where } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Building, buildingSort, listBuildings as listBuildingsRoute } from '../contract/buildings.ts';
import { whereBuildings } from './building.visible.ts';

type Input = RouteInput<typeof listBuildingsRoute>;

const sorts: Readonly<Record<(typeof buildingSort)[number], string>> = {
  name: 'b.name',
  code: 'b.code',
  orgName: 'org.name_of(b.org_id)',
  buildingAreaSqm: 'b.building_area_sqm',
  usableAreaSqm: 'b.usable_area_sqm',
  builtYear: 'b.built_year',
};

/** Columns of a building on the wire. `$1` is the day of lettings. Sums are of the rooms within the reader's wall. */
export const buildingColumns = (
  alarms: boolean,
): string => `b.id, b.org_id as "orgId", org.name_of(b.org_id) as "orgName", b.campus_id as "campusId", c.name as "campusName", b.code, b.name,
  b.division_code as "divisionCode", d.name as "divisionName", b.address, b.longitude, b.latitude, b.structure, b.height_class as "heightClass",
  b.storeys_above as "storeysAbove", b.storeys_below as "storeysBelow", b.built_year as "builtYear", b.building_area_sqm as "buildingAreaSqm",
  b.usable_area_sqm as "usableAreaSqm", b.state, t.status as "titleStatus", n.*, l.*,
  ${
    alarms
      ? `(select count(*)::int from office_space.alarm a where a.cleared_on is null and (a.subject_id = b.id
    or a.subject_kind = 'room' and a.subject_id in (select id from places.room where building_id = b.id)))`
      : '0'
  } as "alarmCount", b.version`;

export const buildingJoins = `left join places.campus c on c.id = b.campus_id
 left join org.division d on d.code = b.division_code left join office_space.title t on t.building_id = b.id
 left join lateral (select count(*)::int as "roomCount", coalesce(sum(r.usable_area_sqm), 0)::numeric(14, 2) as "roomUsableSqm",
   coalesce(sum(r.usable_area_sqm) filter (where r.state = 'vacant'), 0)::numeric(14, 2) as "vacantSqm" from places.room r where r.building_id = b.id) n on true
 left join lateral (select coalesce(sum(x.area_sqm) filter (where x.direction = 'let'), 0)::numeric(14, 2) as "letSqm",
   coalesce(sum(x.area_sqm) filter (where x.direction = 'lent'), 0)::numeric(14, 2) as "lentSqm",
   coalesce(sum(x.area_sqm) filter (where x.direction = 'rented'), 0)::numeric(14, 2) as "rentedSqm",
   coalesce(sum(x.area_sqm) filter (where x.direction = 'borrowed'), 0)::numeric(14, 2) as "borrowedSqm"
   from office_space.letting x where x.building_id = b.id and x.during @> $1::date) l on true`;

/** One round trip; `$1` to `$3` are day, page size and offset. Sums are made for the rows of the page only. */
export function buildingsPage(where: Where, sort: Input['sort'], alarms: boolean): Statement {
  const { field, direction } = sortOf(sort, 'name' as (typeof buildingSort)[number]);
  return {
    text: `select k.total, ${buildingColumns(alarms)}
 from (select count(*)::int as total from places.building b where ${where.sql}) k
 left join (select b.id, ${sorts[field]} as place from places.building b where ${where.sql}
   order by 2 ${direction} nulls last, b.id limit $2 offset $3) q on true
 left join places.building b on b.id = q.id ${buildingJoins} order by q.place ${direction} nulls last, b.id`,
    values: where.values,
  };
}

/** The order of the list for an export of all its rows. */
export function buildingOrder(sort: Input['sort']): string {
  const { field, direction } = sortOf(sort, 'name' as (typeof buildingSort)[number]);
  return `${sorts[field]} ${direction} nulls last, b.id`;
}

const totalsOf = (where: Where): Statement => ({
  text: `select coalesce(sum(b.building_area_sqm), 0)::numeric(16, 2) as "buildingAreaSqm", coalesce(sum(b.usable_area_sqm), 0)::numeric(16, 2) as "usableAreaSqm"
 from places.building b where ${where.sql}`,
  values: where.values,
});

export async function listBuildings(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof listBuildingsRoute>> {
  const where = whereBuildings(input, [ctx.today, input.pageSize, (input.page - 1) * input.pageSize]);
  const { rows } = await ctx.client.query<Building & { total: number }>(
    buildingsPage(where, input.sort, ctx.can('office-space.alarm.read')),
  );
  const totals = input.withTotals ? (await ctx.client.query(totalsOf(whereBuildings(input)))).rows[0] : undefined;
  return { ...pageFrom(rows), abilities: { create: ctx.can('office-space.building.manage') }, ...(totals ? { totals } : {}) };
}
