import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { trySeating as trySeatingRoute } from '../contract/occupancies.ts';
import { judgeRoom } from './room-verdict.ts';

/** What the check would say of a room with exactly these persons. Persons outside the reader's wall add nothing. */
export async function trySeating(ctx: Ctx, input: RouteInput<typeof trySeatingRoute>): Promise<RouteAnswer<typeof trySeatingRoute>> {
  const seen =
    input.personIds.length === 0 ? [] : await ctx.db.selectFrom('org.person').select('id').where('id', 'in', input.personIds).execute();
  return {
    verdict: await judgeRoom(
      ctx,
      input.roomId,
      seen.map((p) => p.id),
      input.on ?? ctx.today,
    ),
  };
}
