import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { changeBuilding as changeBuildingRoute } from '../contract/buildings.ts';
import { campusNamed } from './named.ts';
import { buildingRefusals } from './refusals.ts';
import { updateBuilding } from './store-building.ts';

/** Changes facts of a building; what is not sent stays. */
export async function changeBuilding(
  ctx: Ctx,
  input: RouteInput<typeof changeBuildingRoute>,
): Promise<RouteAnswer<typeof changeBuildingRoute>> {
  const { buildingId: id, version, ...facts } = input;
  const { orgId, before, after, ...changed } = await updateBuilding(ctx, { id, version }, facts, campusNamed).catch(buildingRefusals);
  ctx.audit({ action: 'places.building.changed', subject: { kind: 'building', id, orgId }, before, after });
  return { id, version: changed.version };
}
