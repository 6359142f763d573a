import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { assignRoom as assignRoomRoute } from '../contract/occupancies.ts';
import { recheck } from './check/recheck.ts';
import { verdictAfter } from './room-verdict.ts';
import { seat } from './seat.ts';
import { settleVacancy } from './settle-vacancy.ts';

/** Seats one person, or several who share the room. Over the limit is told and raises an alarm; it is not refused (OS-14). */
export async function assignRoom(ctx: Ctx, input: RouteInput<typeof assignRoomRoute>): Promise<RouteAnswer<typeof assignRoomRoute>> {
  const personIds = [...new Set(input.personIds)];
  const { ids } = await seat(ctx, input.roomId, personIds, input.from, input);
  await settleVacancy(ctx, [input.roomId]);
  await recheck(ctx, { roomIds: [input.roomId], personIds });
  return { ids, verdict: await verdictAfter(ctx, input.roomId, input.from) };
}
