import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { trySeating as trySeatingRoute } from '../contract/occupancies.ts';
import { judgeRoom } from './room-verdict.ts';

/**
 * What the check would say of a room with exactly these persons, today or on a day to come: ranks of days gone by may have been held behind
 * the reader's wall. Persons outside of it add nothing.
 */
export async function trySeating(ctx: Ctx, input: RouteInput<typeof trySeatingRoute>): Promise<RouteAnswer<typeof trySeatingRoute>> {
  const seen =
    input.personIds.length === 0 ? [] : await ctx.db.selectFrom('org.person').select('id').where('id', 'in', input.personIds).execute();
  const on = input.on && input.on > ctx.today ? input.on : ctx.today;
  const ids = seen.map((p) => p.id);
  return { verdict: await judgeRoom(ctx, input.roomId, ids, on) };
}
