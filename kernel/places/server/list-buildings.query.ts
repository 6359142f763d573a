import type { Ctx } from '#kernel/context.ts';
import { pageFrom } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Building, buildingSort, listBuildings as listBuildingsRoute } from '../contract/buildings.ts';
import { listAbilities, whereBuildings } from './place.visible.ts';

const sorts: Readonly<Record<(typeof buildingSort)[number], string>> = {
  name: 'b.name collate app.pinyin',
  code: 'b.code',
  buildingAreaSqm: 'b.building_area_sqm',
  usableAreaSqm: 'b.usable_area_sqm',
  builtYear: 'b.built_year',
};

/** Columns of a building on the wire; sums are of the rooms within the reader's wall. */
export const buildingColumns = `b.id, b.org_id as "orgId", org.name_of(b.org_id) as "orgName", b.campus_id as "campusId", c.name as "campusName", b.code, b.name,
  b.division_code as "divisionCode", d.name as "divisionName", b.address, b.longitude, b.latitude, b.structure, b.height_class as "heightClass",
  b.storeys_above as "storeysAbove", b.storeys_below as "storeysBelow", b.built_year as "builtYear", b.building_area_sqm as "buildingAreaSqm",
  b.usable_area_sqm as "usableAreaSqm", b.state, n.*, b.version`;
export const buildingJoins = `left join places.campus c on c.id = b.campus_id left join org.division d on d.code = b.division_code
  left join lateral (select count(*)::int as "roomCount", coalesce(sum(r.usable_area_sqm), 0)::numeric(14, 2) as "roomUsableSqm"
    from places.room r where r.building_id = b.id) n on true`;

/** One round trip: the page is chosen first, sums and names are looked up for its rows only, the total comes beside it. */
export async function listBuildings(
  ctx: Ctx,
  input: RouteInput<typeof listBuildingsRoute>,
): Promise<RouteAnswer<typeof listBuildingsRoute>> {
  const where = whereBuildings(input, [input.pageSize, (input.page - 1) * input.pageSize]);
  const { field, direction } = sortOf(input.sort, 'name' as (typeof buildingSort)[number]);
  const { rows } = await ctx.client.query<Building & { total: number }>(
    `select k.total, ${buildingColumns}
     from (select count(*)::int as total from places.building b where ${where.sql}) k
     left join (select b.id, row_number() over (order by ${sorts[field]} ${direction} nulls last, b.id) as place from places.building b
       where ${where.sql} order by 2 limit $1 offset $2) q on true
     left join places.building b on b.id = q.id ${buildingJoins} order by q.place`,
    where.values,
  );
  return { ...pageFrom(rows), abilities: listAbilities(ctx) };
}
