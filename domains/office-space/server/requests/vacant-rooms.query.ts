import type { Ctx } from '#kernel/context.ts';
import type { RoomKind } from '../../contract/words.ts';

/** A vacant room of the asking unit's level and division. */
export interface VacantRow {
  readonly roomId: string;
  readonly orgId: string;
  readonly orgName: string;
  readonly buildingId: string;
  readonly buildingName: string;
  readonly address: string | null;
  readonly floorName: string;
  readonly roomCode: string;
  readonly roomName: string;
  readonly areaSqm: string;
  readonly vacantSince: string | null;
  readonly builtYear: number | null;
  readonly longitude: string | null;
  readonly latitude: string | null;
  readonly bookValueYuan: string | null;
  readonly promised: boolean;
  /** The ids, where the reader's own walls show them. */
  readonly seenRoomId: string | null;
  readonly seenBuildingId: string | null;
}

/** Vacant rooms of one kind and at least this usable area, of the whole level; promised ones are marked. */
export async function vacantRooms(
  ctx: Ctx,
  ask: { orgId: string; kind: RoomKind; leastSqm: string; requestId: string | null },
): Promise<VacantRow[]> {
  const { rows } = await ctx.client.query<VacantRow>(
    `select v.room_id as "roomId", v.org_id as "orgId", v.org_name as "orgName", v.building_id as "buildingId", v.building_name as "buildingName", v.address,
       v.floor_name as "floorName", v.code as "roomCode", v.room_name as "roomName", v.area_sqm as "areaSqm", v.vacant_since as "vacantSince",
       v.built_year as "builtYear", v.longitude, v.latitude, case when $6 then v.value_yuan end as "bookValueYuan", v.promised, r.id as "seenRoomId", b.id as "seenBuildingId"
     from office_space.vacant_rooms($1, $2, $3::date, $4::numeric, $5::uuid) v
     left join places.room r on r.id = v.room_id left join places.building b on b.id = v.building_id`,
    [ask.orgId, ask.kind, ctx.today, ask.leastSqm, ask.requestId, ctx.can('office-space.title.read')],
  );
  return rows;
}
