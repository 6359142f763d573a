import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { putFloors as putFloorsRoute } from '../contract/buildings.ts';
import { floorsOf } from './list-floors.query.ts';
import { placeAbilities } from './place.visible.ts';
import { floorRefusals } from './refusals.ts';

/**
 * Sets the floors of a building: the key from rooms to floors sees behind the wall, so a floor with rooms of any unit stays. The building is locked
 * under the wall of writing, so one that is only seen is `not_found`.
 */
export async function putFloors(ctx: Ctx, input: RouteInput<typeof putFloorsRoute>): Promise<RouteAnswer<typeof putFloorsRoute>> {
  const building = found(
    await ctx.db.selectFrom('places.building').select(['id', 'org_id']).where('id', '=', input.buildingId).forUpdate().executeTakeFirst(),
  );
  const levels = input.floors.map((f) => f.level);
  const twice = levels.find((level, i) => levels.indexOf(level) !== i);
  if (twice !== undefined) refuse('places.floor_twice', { level: twice });
  const before = await floorsOf(ctx, building.id);
  await ctx.client
    .query('delete from places.floor where building_id = $1 and not (level = any($2::int[]))', [building.id, levels])
    .catch(floorRefusals);
  await ctx.client.query(
    `insert into places.floor (id, building_id, level, name)
     select gen_random_uuid(), $1, x.level, x.name from json_to_recordset($2::json) as x(level int, name text)
     on conflict on constraint floor_level do update set name = excluded.name where places.floor.name <> excluded.name`,
    [building.id, JSON.stringify(input.floors)],
  );
  const items = await floorsOf(ctx, building.id);
  const facts = (floors: typeof items) => floors.map(({ level, name }) => ({ level, name }));
  if (JSON.stringify(facts(before)) !== JSON.stringify(facts(items))) {
    ctx.audit({
      action: 'places.floors.changed',
      subject: { kind: 'building', id: building.id, orgId: building.org_id },
      before: facts(before),
      after: facts(items),
    });
  }
  return { items, total: items.length, abilities: placeAbilities(ctx, building.org_id) };
}
