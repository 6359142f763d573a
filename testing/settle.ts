import { sql } from 'kysely';
import { runDelivery } from '#kernel/events/server/channels/run-delivery.ts';
import { deliver } from '#kernel/events/server/deliver.ts';
import { DELIVERY_REQUESTED } from '#kernel/events/server/notify.ts';
import { TASK_REQUESTED } from '#kernel/events/server/request-task.ts';
import { runTask } from '#kernel/events/server/run-task.ts';
import { asWorker, type WorkerGround } from '#kernel/events/server/worker-ground.ts';

/** Delivers every waiting event and runs every asked job in this process, one after the other, until nothing waits. */
export async function settle(ground: WorkerGround): Promise<void> {
  const kinds = new Map(ground.domains.flatMap((d) => d.tasks).map((k) => [k.kind, k]));
  const handlers = ground.domains.flatMap((d) => d.handlers);
  for (;;) {
    const waiting = await asWorker(ground, async (ctx) => {
      const { rows } = await sql<{ id: string; name: string; payload: { taskId?: string; deliveryId?: string } }>`
        update events.event set dispatched_at = now() where id in (select id from events.event where dispatched_at is null order by seq limit 500 for update skip locked)
        returning id, name, payload`.execute(ctx.db);
      return rows;
    });
    if (waiting.length === 0) return;
    for (const event of waiting) {
      for (const handler of handlers.filter((h) => h.event === event.name)) await deliver(ground, handler, event.id);
      if (event.name === TASK_REQUESTED && event.payload.taskId)
        await runTask(ground, kinds, event.payload.taskId, new AbortController().signal);
      // One try: when it is to be tried again, the test says so.
      if (event.name === DELIVERY_REQUESTED && event.payload.deliveryId)
        await runDelivery(ground, event.payload.deliveryId).catch(() => undefined);
    }
  }
}
