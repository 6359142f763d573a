import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { floor, listFloors as listFloorsRoute } from '../contract/buildings.ts';
import { placeAbilities } from './place.visible.ts';

/** Floors of a building, highest first, with the rooms the reader sees. */
export async function floorsOf(ctx: Ctx, buildingId: string): Promise<z.infer<typeof floor>[]> {
  const { rows } = await ctx.client.query<z.infer<typeof floor>>(
    `select f.id, f.level, f.name, coalesce(n.rooms, 0) as "roomCount", coalesce(n.usable, 0)::numeric(14, 2) as "usableAreaSqm"
     from places.floor f left join (select r.floor_id, count(*)::int as rooms, sum(r.usable_area_sqm) as usable from places.room r
       where r.building_id = $1 group by 1) n on n.floor_id = f.id
     where f.building_id = $1 order by f.level desc`,
    [buildingId],
  );
  return rows;
}

/** The floors of a building within sight, else `not_found`. */
export async function listFloors(ctx: Ctx, input: RouteInput<typeof listFloorsRoute>): Promise<RouteAnswer<typeof listFloorsRoute>> {
  const building = found(
    await ctx.db.selectFrom('places.building').select(['id', 'org_id']).where('id', '=', input.buildingId).executeTakeFirst(),
  );
  const items = await floorsOf(ctx, building.id);
  return { items, total: items.length, abilities: placeAbilities(ctx, building.org_id) };
}
