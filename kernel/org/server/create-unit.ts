import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { createUnit as createUnitRoute } from '../contract/units.ts';
import { createUnits } from './create-units.ts';
import { notInFuture } from './days.ts';
import { guardTop } from './unit.visible.ts';
import { activeUnit, lockTree } from './unit-for-change.query.ts';

/** Founds a unit below an active one within reach. The database gives it its lineage. */
export async function createUnit(ctx: Ctx, input: RouteInput<typeof createUnitRoute>): Promise<RouteAnswer<typeof createUnitRoute>> {
  guardTop(ctx, input.parentId);
  await lockTree(ctx);
  if (input.parentId !== null) await activeUnit(ctx, input.parentId, 'parentId');
  notInFuture(ctx, input.foundedOn);
  const [id] = await createUnits(ctx, [input]);
  return { id: id as string };
}
