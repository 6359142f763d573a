import { sql } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { EventHandler } from '#kernel/domain.ts';
import { DELIVERY_REQUESTED } from './notify.ts';
import { TASK_REQUESTED } from './request-task.ts';
import { asWorker, QUEUES, type WorkerGround } from './worker-ground.ts';

const BATCH = 200;

/**
 * Hands waiting events to the queues: one job per event and handler. The jobs are sent before the events are marked, so a crash in
 * between sends them twice; a handler does an event only once (`events.handled`).
 */
export async function dispatchWaiting(ground: WorkerGround, boss: PgBoss, handlers: ReadonlyMap<string, EventHandler>): Promise<void> {
  const byEvent = Map.groupBy(handlers.values(), (h) => h.event);
  for (;;) {
    const count = await asWorker(ground, async (ctx) => {
      const { rows } = await sql<{ id: string; name: string; payload: { taskId?: string; deliveryId?: string } }>`
        select id, name, payload from events.event where dispatched_at is null order by seq limit ${BATCH} for update skip locked`.execute(
        ctx.db,
      );
      const jobs = rows.flatMap((e) => (byEvent.get(e.name) ?? []).map((h) => ({ data: { eventId: e.id, handler: h.name } })));
      if (jobs.length > 0) await boss.insert(QUEUES.events, jobs);
      const asked = rows.filter((e) => e.name === TASK_REQUESTED).flatMap((e) => e.payload.taskId ?? []);
      // The job bears the number of the task, so a task never has two.
      const tasks = asked.map((taskId) => ({ id: taskId, data: { taskId } }));
      if (tasks.length > 0) await boss.insert(QUEUES.tasks, tasks);
      const outgoing = rows.filter((e) => e.name === DELIVERY_REQUESTED).flatMap((e) => e.payload.deliveryId ?? []);
      const deliveries = outgoing.map((deliveryId) => ({ id: deliveryId, data: { deliveryId } }));
      if (deliveries.length > 0) await boss.insert(QUEUES.deliveries, deliveries);
      if (rows.length > 0)
        await sql`update events.event set dispatched_at = now() where id = any(${rows.map((r) => r.id)}::uuid[])`.execute(ctx.db);
      return rows.length;
    });
    if (count < BATCH) return;
  }
}
