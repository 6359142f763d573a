import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { changeBuilding as changeBuildingRoute } from '../contract/buildings.ts';
import { ensureFloors } from './ensure-floors.ts';
import { campusNamed } from './named.ts';
import { buildingRefusals } from './refusals.ts';
import { buildingSearchText } from './search-text.ts';

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

/** Changes facts of a building; what is not sent stays. The lock is taken under the wall of writing: a building only seen is `not_found`. */
export async function changeBuilding(
  ctx: Ctx,
  input: RouteInput<typeof changeBuildingRoute>,
): Promise<RouteAnswer<typeof changeBuildingRoute>> {
  const { buildingId: id, version, ...sent } = input;
  const before = found(await ctx.db.selectFrom('places.building').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
  if (before.version !== version) refuse('stale');
  if (sent.campusId !== before.campus_id) await campusNamed(ctx, sent.campusId);
  const fields = (Object.keys(columns) as (keyof typeof columns)[]).filter((field) => sent[field] !== undefined);
  const set = Object.fromEntries(fields.map((field) => [columns[field], sent[field]]));
  const text = buildingSearchText({ ...before, ...set });
  const after = await ctx.db
    .updateTable('places.building')
    .set((eb) => ({ ...set, search_text: text, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
    .catch(buildingRefusals);
  if (sent.storeysAbove || sent.storeysBelow) await ensureFloors(ctx, [id]);
  ctx.audit({
    action: 'places.building.changed',
    subject: { kind: 'building', id, orgId: before.org_id },
    before: Object.fromEntries(fields.map((field) => [field, before[columns[field]]])),
    after: Object.fromEntries(fields.map((field) => [field, sent[field]])),
  });
  return { id, version: after.version };
}
