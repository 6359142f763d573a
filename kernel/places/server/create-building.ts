import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { createBuilding as createBuildingRoute } from '../contract/buildings.ts';
import { campusNamed, unitNamed } from './named.ts';
import { buildingRefusals } from './refusals.ts';
import { insertBuilding } from './store-building.ts';

/** Enters a building with the floors its storeys say. */
export async function createBuilding(
  ctx: Ctx,
  input: RouteInput<typeof createBuildingRoute>,
): Promise<RouteAnswer<typeof createBuildingRoute>> {
  await unitNamed(ctx, input.orgId);
  await campusNamed(ctx, input.campusId);
  const id = await insertBuilding(ctx, input).catch(buildingRefusals);
  ctx.audit({ action: 'places.building.created', subject: { kind: 'building', id, orgId: input.orgId }, after: input });
  return { id };
}
