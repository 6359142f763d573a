import type { Ctx } from '#kernel/context.ts';
import { pageFrom } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Campus, campusSort, getCampus as getCampusRoute, listCampuses as listCampusesRoute } from '../contract/campuses.ts';
import { listAbilities, placeAbilities, whereCampuses } from './place.visible.ts';

const sorts: Readonly<Record<(typeof campusSort)[number], string>> = {
  name: 'c.name collate app.pinyin',
  code: 'c.code',
  landAreaSqm: 'c.land_area_sqm',
};

const columns = `c.id, c.org_id as "orgId", org.name_of(c.org_id) as "orgName", c.code, c.name, c.division_code as "divisionCode", d.name as "divisionName",
  c.address, c.longitude, c.latitude, c.land_area_sqm as "landAreaSqm",
  (select count(*)::int from places.building b where b.campus_id = c.id) as "buildingCount", c.version`;
const joins = 'left join org.division d on d.code = c.division_code';

export async function listCampuses(ctx: Ctx, input: RouteInput<typeof listCampusesRoute>): Promise<RouteAnswer<typeof listCampusesRoute>> {
  const where = whereCampuses(input, [input.pageSize, (input.page - 1) * input.pageSize]);
  const { field, direction } = sortOf(input.sort, 'name' as (typeof campusSort)[number]);
  const { rows } = await ctx.client.query<Campus & { total: number }>(
    `select k.total, ${columns}
     from (select count(*)::int as total from places.campus c where ${where.sql}) k
     left join (select c.id, row_number() over (order by ${sorts[field]} ${direction} nulls last, c.id) as place from places.campus c
       where ${where.sql} order by 2 limit $1 offset $2) q on true
     left join places.campus c on c.id = q.id ${joins} order by q.place`,
    where.values,
  );
  return { ...pageFrom(rows), abilities: listAbilities(ctx) };
}

/** One campus, or `not_found` for one that is missing or behind the wall. */
export async function getCampus(ctx: Ctx, input: RouteInput<typeof getCampusRoute>): Promise<RouteAnswer<typeof getCampusRoute>> {
  const text = `select ${columns} from places.campus c ${joins} where c.id = $1`;
  const campus = found((await ctx.client.query<Campus>(text, [input.campusId])).rows[0]);
  return { ...campus, abilities: placeAbilities(ctx, campus.orgId) };
}
