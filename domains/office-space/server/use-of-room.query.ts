import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { useOfRoom as useOfRoomRoute } from '../contract/use.ts';
import { readRoom } from './get-room.query.ts';
import { alarmsOf } from './list-alarms.query.ts';
import { lettingsOf } from './list-lettings.query.ts';
import { readOccupancies } from './list-occupancies.query.ts';
import { reaches } from './reach.ts';
import { verdictOfRoom } from './room-verdict.ts';

/** The room page: who sits there on a day, what the rules say of it, what was before, what is let. */
export async function useOfRoom(ctx: Ctx, input: RouteInput<typeof useOfRoomRoute>): Promise<RouteAnswer<typeof useOfRoomRoute>> {
  const { roomId, on = ctx.today } = input;
  const room = await readRoom(ctx, roomId);
  return {
    on,
    occupants: await readOccupancies(ctx, { roomId }, on, false),
    verdict: await verdictOfRoom(ctx, roomId, on),
    history: await readOccupancies(ctx, { roomId }, on, true),
    lettings: ctx.can('office-space.letting.read') ? await lettingsOf(ctx, roomId) : [],
    alarms: await alarmsOf(ctx, { subjectKind: ['room'], subjectId: roomId }),
    abilities: { seat: reaches(ctx, 'office-space.occupancy.manage', room.orgId) },
  };
}
