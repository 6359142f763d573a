import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { listVisits as listVisitsRoute, Visit } from '../../contract/patrols.ts';

const columns = `v.id, v.place, v.room_id as "roomId", r.code as "roomCode", r.name as "roomName", r.building_id as "buildingId", b.name as "buildingName",
  f.name as "floorName", v.org_id as "orgId", org.name_of(v.org_id) as "orgName", v.person_id as "personId",
  (select n.name from office_space.people_of(array[v.person_id]) n limit 1) as "inspectorName", v.state, r.kind, r.state as "roomState",
  r.usable_area_sqm as "usableAreaSqm", array(select n.name from office_space.people_of(array(select o.person_id from office_space.occupancy o
    where o.room_id = v.room_id and o.during @> $1::date)) n order by n.name) as occupants,
  v.found_kind as "foundKind", v.found_state as "foundState", v.measured_sqm as "measuredSqm", v.seated, v.note, v.signed_by as "signedBy", v.objection,
  v.skip_reason as "skipReason", coalesce(v.deviations, '[]') as deviations, v.visited_at as "visitedAt", v.reported_by_name as "reportedByName", v.version`;

/** The rooms of a patrol in the order drawn, each with what the register says today. */
export async function listVisits(ctx: Ctx, input: RouteInput<typeof listVisitsRoute>): Promise<RouteAnswer<typeof listVisitsRoute>> {
  const patrol = found(await ctx.db.selectFrom('office_space.patrol').select('state').where('id', '=', input.patrolId).executeTakeFirst());
  const where = new Where([ctx.today, input.patrolId]).and('v.patrol_id = $2').and('v.state = any(?)', input.state);
  const { rows } = await ctx.client.query<Visit>(
    `select ${columns} from office_space.patrol_visit v join places.room r on r.id = v.room_id left join places.building b on b.id = r.building_id
     left join places.floor f on f.id = r.floor_id where ${where.sql} order by v.place`,
    where.values,
  );
  return { items: rows, total: rows.length, abilities: { report: patrol.state === 'under-way' && ctx.can('office-space.patrol.report') } };
}
