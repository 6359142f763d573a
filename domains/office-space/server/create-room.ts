import type { Ctx } from '#kernel/context.ts';
import { roomSearchText } from '#kernel/places/server/public.ts';
import { found } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { createRoom as createRoomRoute, Room } from '../contract/rooms.ts';
import { checkRoomKind } from '../rules/room-kinds.ts';
import { recheck } from './check/recheck.ts';
import { obey } from './obey.ts';

// Unit, floor and building are read through their walls, so that no room can be hung into a building the actor does not see or given to a unit that has ended;
// once, for the answer too.
const text = `with place as materialized (
   select f.id, f.building_id, f.name, f.level, b.name as building_name, u.name as org_name,
     not exists (select 1 from places.room o where o.building_id = f.building_id) as is_first
   from places.floor f join places.building b on b.id = f.building_id join org.unit u on u.id = $3 and u.state = 'active'
   where f.id = $5 and f.building_id = $4
 ), r as (
   insert into places.room (id, org_id, building_id, floor_id, code, name, kind, kind_document, usable_area_sqm, building_area_sqm, note, state, vacant_since, search_text)
   select $2, $3, p.building_id, p.id, $6, $7, $8, $9, $10, $11, $12, 'vacant', $1::date, $13 from place p
   returning *
 )
 select r.id, r.org_id as "orgId", p.org_name as "orgName", r.building_id as "buildingId", p.building_name as "buildingName", r.floor_id as "floorId",
   p.name as "floorName", p.level as "floorLevel", r.code, r.name, r.kind, r.kind_document as "kindDocument", r.usable_area_sqm as "usableAreaSqm",
   r.building_area_sqm as "buildingAreaSqm", r.state, r.vacant_since as "vacantSince", r.note, 0 as "occupantCount", '{}'::text[] as alarms, r.version, p.is_first as "isFirst"
 from r, place p`;

/** Enters a room. It is vacant from today; a technical-business room needs its document (OS-2). With the first room of a building its ledger is checked anew (OS-27). */
export async function createRoom(ctx: Ctx, input: RouteInput<typeof createRoomRoute>): Promise<RouteAnswer<typeof createRoomRoute>> {
  const kindDocument = input.kindDocument ?? null;
  obey(checkRoomKind(input.kind, kindDocument));
  const { rows } = await ctx.client.query<Room & { isFirst: boolean }>({
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
  const { isFirst, ...room } = found(rows[0]);
  ctx.audit({ action: 'office-space.room.created', subject: { kind: 'room', id: room.id, orgId: room.orgId }, after: input });
  // Later rooms may make the sums differ; the check of the night says so, because summing a building for each room entered costs more than entering it.
  if (isFirst) await recheck(ctx, { buildingIds: [room.buildingId] });
  return room;
}
