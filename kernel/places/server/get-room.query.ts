import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { getRoom as getRoomRoute, Room } from '../contract/rooms.ts';
import { placeAbilities } from './place.visible.ts';

/** Physical facts of a room, or `not_found` for one that is missing or behind the wall. */
export async function getRoom(ctx: Ctx, input: RouteInput<typeof getRoomRoute>): Promise<RouteAnswer<typeof getRoomRoute>> {
  const { rows } = await ctx.client.query<Room>({
    name: 'places.get-room',
    text: `select r.id, r.org_id as "orgId", org.name_of(r.org_id) as "orgName", b.campus_id as "campusId", c.name as "campusName",
       r.building_id as "buildingId", b.name as "buildingName", r.floor_id as "floorId", f.name as "floorName", f.level as "floorLevel", r.code, r.name,
       r.kind, r.kind_document as "kindDocument", r.usable_area_sqm as "usableAreaSqm", r.building_area_sqm as "buildingAreaSqm", r.state,
       r.vacant_since as "vacantSince", r.note, r.version
     from places.room r join places.building b on b.id = r.building_id join places.floor f on f.id = r.floor_id
     left join places.campus c on c.id = b.campus_id where r.id = $1`,
    values: [input.roomId],
  });
  const room = found(rows[0]);
  return { ...room, abilities: placeAbilities(ctx, room.orgId) };
}
