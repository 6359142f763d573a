import type { Ctx } from '#kernel/context.ts';
import { updateBuilding } from '#kernel/places/server/public.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { changeBuilding as changeBuildingRoute } from '../contract/buildings.ts';
import { recheck } from './check/recheck.ts';
import { campusNamed } from './named.ts';

/** Changes facts of a building; what is not sent stays. The check looks at it anew. */
export async function changeBuilding(
  ctx: Ctx,
  input: RouteInput<typeof changeBuildingRoute>,
): Promise<RouteAnswer<typeof changeBuildingRoute>> {
  const { buildingId: id, version, ...facts } = input;
  const { orgId, before, after, ...changed } = await updateBuilding(ctx, { id, version }, facts, campusNamed);
  ctx.audit({ action: 'office-space.building.changed', subject: { kind: 'building', id, orgId }, before, after });
  await recheck(ctx, { buildingIds: [id] });
  return { id, version: changed.version };
}
