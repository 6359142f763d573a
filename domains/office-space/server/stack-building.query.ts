import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { stackBuilding as stackBuildingRoute } from '../contract/rooms.ts';

/** The stacking plan: floors from the top, each with its rooms by code, as far as the reader sees them. */
export async function stackBuilding(
  ctx: Ctx,
  input: RouteInput<typeof stackBuildingRoute>,
): Promise<RouteAnswer<typeof stackBuildingRoute>> {
  const building = found(
    await ctx.db.selectFrom('places.building').select(['id', 'name']).where('id', '=', input.buildingId).executeTakeFirst(),
  );
  const floors = await ctx.db
    .selectFrom('places.floor')
    .select(['id', 'level', 'name'])
    .where('building_id', '=', building.id)
    .orderBy('level', 'desc')
    .execute();
  const alarms = ctx.can('office-space.alarm.read');
  const { rows } = await ctx.client.query(
    `select r.id, r.floor_id, r.code, r.name, r.kind, r.state, r.usable_area_sqm as "usableAreaSqm", r.org_id as "orgId", u.name as "orgName",
       coalesce(o.seated, 0) as "occupantCount", coalesce(a.codes, '{}') as alarms, coalesce(a.worst, 'ok') as verdict
     from places.room r join org.unit u on u.id = r.org_id
     left join (select room_id, count(*)::int as seated from office_space.occupancy where during @> $2::date group by 1) o on o.room_id = r.id
     left join (select subject_id, array_agg(code order by code) as codes, min(level) as worst from office_space.alarm
       where subject_kind = 'room' and cleared_on is null and $3 group by 1) a on a.subject_id = r.id
     where r.building_id = $1 order by r.code`,
    [building.id, ctx.today, alarms],
  );
  const byFloor = Map.groupBy(rows, (r) => r.floor_id as string);
  return {
    buildingId: building.id,
    buildingName: building.name,
    floors: floors.map((f) => ({ ...f, rooms: (byFloor.get(f.id) ?? []) as never[] })),
  };
}
