import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { Day } from '#shared/time.ts';

type EndReason = 'transfer' | 'retirement' | 'left';

/**
 * Ends the posts of a person whose row is locked, all or the main one, with `on` as their last day, also those in units out of reach, and tells each end.
 * @throws org.dates_reversed when a post began after that day
 */
export async function endPosts(ctx: Ctx, personId: string, on: Day, why: EndReason, onlyMain = false): Promise<number> {
  const { rows } = await sql<{ post_id: string; org_id: string; is_main: boolean; since: Day }>`
    select * from org.end_posts(${personId}, ${on}, ${why}, ${onlyMain})`.execute(ctx.db);
  const later = rows.find((p) => p.since > on);
  if (later) refuse('org.dates_reversed', { from: later.since, to: on });
  for (const p of rows) {
    ctx.emit('org.post.ended', { postId: p.post_id, personId, orgId: p.org_id, on, isMain: p.is_main, endReason: why }, p.org_id);
  }
  return rows.length;
}
