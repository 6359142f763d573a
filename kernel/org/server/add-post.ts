import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Day } from '#shared/time.ts';
import type { addPost as addPostRoute } from '../contract/people.ts';
import { notInFuture } from './days.ts';
import { insertPost, type NewPost } from './insert-post.ts';
import { servingPerson, servingPersonOrGuest } from './person-for-change.query.ts';
import { activeUnit } from './unit-for-change.query.ts';

/** The main post that holds on a day or begins later, within reach. */
async function mainPost(ctx: Ctx, personId: string, on: Day): Promise<(NewPost & { id: string }) | undefined> {
  const { rows } = await sql<NewPost & { id: string }>`select id, org_id as "orgId", title, rank_code as "rankCode", is_main as "isMain",
      is_leadership as "isLeadership", lower(during) as "from", upper(during) - 1 as "to"
    from org.post where person_id = ${personId} and is_main and (upper_inf(during) or upper(during) > ${on}::date)
    order by lower(during) limit 1`.execute(ctx.db);
  return rows[0];
}

/** The former main post goes on as a further one from the day on which the new one begins; its past stays a main post's. */
async function stepAside(ctx: Ctx, personId: string, former: NewPost & { id: string }, from: Day): Promise<void> {
  if (former.from > from) refuse('org.post_main_twice', { from: former.from });
  if (former.from === from) {
    await ctx.db.updateTable('org.post').set({ is_main: false }).where('id', '=', former.id).execute();
    return;
  }
  await sql`update org.post set during = daterange(lower(during), ${from}::date), end_reason = 'change', end_told = true where id = ${former.id}`.execute(
    ctx.db,
  );
  await insertPost(ctx, personId, { ...former, isMain: false, from });
}

/** Gives a person a further post, or a new main one; with a new main post the person's main unit follows. */
export async function addPost(ctx: Ctx, input: RouteInput<typeof addPostRoute>): Promise<RouteAnswer<typeof addPostRoute>> {
  const { personId, orgId, title, rankCode, isLeadership, isMain, to = null } = input;
  const person = await (isMain ? servingPerson(ctx, personId) : servingPersonOrGuest(ctx, personId));
  await activeUnit(ctx, orgId);
  const from = notInFuture(ctx, input.from);
  if (to !== null && to < from) refuse('org.dates_reversed', { from, to });
  const main = isMain ? await mainPost(ctx, personId, from) : undefined;
  if (main) await stepAside(ctx, personId, main, from);
  const id = await insertPost(ctx, personId, { orgId, title, rankCode, isMain, isLeadership, from, to });
  if (isMain) {
    await ctx.db
      .updateTable('org.person')
      .set({ org_id: orgId, version: person.version + 1 })
      .where('id', '=', personId)
      .execute();
  }
  ctx.audit({
    action: 'org.post.added',
    subject: { kind: 'org.person', id: personId, orgId },
    ...(isMain ? { before: { orgId: person.org_id } } : {}),
    after: { id, orgId, title, rankCode, isMain, isLeadership, from, to },
  });
  return { id };
}
