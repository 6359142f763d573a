import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { addDays } from '#shared/time.ts';
import type { moveOccupancy as moveOccupancyRoute } from '../contract/occupancies.ts';
import { recheck } from './check/recheck.ts';
import { endSeat } from './end-seat.ts';
import { verdictAfter } from './room-verdict.ts';
import { seat } from './seat.ts';
import { settleVacancy } from './settle-vacancy.ts';

/** Moves a person: the old seat ends the day before, the new one begins on the day; both rooms are judged anew. */
export async function moveOccupancy(
  ctx: Ctx,
  input: RouteInput<typeof moveOccupancyRoute>,
): Promise<RouteAnswer<typeof moveOccupancyRoute>> {
  const old = await endSeat(ctx, input.occupancyId, addDays(input.on, -1), 'moved');
  if (old.roomId === input.roomId) refuse('office-space.same_room');
  const { ids } = await seat(ctx, input.roomId, [old.personId], input.on, { placesFarApart: false, worksThereOften: false });
  await settleVacancy(ctx, [old.roomId, input.roomId]);
  await recheck(ctx, { roomIds: [old.roomId, input.roomId], personIds: [old.personId] });
  return { id: ids[0] as string, verdict: await verdictAfter(ctx, input.roomId, input.on) };
}
