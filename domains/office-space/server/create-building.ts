import type { Ctx } from '#kernel/context.ts';
import { insertBuilding } from '#kernel/places/server/public.ts';
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
  const id = await insertBuilding(ctx, input);
  ctx.audit({ action: 'office-space.building.created', subject: { kind: 'building', id, orgId: input.orgId }, after: input });
  await recheck(ctx, { buildingIds: [id] });
  return { id };
}
