import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { vacateOccupancy as vacateOccupancyRoute } from '../contract/occupancies.ts';
import { recheck } from './check/recheck.ts';
import { endSeat } from './end-seat.ts';
import { settleVacancy } from './settle-vacancy.ts';

/** Ends a seat. The office stands vacant when it was the last one; a reclaim task that waited for it is done. */
export async function vacateOccupancy(
  ctx: Ctx,
  input: RouteInput<typeof vacateOccupancyRoute>,
): Promise<RouteAnswer<typeof vacateOccupancyRoute>> {
  const ended = await endSeat(ctx, input.occupancyId, input.on, input.reason);
  await settleVacancy(ctx, [ended.roomId]);
  await recheck(ctx, { roomIds: [ended.roomId], personIds: [ended.personId] });
  return { id: ended.id, to: input.on };
}
