import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import type { Day } from '#shared/time.ts';
import type { RankCode } from '../contract/words.ts';

export interface NewPost {
  orgId: string;
  title: string;
  rankCode: RankCode;
  isMain: boolean;
  isLeadership: boolean;
  from: Day;
  /** Last day; null for an open term. */
  to: Day | null;
}

/** Writes a post; two main posts on one day, or the same post twice, are refused by the database. */
export async function insertPost(ctx: Ctx, personId: string, post: NewPost): Promise<string> {
  const id = newId();
  await sql`insert into org.post (id, org_id, person_id, title, rank_code, is_main, is_leadership, during)
    values (${id}, ${post.orgId}, ${personId}, ${post.title}, ${post.rankCode}, ${post.isMain}, ${post.isLeadership},
      daterange(${post.from}::date, ${post.to}::date, '[]'))`.execute(ctx.db);
  return id;
}
