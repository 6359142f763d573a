import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';

/** Days for which a delivered event is kept, to look back at; what was done stands in the audit log for good. */
const EVENT_DAYS = 90;
/** Days for which a notification is kept after it was read, and a delivery after it was made or given up. */
const READ_DAYS = 180;

/** Days for which the answer to a change is kept for whoever asks again under the same key; a phone may have been without a network that long. */
const ANSWER_DAYS = 30;

/** Removes answers, delivered events, read notifications and ended deliveries whose time is over, so that their tables stay as large as the work of a season. */
export async function sweepEvents(ctx: Ctx): Promise<void> {
  const before = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000).toISOString();
  await sql`delete from events.event where dispatched_at < ${before(EVENT_DAYS)}`.execute(ctx.db);
  await sql`delete from app.answered where at < ${before(ANSWER_DAYS)}`.execute(ctx.db);
  await sql`delete from events.delivery where ended_at < ${before(READ_DAYS)}`.execute(ctx.db);
  await sql`delete from events.notification where read_at < ${before(READ_DAYS)}`.execute(ctx.db);
}
