import type { Ctx } from '#kernel/context.ts';
import { buildingSearchText, ensureFloors } from '#kernel/places/server/public.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { createBuilding as createBuildingRoute } from '../contract/buildings.ts';
import { recheck } from './check/recheck.ts';
import { campusNamed, unitNamed } from './named.ts';

/** Enters a building with its floors. Without a title and rooms it is a difference of the ledger at once (OS-27), and the check says so. */
export async function createBuilding(
  ctx: Ctx,
  input: RouteInput<typeof createBuildingRoute>,
): Promise<RouteAnswer<typeof createBuildingRoute>> {
  await unitNamed(ctx, input.orgId);
  await campusNamed(ctx, input.campusId);
  const id = newId();
  await ctx.db
    .insertInto('places.building')
    .values({
      id,
      org_id: input.orgId,
      campus_id: input.campusId ?? null,
      code: input.code,
      name: input.name,
      division_code: input.divisionCode,
      address: input.address ?? null,
      longitude: input.longitude ?? null,
      latitude: input.latitude ?? null,
      structure: input.structure ?? null,
      height_class: input.heightClass,
      storeys_above: input.storeysAbove ?? null,
      storeys_below: input.storeysBelow ?? null,
      built_year: input.builtYear ?? null,
      building_area_sqm: input.buildingAreaSqm ?? null,
      usable_area_sqm: input.usableAreaSqm ?? null,
      state: input.state,
      search_text: buildingSearchText(input),
    })
    .execute();
  await ensureFloors(ctx, [id]);
  ctx.audit({ action: 'office-space.building.created', subject: { kind: 'building', id, orgId: input.orgId }, after: input });
  await recheck(ctx, { buildingIds: [id] });
  return { id };
}
