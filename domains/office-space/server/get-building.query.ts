import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Building, getBuilding as getBuildingRoute } from '../contract/buildings.ts';
import { buildingAbilities } from './building.visible.ts';
import { buildingColumns, buildingJoins } from './list-buildings.query.ts';

/** The building, or `not_found` for one that is missing or behind the wall. */
export async function readBuilding(ctx: Ctx, buildingId: string): Promise<Building> {
  const text = `select ${buildingColumns(ctx.can('office-space.alarm.read'))} from places.building b ${buildingJoins} where b.id = $2`;
  return found((await ctx.client.query<Building>({ text, values: [ctx.today, buildingId] })).rows[0]);
}

/** One building with its floors and the units inside, as far as the reader sees them. */
export async function getBuilding(ctx: Ctx, input: RouteInput<typeof getBuildingRoute>): Promise<RouteAnswer<typeof getBuildingRoute>> {
  const building = await readBuilding(ctx, input.buildingId);
  const floors = await ctx.client.query(
    `select f.id, f.level, f.name, count(r.id)::int as "roomCount", coalesce(sum(r.usable_area_sqm), 0)::numeric(14, 2) as "usableAreaSqm"
     from places.floor f left join places.room r on r.floor_id = f.id where f.building_id = $1 group by f.id order by f.level desc`,
    [building.id],
  );
  const users = await ctx.client.query(
    `select u.id as "orgId", u.name as "orgName", count(*)::int as "roomCount", coalesce(sum(r.usable_area_sqm), 0)::numeric(14, 2) as "usableAreaSqm"
     from places.room r join org.unit u on u.id = r.org_id where r.building_id = $1 group by u.id order by u.sort_no, u.name`,
    [building.id],
  );
  return { ...building, floors: floors.rows, users: users.rows, abilities: buildingAbilities(ctx, building.orgId) };
}
