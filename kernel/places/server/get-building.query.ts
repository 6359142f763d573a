import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Building, getBuilding as getBuildingRoute } from '../contract/buildings.ts';
import { buildingColumns, buildingJoins } from './list-buildings.query.ts';
import { floorsOf } from './list-floors.query.ts';
import { placeAbilities } from './place.visible.ts';

/** One building with its floors and the units inside, as far as the reader sees them; `not_found` behind the wall. */
export async function getBuilding(ctx: Ctx, input: RouteInput<typeof getBuildingRoute>): Promise<RouteAnswer<typeof getBuildingRoute>> {
  const text = `select ${buildingColumns} from places.building b ${buildingJoins} where b.id = $1`;
  const building = found((await ctx.client.query<Building>(text, [input.buildingId])).rows[0]);
  const users = await ctx.client.query(
    `select n.*, org.name_of(n."orgId") as "orgName"
     from (select r.org_id as "orgId", count(*)::int as "roomCount", coalesce(sum(r.usable_area_sqm), 0)::numeric(14, 2) as "usableAreaSqm"
       from places.room r where r.building_id = $1 group by 1) n order by "usableAreaSqm" desc, "orgId"`,
    [building.id],
  );
  return { ...building, floors: await floorsOf(ctx, building.id), users: users.rows, abilities: placeAbilities(ctx, building.orgId) };
}
