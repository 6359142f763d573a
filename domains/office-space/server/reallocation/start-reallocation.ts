import type { Ctx } from '#kernel/context.ts';
import { requestTask } from '#kernel/events/server/request-task.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { startReallocation as startReallocationRoute } from '../../contract/reallocation.ts';
import { readRegister } from './read-register.query.ts';
import { REALLOCATION_TASK } from './reallocation-task.ts';

/** Asks for the best re-allocation. Rooms may change units only where the asker decides on allocation (OS-3). */
export async function startReallocation(
  ctx: Ctx,
  input: RouteInput<typeof startReallocationRoute>,
): Promise<RouteAnswer<typeof startReallocationRoute>> {
  if (input.transfers && !ctx.can('office-space.room.allocate')) refuse('office-space.reallocation_transfer_forbidden');
  const buildings = await ctx.db.selectFrom('places.building').select('id').where('id', 'in', input.buildingIds).execute();
  found(buildings.length === new Set(input.buildingIds).size ? true : null);
  const register = await readRegister(ctx, input);
  if (register.seats.length === 0) refuse('office-space.reallocation_no_rooms');
  return { taskId: await requestTask(ctx, REALLOCATION_TASK, input) };
}
