import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { getDrawing as getDrawingRoute } from '../../contract/drawings.ts';
import { reaches } from '../reach.ts';

type Answer = RouteAnswer<typeof getDrawingRoute>;

// Alarms are those of today; of a past day only who sat where is known.
const ROOMS = `select r.id, r.code, r.name, r.kind, case when $2::date = $4::date or r.state not in ('in-use', 'vacant') or r.kind <> 'office' then r.state
     when o.seated > 0 then 'in-use' else 'vacant' end as state,
   r.usable_area_sqm as "usableAreaSqm", r.org_id as "orgId", u.name as "orgName", coalesce(o.seated, 0) as "occupantCount",
   coalesce(a.codes, '{}') as alarms, coalesce(a.worst, 'ok') as verdict, coalesce(o.people, '{}') as people
 from places.room r join org.unit u on u.id = r.org_id
 left join (select s.room_id, count(*)::int as seated, array_agg(p.name order by p.name) filter (where p.name is not null and $5) as people
   from office_space.occupancy s left join org.person p on p.id = s.person_id where s.during @> $2::date group by 1) o on o.room_id = r.id
 left join (select subject_id, array_agg(code order by code) as codes, min(level) as worst from office_space.alarm
   where subject_kind = 'room' and cleared_on is null and $3 group by 1) a on a.subject_id = r.id
 where r.floor_id = $1 order by r.code`;

/** The plan of a floor, an edition of it, with the rooms as they were used on a day. */
export async function getDrawing(ctx: Ctx, input: RouteInput<typeof getDrawingRoute>): Promise<Answer> {
  const floor = found(
    await ctx.db
      .selectFrom('places.floor')
      .innerJoin('places.building', 'places.building.id', 'places.floor.building_id')
      .select([
        'places.floor.id as floorId',
        'places.floor.name as floorName',
        'places.building.id as buildingId',
        'places.building.name as buildingName',
        'places.building.org_id as orgId',
      ])
      .where('places.floor.id', '=', input.floorId)
      .executeTakeFirst(),
  );
  const editions = await ctx.client.query<Answer['editions'][number]>(
    `select edition, source, note, made_by as "madeBy", made_on as "madeOn", json_array_length(bindings) as "boundRooms"
     from office_space.drawing where floor_id = $1 order by edition desc`,
    [floor.floorId],
  );
  const chosen = input.edition ?? editions.rows[0]?.edition ?? null;
  const drawings = await ctx.client.query<NonNullable<Answer['drawing']>>(
    `select edition, source, note, made_by as "madeBy", made_on as "madeOn", json_array_length(bindings) as "boundRooms", plan, bindings, version
     from office_space.drawing where floor_id = $1 and edition = $2`,
    [floor.floorId, chosen],
  );
  if (input.edition !== undefined) found(drawings.rows[0]);
  const on = input.on && input.on < ctx.today ? input.on : ctx.today;
  const rooms = await ctx.client.query<Answer['rooms'][number]>(ROOMS, [
    floor.floorId,
    on,
    ctx.can('office-space.alarm.read'),
    ctx.today,
    ctx.can('office-space.occupancy.read'),
  ]);
  const { orgId, ...names } = floor;
  return {
    ...names,
    on,
    editions: editions.rows,
    drawing: drawings.rows[0] ?? null,
    rooms: rooms.rows,
    abilities: { draw: reaches(ctx, 'office-space.drawing.manage', orgId) },
  };
}
