import { type JobResult, PgBoss } from 'pg-boss';
import { runDelivery, TRIES } from './channels/run-delivery.ts';
import { deliver } from './deliver.ts';
import { dispatchWaiting } from './dispatch.ts';
import { listenOn } from './ear.ts';
import { runTask } from './run-task.ts';
import { asWorker, QUEUES, type WorkerGround } from './worker-ground.ts';

/** New jobs are announced; one that is tried again, or was left by a dead worker, is found by looking. */
const WORK = { batchSize: 1, localConcurrency: 2, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };
/** Events come in swarms: while a fetch comes back full the next follows at once, so that what a night has told takes seconds and not an hour. */
const SWARM = { ...WORK, batchSize: 4, burstWhenBatchFull: true, perJobResults: true } as const;

/** Seconds a long job may take. */
const LONGEST_TASK = 43_200;

export interface Worker {
  /** Lets running jobs end (up to ten seconds), then lets go. */
  stop(): Promise<void>;
}

/**
 * Runs what follows a request: hands events of the outbox to their handlers, long jobs to their runners, clock jobs by their time.
 * Any number of processes may run one; each job is done by one of them. State lives in PostgreSQL only.
 */
export async function startWorker(ground: WorkerGround): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: ground.database.url,
    schema: 'pgboss',
    max: 4,
    application_name: 'qinwu worker',
    useListenNotify: true,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
  });
  boss.on('error', (err) => ground.log.error({ err }, 'queue'));
  await boss.start();
  await boss.createQueue(QUEUES.events, { retryLimit: 8, retryDelay: 2, retryBackoff: true, notify: true });
  await boss.createQueue(QUEUES.tasks, { retryLimit: 3, expireInSeconds: LONGEST_TASK, heartbeatSeconds: 60, notify: true });
  const later = { retryDelay: 10, retryBackoff: true, retryDelayMax: 3600 } as const;
  await boss.createQueue(QUEUES.deliveries, { retryLimit: TRIES - 1, ...later, expireInSeconds: 120, notify: true });
  const handlers = new Map(ground.domains.flatMap((d) => d.handlers).map((h) => [h.name, h]));
  const kinds = new Map(ground.domains.flatMap((d) => d.tasks).map((k) => [k.kind, k]));
  const deliverOne = async ({ id, data }: { id: string; data: { eventId: string; handler: string } }): Promise<JobResult> => {
    const handler = handlers.get(data.handler);
    try {
      if (handler) await told(ground, handler.name, () => deliver(ground, handler, data.eventId));
      return { id, status: 'completed' };
    } catch (cause) {
      return { id, status: 'failed', output: { message: String(cause) } };
    }
  };
  await boss.work<{ eventId: string; handler: string }, unknown, typeof SWARM>(QUEUES.events, SWARM, async (jobs) => {
    const results: JobResult[] = [];
    for (const job of jobs) results.push(await deliverOne(job));
    return results;
  });
  await boss.work<{ taskId: string }>(QUEUES.tasks, WORK, async ([job]) => {
    if (job) await runTask(ground, kinds, job.data.taskId, job.signal);
  });
  await boss.work<{ deliveryId: string }>(QUEUES.deliveries, WORK, async ([job]) => {
    if (job) await runDelivery(ground, job.data.deliveryId);
  });
  await scheduleClockJobs(boss, ground);
  // At once, and not only by the clock: what a former worker left behind when it was killed.
  await boss.supervise();
  const ears = await listen(ground, () => dispatchWaiting(ground, boss, handlers));
  return {
    async stop() {
      await ears.stop();
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** Says in the log what failed; the queue tries it again. */
async function told(ground: WorkerGround, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (err) {
    ground.log.error({ err, name }, 'job failed');
    throw err;
  }
}

async function scheduleClockJobs(boss: PgBoss, ground: WorkerGround): Promise<void> {
  for (const job of ground.domains.flatMap((d) => d.jobs)) {
    const queue = `${QUEUES.clock}.${job.name}`;
    await boss.createQueue(queue, { policy: 'exclusive', retryLimit: 2, retryDelay: 60, expireInSeconds: 3600 * 6 });
    await boss.work(queue, { batchSize: 1 }, async () => told(ground, job.name, () => asWorker(ground, job.run)));
    await boss.schedule(queue, job.cron, null, { tz: 'Asia/Shanghai' });
  }
}

/** Wakes at each commit that put an event, and every two seconds for what a lost connection has missed. */
async function listen(ground: WorkerGround, wake: () => Promise<void>): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;
  const run = () => {
    if (running) {
      again = true;
      return;
    }
    running = wake()
      .catch((err) => ground.log.error({ err }, 'dispatch'))
      .finally(() => {
        running = null;
        if (again && !stopped) {
          again = false;
          run();
        }
      });
  };
  const ear = await listenOn({ url: ground.database.url, channel: 'qinwu_events', name: 'qinwu dispatcher', log: ground.log }, run);
  const clock = setInterval(run, 2000);
  run();
  return {
    async stop() {
      stopped = true;
      clearInterval(clock);
      await running;
      await ear.close();
    },
  };
}
