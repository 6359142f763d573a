import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { verifyReallocation as verifyReallocationRoute } from '../../contract/reallocation.ts';
import { figuresText } from './figures-text.ts';
import { driftText } from './get-reallocation.query.ts';
import { judgeSelection } from './judge-selection.ts';
import { namedRooms, roomWord } from './named-places.query.ts';
import { readReallocation } from './stored.ts';

/** What a choice would leave, before anybody decides. */
export async function verifyReallocation(
  ctx: Ctx,
  input: RouteInput<typeof verifyReallocationRoute>,
): Promise<RouteAnswer<typeof verifyReallocationRoute>> {
  const kept = await readReallocation(ctx, input.reallocationId);
  const { figures, breaches, drift } = await judgeSelection(ctx, kept, new Set(input.seatIds));
  const rooms = await namedRooms(
    ctx,
    breaches.map((breach) => breach.roomId),
  );
  return {
    figures: figuresText(figures),
    breaches: breaches.map(({ roomId, refusal: { code, clause, limit, actual } }) => ({
      roomId,
      room: roomWord(rooms.get(roomId)),
      code,
      clause,
      limit: limit ?? null,
      actual: actual ?? null,
    })),
    drift: await driftText(ctx, drift),
  };
}
