import type { Ctx } from '#kernel/context.ts';
import { buildingSearchText, ensureFloors } from '#kernel/places/server/public.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { changeBuilding as changeBuildingRoute } from '../contract/buildings.ts';
import { recheck } from './check/recheck.ts';
import { campusNamed } from './named.ts';

const columns = {
  campusId: 'campus_id',
  code: 'code',
  name: 'name',
  divisionCode: 'division_code',
  address: 'address',
  longitude: 'longitude',
  latitude: 'latitude',
  structure: 'structure',
  heightClass: 'height_class',
  storeysAbove: 'storeys_above',
  storeysBelow: 'storeys_below',
  builtYear: 'built_year',
  buildingAreaSqm: 'building_area_sqm',
  usableAreaSqm: 'usable_area_sqm',
  state: 'state',
} as const;

/** Changes facts of a building; what is not sent stays. */
export async function changeBuilding(
  ctx: Ctx,
  input: RouteInput<typeof changeBuildingRoute>,
): Promise<RouteAnswer<typeof changeBuildingRoute>> {
  const { buildingId: id, version, ...changes } = input;
  const before = found(await ctx.db.selectFrom('places.building').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
  await campusNamed(ctx, changes.campusId);
  const set = Object.fromEntries(Object.entries(changes).map(([field, value]) => [columns[field as keyof typeof changes], value]));
  const after = { ...before, ...set };
  const changed = await ctx.db
    .updateTable('places.building')
    .set((eb) => ({ ...set, search_text: buildingSearchText(after), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!changed) refuse('stale');
  if ('storeysAbove' in changes || 'storeysBelow' in changes) await ensureFloors(ctx, [id]);
  const old = Object.fromEntries(Object.keys(changes).map((field) => [field, before[columns[field as keyof typeof changes]]]));
  ctx.audit({
    action: 'office-space.building.changed',
    subject: { kind: 'building', id, orgId: before.org_id },
    before: old,
    after: changes,
  });
  await recheck(ctx, { buildingIds: [id] });
  return { id, version: (changed as { version: number }).version };
}
