import type { Ctx } from '#kernel/context.ts';
import type { Statement } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { getRoom as getRoomRoute, Room } from '../contract/rooms.ts';
import { roomColumns, roomJoins } from './list-rooms.query.ts';
import { roomAbilities } from './room.visible.ts';

const texts = [false, true].map((alarms) => `select ${roomColumns(alarms)} from places.room r ${roomJoins} where r.id = $2`);

/** One room by its key; the text never varies, so its plan is kept. */
export const roomById = (roomId: string, on: string, alarms: boolean): Statement => ({
  name: `office-space.room-by-id.${alarms}`,
  text: texts[Number(alarms)] as string,
  values: [on, roomId],
});

/** The room, or `not_found` for one that is missing or behind the wall. */
export async function readRoom(ctx: Ctx, roomId: string): Promise<Room> {
  const { rows } = await ctx.client.query<Room>(roomById(roomId, ctx.today, ctx.can('office-space.alarm.read')));
  return found(rows[0]);
}

export async function getRoom(ctx: Ctx, input: RouteInput<typeof getRoomRoute>): Promise<RouteAnswer<typeof getRoomRoute>> {
  const room = await readRoom(ctx, input.roomId);
  return { ...room, abilities: roomAbilities(ctx, room.orgId) };
}
