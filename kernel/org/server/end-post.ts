import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Day } from '#shared/time.ts';
import type { endPost as endPostRoute } from '../contract/people.ts';
import { notInFuture } from './days.ts';

interface Held {
  personId: string;
  orgId: string;
  title: string;
  isMain: boolean;
  from: Day;
  /** Last day; null while it is open. */
  to: Day | null;
  endReason: string | null;
}

/** Ends one post; the person and the other posts stay. */
export async function endPost(ctx: Ctx, input: RouteInput<typeof endPostRoute>): Promise<RouteAnswer<typeof endPostRoute>> {
  const { postId, endReason, reason = null, document = null } = input;
  const { rows } =
    await sql<Held>`select person_id as "personId", org_id as "orgId", title, is_main as "isMain", lower(during) as "from", upper(during) - 1 as "to", end_reason as "endReason"
    from org.post where id = ${postId} for update`.execute(ctx.db);
  const post = found(rows[0]);
  const on = notInFuture(ctx, input.on);
  if (post.endReason !== null || (post.to !== null && post.to < on)) refuse('org.post_ended', { title: post.title, on: post.to });
  if (post.from > on) refuse('org.dates_reversed', { from: post.from, to: on });
  await sql`update org.post set during = daterange(lower(during), ${on}::date, '[]'), end_reason = ${endReason}, end_told = true
    where id = ${postId}`.execute(ctx.db);
  ctx.emit('org.post.ended', { postId, personId: post.personId, orgId: post.orgId, on, isMain: post.isMain, endReason }, post.orgId);
  ctx.audit({
    action: 'org.post.ended',
    subject: { kind: 'org.person', id: post.personId, orgId: post.orgId },
    before: { id: postId, title: post.title, to: post.to },
    after: { id: postId, title: post.title, to: on, endReason, reason, document },
  });
  return { id: postId };
}
