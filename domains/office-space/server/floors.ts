import type { Ctx } from '#kernel/context.ts';

/** Gives buildings the floors that their storeys say and that they lack; floors are never taken away, because rooms hang on them. */
export async function addFloors(ctx: Ctx, buildingIds: readonly string[]): Promise<void> {
  await ctx.client.query(
    `insert into places.floor (id, building_id, level, name)
     select gen_random_uuid(), b.id, n, case when n < 0 then '地下' || -n || '层' else n || '层' end
     from places.building b, generate_series(-coalesce(b.storeys_below, 0), greatest(coalesce(b.storeys_above, 1), 1)) n
     where b.id = any($1::uuid[]) and n <> 0
     on conflict on constraint floor_level do nothing`,
    [buildingIds],
  );
}
