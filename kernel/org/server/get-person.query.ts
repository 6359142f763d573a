import type { z } from 'zod';
import { reaches } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { getPerson as getPersonRoute, Person, post } from '../contract/people.ts';
import { personColumns, personJoins } from './list-people.query.ts';
import { personAbilities } from './person.visible.ts';

const personText = `select ${personColumns('$2')} from org.person p ${personJoins('$2')} where p.id = $1`;
const postsText = `select o.id, o.org_id as "orgId", org.name_of(o.org_id) as "orgName", o.title, o.rank_code as "rankCode", o.is_main as "isMain",
    o.is_leadership as "isLeadership", lower(o.during) as "from", (upper(o.during) - 1) as "to", o.end_reason as "endReason"
  from org.post o where o.person_id = $1 order by lower(o.during) desc, o.is_main desc, o.id`;

/** One person with the posts, newest first, as far as their units are within reach. */
export async function getPerson(ctx: Ctx, input: RouteInput<typeof getPersonRoute>): Promise<RouteAnswer<typeof getPersonRoute>> {
  const person = found(
    (await ctx.client.query<Person>({ name: 'org.get-person', text: personText, values: [input.personId, ctx.today] })).rows[0],
  );
  const { rows } = await ctx.client.query<Omit<z.output<typeof post>, 'abilities'>>({
    name: 'org.posts-of-person',
    text: postsText,
    values: [input.personId],
  });
  const posts = rows.map((p) => ({ ...p, abilities: { end: p.endReason === null && reaches(ctx.actor, 'org.person.manage', p.orgId) } }));
  return { ...person, posts, abilities: personAbilities(ctx, person) };
}
