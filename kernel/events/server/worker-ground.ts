import { type Actors, system } from '#kernel/access/actor.ts';
import { type Ctx, inTransaction, type Services } from '#kernel/context.ts';
import type { Database } from '#kernel/db/connect.ts';
import type { Domain } from '#kernel/domain.ts';
import { newId } from '#shared/ids.ts';

/** What the worker needs of the process. */
export interface WorkerGround {
  readonly database: Database;
  readonly services: Services;
  readonly domains: readonly Domain[];
  readonly actors: Actors;
  readonly now: () => Date;
  readonly log: { info(o: object, m: string): void; error(o: object, m: string): void };
}

export const QUEUES = { events: 'events', tasks: 'tasks', deliveries: 'deliveries', clock: 'clock' } as const;

/** One transaction in the platform's own name with wide scope. */
export const asWorker = <T>(ground: Pick<WorkerGround, 'database' | 'services' | 'now'>, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inTransaction(
    ground.database,
    ground.services,
    { actor: system, locale: 'zh-CN', requestId: newId(), ip: null, now: ground.now() },
    { scope: { all: true }, readOnly: false },
    work,
  );
