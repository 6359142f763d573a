import type { Ctx } from '#kernel/context.ts';
import { roomSearchText } from '#kernel/places/server/public.ts';
import { found } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { createRoom as createRoomRoute, Room } from '../contract/rooms.ts';
import { checkRoomKind } from '../rules/room-kinds.ts';
import { roomColumns, roomJoins } from './list-rooms.query.ts';
import { unitNamed } from './named.ts';
import { obey } from './obey.ts';

// Floor and building are read through their walls, so that no room can be hung into a building the actor does not see.
const text = `with r as (
   insert into places.room (id, org_id, building_id, floor_id, code, name, kind, kind_document, usable_area_sqm, building_area_sqm, note, state, vacant_since, search_text)
   select $2, $3, f.building_id, f.id, $6, $7, $8, $9, $10, $11, $12, 'vacant', $1::date, $13
   from places.floor f where f.id = $5 and f.building_id = $4
   returning *
 ) select ${roomColumns(false)} from r ${roomJoins}`;

/** Enters a room. It is vacant from today; a technical-business room needs its document (OS-2). */
export async function createRoom(ctx: Ctx, input: RouteInput<typeof createRoomRoute>): Promise<RouteAnswer<typeof createRoomRoute>> {
  const kindDocument = input.kindDocument ?? null;
  await unitNamed(ctx, input.orgId);
  obey(checkRoomKind(input.kind, kindDocument));
  const { rows } = await ctx.client.query<Room>({
    name: 'office-space.create-room',
    text,
    values: [
      ctx.today,
      newId(),
      input.orgId,
      input.buildingId,
      input.floorId,
      input.code,
      input.name,
      input.kind,
      kindDocument,
      input.usableAreaSqm ?? null,
      input.buildingAreaSqm ?? null,
      input.note ?? null,
      roomSearchText(input),
    ],
  });
  const room = found(rows[0]);
  ctx.audit({ action: 'office-space.room.created', subject: { kind: 'room', id: room.id, orgId: room.orgId }, after: input });
  return room;
}
