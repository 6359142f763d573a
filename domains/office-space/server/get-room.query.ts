import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { getRoom as getRoomRoute, Room } from '../contract/rooms.ts';
import { roomsByIds } from './list-rooms.query.ts';
import { roomAbilities } from './room.visible.ts';

/** The room, or `not_found` for one that is missing or behind the wall. */
export async function readRoom(ctx: Ctx, roomId: string): Promise<Room> {
  const { rows } = await ctx.client.query<Room>(roomsByIds([roomId], ctx.today, ctx.can('office-space.alarm.read')));
  return found(rows[0]);
}

export async function getRoom(ctx: Ctx, input: RouteInput<typeof getRoomRoute>): Promise<RouteAnswer<typeof getRoomRoute>> {
  const room = await readRoom(ctx, input.roomId);
  return { ...room, abilities: roomAbilities(ctx, room.orgId) };
}
