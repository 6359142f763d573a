import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import type { ClockJob } from '#kernel/domain.ts';
import type { Day } from '#shared/time.ts';

interface Ended {
  id: string;
  personId: string;
  orgId: string;
  isMain: boolean;
  on: Day;
}

/** Tells the ends of posts whose term was set beforehand, on the day after their last or when the platform runs again. Each is told once. */
async function tellEndsOfTerms(ctx: Ctx): Promise<void> {
  const { rows } = await sql<Ended>`update org.post set end_told = true
    where not end_told and not upper_inf(during) and upper(during) <= ${ctx.today}::date
    returning id, person_id as "personId", org_id as "orgId", is_main as "isMain", upper(during) - 1 as "on"`.execute(ctx.db);
  for (const { id: postId, ...p } of rows) ctx.emit('org.post.ended', { postId, ...p, endReason: null }, p.orgId);
}

export const endOfTerms: ClockJob = { name: 'org.tell-ends-of-terms', cron: '10 0 * * *', run: tellEndsOfTerms };
