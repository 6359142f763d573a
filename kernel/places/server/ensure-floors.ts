import type { Ctx } from '#kernel/context.ts';

/** Name of a floor in SQL, from the expression of its level: 3层, 地下2层. */
export const floorNameSql = (level: string): string => `case when ${level} < 0 then '地下' || -${level} || '层' else ${level} || '层' end`;

/**
 * Gives buildings the floors that their storeys say and that they lack, at least the ground floor; floors are never taken away, because rooms
 * hang on them. Buildings that the actor does not manage raise `not_found`.
 */
export async function ensureFloors(ctx: Ctx, buildingIds: readonly string[]): Promise<void> {
  await ctx.client.query(
    `insert into places.floor (id, building_id, level, name)
     select gen_random_uuid(), b.id, n, ${floorNameSql('n')}
     from places.building b, generate_series(-coalesce(b.storeys_below, 0), greatest(coalesce(b.storeys_above, 1), 1)) n
     where b.id = any($1::uuid[]) and n <> 0
     on conflict on constraint floor_level do nothing`,
    [buildingIds],
  );
}
