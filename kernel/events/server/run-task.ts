import { sql } from 'kysely';
import type { Actor } from '#kernel/access/actor.ts';
import { type Ctx, inTransaction } from '#kernel/context.ts';
import type { TaskKind, TaskRun } from '#kernel/domain.ts';
import { Refusal, refuse } from '#shared/errors.ts';
import { notify } from './notify.ts';
import { asWorker, type WorkerGround } from './worker-ground.ts';

type Ground = Omit<WorkerGround, 'domains'>;

interface StoredTask {
  id: string;
  kind: string;
  input: unknown;
  accountId: string;
  orgId: string;
  state: string;
}

const INTERRUPTED = 'events.task_interrupted';

/** How often a running job looks whether it is to stop, in milliseconds. */
const LOOK_EVERY = 1000;

/**
 * Runs one stored job in its asker's name and rights as they are now; result, problem and file stay with it. One that is found running
 * has lost its worker: how far it got nobody knows, so it is not run again but has failed, and the asker is told.
 */
export async function runTask(ground: Ground, kinds: ReadonlyMap<string, TaskKind>, taskId: string, shutdown: AbortSignal): Promise<void> {
  const task = await take(ground, taskId);
  if (!task) return;
  if (task.state === 'running') return finish(ground, task, 'failed', null, { code: INTERRUPTED });
  const stop = new AbortController();
  const watch = setInterval(() => void lookForStop(ground, taskId, stop), LOOK_EVERY);
  try {
    const kind = kinds.get(task.kind);
    const actor = await ground.actors.ofAccount(task.accountId);
    if (!kind || !actor?.reach.has(kind.permission)) refuse('forbidden', { permission: kind?.permission ?? task.kind });
    const result = await kind.run(
      taskRun(ground, task, actor, kind.permission, AbortSignal.any([stop.signal, shutdown])),
      kind.input.parse(task.input) as never,
    );
    await finish(ground, task, 'done', result, null);
  } catch (error) {
    if (stop.signal.aborted) return;
    const refusal = shutdown.aborted ? new Refusal(INTERRUPTED) : error instanceof Refusal ? error : new Refusal('internal');
    if (refusal.code === 'internal') ground.log.error({ err: error, taskId, kind: task.kind }, 'task failed');
    await finish(ground, task, 'failed', null, { code: refusal.code, params: refusal.params, issues: refusal.issues.slice(0, 50) });
  } finally {
    clearInterval(watch);
  }
}

/** The job with the state it was found in; taken if it waited. Nothing when it has ended. */
const take = (ground: Ground, taskId: string): Promise<StoredTask | undefined> =>
  asWorker(ground, async (ctx) => {
    const { rows } = await sql<StoredTask>`select id, kind, input, account_id as "accountId", org_id as "orgId", state from events.task
      where id = ${taskId} and state in ('waiting', 'running') for update`.execute(ctx.db);
    if (rows[0]?.state === 'waiting')
      await sql`update events.task set state = 'running', started_at = now() where id = ${taskId}`.execute(ctx.db);
    return rows[0];
  });

async function lookForStop(ground: Ground, taskId: string, stop: AbortController): Promise<void> {
  await asWorker(ground, async (ctx) => {
    const { rows } = await sql<{ state: string }>`select state from events.task where id = ${taskId}`.execute(ctx.db);
    if (rows[0]?.state !== 'running') stop.abort(new Refusal('client_closed'));
  }).catch((err) => ground.log.error({ err, taskId }, 'task watch'));
}

function taskRun(ground: Ground, task: StoredTask, actor: Actor, permission: string, signal: AbortSignal): TaskRun {
  const scope = actor.reach.get(permission);
  if (!scope) refuse('forbidden', { permission });
  const inActorsName = <T>(work: (ctx: Ctx) => Promise<T>, readOnly = false): Promise<T> => {
    signal.throwIfAborted();
    const origin = { actor, locale: actor.me?.actor.locale ?? ('zh-CN' as const), requestId: task.id, ip: null, now: ground.now() };
    return inTransaction(ground.database, ground.services, origin, { scope: scope as NonNullable<typeof scope>, readOnly }, work);
  };
  return {
    taskId: task.id,
    signal,
    transaction: (work, options) => inActorsName(work, options?.readOnly ?? false),
    async progress(done, total) {
      signal.throwIfAborted();
      await asWorker(ground, (ctx) =>
        sql`update events.task set done_count = ${done}, total_count = ${total} where id = ${task.id}`.execute(ctx.db),
      );
    },
    async attach(file) {
      const fileId = await inActorsName((ctx) =>
        ctx.services.keepFile(ctx, { ...file, orgId: task.orgId, purpose: 'task', recordKind: 'task', recordId: task.id }),
      );
      await asWorker(ground, (ctx) => sql`update events.task set file_id = ${fileId} where id = ${task.id}`.execute(ctx.db));
    },
  };
}

const finish = (ground: Ground, task: StoredTask, state: 'done' | 'failed', result: unknown, problem: unknown): Promise<void> =>
  asWorker(ground, async (ctx) => {
    const { numAffectedRows } =
      await sql`update events.task set state = ${state}, finished_at = now(), result = ${result === undefined ? null : JSON.stringify(result)}::json,
      problem = ${problem === null ? null : JSON.stringify(problem)}::json where id = ${task.id} and state = 'running'`.execute(ctx.db);
    if (!numAffectedRows) return;
    await notify(ctx, [
      { accountId: task.accountId, kind: `events.task_${state}`, params: { kind: task.kind }, link: `/tasks/${task.id}` },
    ]);
  });
