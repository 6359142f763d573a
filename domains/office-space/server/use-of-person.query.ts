import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Day } from '#shared/time.ts';
import type { useOfPerson as useOfPersonRoute } from '../contract/use.ts';
import { sqm } from '../rules/areas.ts';
import { isRank } from '../rules/ranks.ts';
import { limitClause } from '../rules/rule-book.ts';
import { alarmsOf } from './list-alarms.query.ts';
import { readOccupancies } from './list-occupancies.query.ts';
import { reclaimsOfPerson } from './list-reclaims.query.ts';
import { reaches } from './reach.ts';
import { verdictOfRoom } from './room-verdict.ts';
import { ruleBookOf } from './settings-in-force.query.ts';

type Answer = RouteAnswer<typeof useOfPersonRoute>;

/** Posts on a day with the limit of their rank; only those within the reader's wall. */
async function postsOf(ctx: Ctx, personId: string, on: Day): Promise<Answer['posts']> {
  const { rows } = await ctx.client.query<Omit<Answer['posts'][number], 'limitSqm' | 'clause'>>(
    `select p.org_id as "orgId", u.name as "orgName", p.title, p.rank_code as "rankCode", p.is_main as "isMain", lower(p.during) as "from", upper(p.during) - 1 as "to"
     from org.post p join org.unit u on u.id = p.org_id where p.person_id = $1 and p.during @> $2::date order by p.is_main desc, lower(p.during)`,
    [personId, on],
  );
  const rules = await ruleBookOf(ctx, on);
  return rows.map((post) => {
    const rank = isRank(post.rankCode) ? post.rankCode : null;
    return { ...post, limitSqm: rank && sqm(rules.limitsDm2[rank]), clause: rank && limitClause(rank) };
  });
}

/** The person page: all rooms, posts, limits, reclaim tasks and alarms of a person on a day. */
export async function useOfPerson(ctx: Ctx, input: RouteInput<typeof useOfPersonRoute>): Promise<Answer> {
  const { personId, on = ctx.today } = input;
  const { rows } = await ctx.client.query<Answer['person']>(
    `select p.id, p.name, p.staff_no as "staffNo", p.state, p.left_on as "leftOn", p.org_id as "orgId", coalesce(u.name, '') as "orgName"
     from org.person p left join org.unit u on u.id = p.org_id where p.id = $1`,
    [personId],
  );
  const person = found(rows[0]);
  const seats = await readOccupancies(ctx, { personId }, on, false);
  const rooms: Answer['rooms'] = [];
  for (const seat of seats) rooms.push({ ...seat, verdict: await verdictOfRoom(ctx, seat.roomId, on) });
  return {
    on,
    person,
    posts: await postsOf(ctx, personId, on),
    rooms,
    history: await readOccupancies(ctx, { personId }, on, true),
    reclaims: await reclaimsOfPerson(ctx, personId),
    alarms: await alarmsOf(ctx, { subjectKind: ['person'], subjectId: personId }),
    abilities: { seat: reaches(ctx, 'office-space.occupancy.manage', person.orgId) && person.state === 'serving' },
  };
}
