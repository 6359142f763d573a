import { sql } from 'kysely';
import type { EventHandler } from '#kernel/domain.ts';
import { asWorker, type WorkerGround } from './worker-ground.ts';

/** Runs one handler for one event, in one transaction with the mark that it was done: a second delivery does nothing. */
export async function deliver(
  ground: Pick<WorkerGround, 'database' | 'services' | 'now'>,
  handler: EventHandler,
  eventId: string,
): Promise<void> {
  await asWorker(ground, async (ctx) => {
    const { rows } = await sql<{ payload: unknown }>`select payload from events.event where id = ${eventId}`.execute(ctx.db);
    if (!rows[0]) return;
    const first =
      await sql`insert into events.handled (event_id, handler) values (${eventId}, ${handler.name}) on conflict do nothing`.execute(ctx.db);
    if (!first.numAffectedRows) return;
    await handler.handle(ctx, handler.payload.parse(rows[0].payload) as never);
  });
}
