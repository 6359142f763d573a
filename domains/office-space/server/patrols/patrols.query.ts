import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { drawLots } from '#shared/draw.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  getPatrol as getPatrolRoute,
  listPatrols as listPatrolsRoute,
  Patrol,
  replayDraw as replayDrawRoute,
} from '../../contract/patrols.ts';
import { reaches } from '../reach.ts';

const sorts = { from: 'p.from_on', number: 'p.number', name: 'p.name' };
const columns = `p.id, p.number, p.name, p.basis, p.org_id as "orgId", org.name_of(p.org_id) as "orgName", p.from_on as "from", p.to_on as "to", p.state, p.version,
  v.rooms as "roomCount", v.reported as "reportedCount", v.skipped as "skippedCount", v.deviations as "deviationCount"`;
const counts = `cross join lateral (select count(*)::int as rooms, (count(*) filter (where state = 'reported'))::int as reported,
    (count(*) filter (where state = 'skipped'))::int as skipped, coalesce(sum(deviation_count), 0)::int as deviations
  from office_space.patrol_visit where patrol_id = p.id) v`;

/** Patrols, the latest first. */
export async function listPatrols(ctx: Ctx, input: RouteInput<typeof listPatrolsRoute>): Promise<RouteAnswer<typeof listPatrolsRoute>> {
  const where = new Where().and('(p.name ilike ? or p.number ilike ?)', containing(input.q)).and('p.state = any(?)', input.state);
  const { field, direction } = sortOf(input.sort ?? '-from', 'from' as keyof typeof sorts);
  const text = `select k.total, q.* from (select count(*)::int as total from office_space.patrol p where ${where.sql}) k
    left join (select ${columns} from office_space.patrol p ${counts} where ${where.sql} order by ${sorts[field]} ${direction}, p.id
      limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const page = pageFrom<Patrol>((await ctx.client.query<Patrol & { total: number }>(text, where.values)).rows);
  return { ...page, abilities: { create: ctx.can('office-space.patrol.manage') } };
}

interface Whole extends Patrol {
  seed: string;
  byRisk: boolean;
  drawnAt: string;
  candidates: number;
  conclusion: string | null;
  closedOn: string | null;
  members: { id: string; name: string }[];
}

/** One patrol with its draw and its members. */
export async function getPatrol(ctx: Ctx, input: RouteInput<typeof getPatrolRoute>): Promise<RouteAnswer<typeof getPatrolRoute>> {
  const { rows } = await ctx.client.query<Whole>(
    `select ${columns}, p.seed, p.by_risk as "byRisk", p.drawn_at as "drawnAt", json_array_length(p.lots) as candidates, p.conclusion, p.closed_on as "closedOn",
       (select coalesce(json_agg(json_build_object('id', m.person_id, 'name', n.name) order by m.place), '[]') from office_space.patrol_member m
        join office_space.people_of(array(select person_id from office_space.patrol_member where patrol_id = p.id)) n on n.person_id = m.person_id
        where m.patrol_id = p.id) as members
     from office_space.patrol p ${counts} where p.id = $1`,
    [input.patrolId],
  );
  const patrol = found(rows[0]);
  const open = patrol.state === 'under-way';
  return {
    ...patrol,
    abilities: {
      close:
        open && reaches(ctx, 'office-space.patrol.manage', patrol.orgId) && patrol.reportedCount + patrol.skippedCount === patrol.roomCount,
      report: open && ctx.can('office-space.patrol.report'),
    },
  };
}

/** Draws once more from what was kept, and compares with the rooms that were visited. */
export async function replayDraw(ctx: Ctx, input: RouteInput<typeof replayDrawRoute>): Promise<RouteAnswer<typeof replayDrawRoute>> {
  const { rows } = await ctx.client.query<{ seed: string; lots: [string, number][]; wanted: number; rooms: string[] }>(
    `select seed, lots, wanted, array(select room_id from office_space.patrol_visit where patrol_id = p.id order by place) as rooms
     from office_space.patrol p where id = $1`,
    [input.patrolId],
  );
  const { seed, lots, wanted, rooms } = found(rows[0]);
  const drawn = drawLots(
    lots.map(([id, weight]) => ({ id, weight })),
    wanted,
    seed,
  );
  return { seed, candidates: lots.length, drawn, same: drawn.length === rooms.length && drawn.every((id, i) => id === rooms[i]) };
}
