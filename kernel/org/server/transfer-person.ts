import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { addDays } from '#shared/time.ts';
import type { transferPerson as transferPersonRoute } from '../contract/people.ts';
import { notInFuture } from './days.ts';
import { endPosts } from './end-posts.ts';
import { insertPost } from './insert-post.ts';
import { servingPerson } from './person-for-change.query.ts';
import { activeUnit } from './unit-for-change.query.ts';

/**
 * Transfers a person: the former main post ends on the day of the procedure and the new one begins on the day after.
 * Without a new unit the person leaves the units kept here.
 */
export async function transferPerson(
  ctx: Ctx,
  input: RouteInput<typeof transferPersonRoute>,
): Promise<RouteAnswer<typeof transferPersonRoute>> {
  const { personId, reason, document = null, to = null } = input;
  const person = await servingPerson(ctx, personId, input.version);
  const on = notInFuture(ctx, input.on);
  if (to?.orgId === person.org_id) refuse('org.successor_itself');
  if (to) await activeUnit(ctx, to.orgId);
  const endedPosts = await endPosts(ctx, personId, on, 'transfer', to !== null && !input.endOtherPosts);
  const version = person.version + 1;
  await ctx.db
    .updateTable('org.person')
    .set(to ? { org_id: to.orgId, version } : { state: 'transferred', left_on: on, version })
    .where('id', '=', personId)
    .execute();
  if (to) await insertPost(ctx, personId, { ...to, isMain: true, from: addDays(on, 1), to: null });
  ctx.audit({
    action: 'org.person.transferred',
    subject: { kind: 'org.person', id: personId, orgId: person.org_id },
    before: { orgId: person.org_id },
    after: { newPost: to, on, reason, document, endedPosts },
  });
  ctx.emit('org.person.transferred', { personId, orgId: person.org_id, on, toOrgId: to?.orgId ?? null }, person.org_id);
  return { id: personId, version, endedPosts };
}
