import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { createPerson as createPersonRoute } from '../contract/people.ts';
import { notInFuture } from './days.ts';
import { insertPost } from './insert-post.ts';
import { searchText } from './pinyin.ts';
import { activeUnit } from './unit-for-change.query.ts';

/** Enters a person with the main post. */
export async function createPerson(ctx: Ctx, input: RouteInput<typeof createPersonRoute>): Promise<RouteAnswer<typeof createPersonRoute>> {
  const { orgId, name, staffNo = null, title, rankCode, isLeadership } = input;
  await activeUnit(ctx, orgId);
  const from = notInFuture(ctx, input.from);
  const id = newId();
  await ctx.db
    .insertInto('org.person')
    .values({
      id,
      org_id: orgId,
      name,
      staff_no: staffNo,
      gender: input.gender ?? null,
      phone: input.phone ?? null,
      search_text: searchText([name, staffNo], 'person'),
    })
    .execute();
  await insertPost(ctx, id, { orgId, title, rankCode, isMain: true, isLeadership, from, to: null });
  ctx.audit({ action: 'org.person.created', subject: { kind: 'org.person', id, orgId }, after: input });
  return { id };
}
