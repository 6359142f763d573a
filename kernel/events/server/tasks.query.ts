import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteInput } from '#shared/route.ts';
import type { cancelTask, getTask, listQueues, listTasks, TaskView } from '../contract/tasks.ts';

interface TaskRow extends Omit<TaskView, 'abilities' | 'problem'> {
  problem: { code: string; params?: Record<string, unknown> } | null;
}

const columns = sql`id, kind, state, done_count as "doneCount", total_count as "totalCount", result, problem, file_id as "fileId",
  created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`;

const view = (ctx: Ctx, row: TaskRow): TaskView => ({
  ...row,
  problem: row.problem ? { code: row.problem.code, title: say(ctx.locale, `error.${row.problem.code}`, row.problem.params ?? {}) } : null,
  abilities: { cancel: row.state === 'waiting' || row.state === 'running' },
});

/** The asker's own jobs; nobody else's are shown, whatever the scope. */
export async function readTasks(ctx: Ctx, input: RouteInput<typeof listTasks>) {
  const c = [sql`account_id = ${ctx.actor.accountId}`];
  if (input.state) c.push(sql`state = any(${input.state})`);
  if (input.kind) c.push(sql`kind = ${input.kind}`);
  const where = sql.join(c, sql` and `);
  const direction = input.sort === 'createdAt' ? sql`asc` : sql`desc`;
  const items =
    await sql<TaskRow>`select ${columns} from events.task where ${where} order by created_at ${direction}, id limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`.execute(
      ctx.db,
    );
  const count = await sql<{ n: number }>`select count(*) as n from events.task where ${where}`.execute(ctx.db);
  return { items: items.rows.map((r) => view(ctx, r)), total: count.rows[0]?.n ?? 0 };
}

export async function readTask(ctx: Ctx, input: RouteInput<typeof getTask>) {
  const { rows } =
    await sql<TaskRow>`select ${columns} from events.task where id = ${input.taskId} and account_id = ${ctx.actor.accountId}`.execute(
      ctx.db,
    );
  return view(ctx, found(rows[0]));
}

/** Marks the job; the worker that runs it hears of it and stops at its next step. */
export async function stopTask(ctx: Ctx, input: RouteInput<typeof cancelTask>): Promise<undefined> {
  const task = await readTask(ctx, input);
  const done =
    await sql`update events.task set state = 'cancelled', finished_at = now() where id = ${input.taskId} and state in ('waiting', 'running')`.execute(
      ctx.db,
    );
  if (!done.numAffectedRows) refuse('events.task_ended');
  ctx.audit({ action: 'events.task.cancel', subject: { kind: 'task', id: task.id, orgId: ctx.actor.orgId }, after: { kind: task.kind } });
}

/** Figures of the queues; before a worker has ever run there is nothing to count. */
export async function readQueues(ctx: Ctx, _input: RouteInput<typeof listQueues>) {
  const waiting = await sql<{ n: number }>`select events.undispatched() as n`.execute(ctx.db);
  const items = await sql<{
    name: string;
    waiting: number;
    active: number;
    failed: number;
    completed: number;
    oldestWaitingSeconds: number | null;
  }>`
    select name, waiting, active, failed, completed, oldest_waiting_seconds as "oldestWaitingSeconds" from events.queue_figures()`.execute(
    ctx.db,
  );
  return { items: items.rows, total: items.rows.length, undispatched: waiting.rows[0]?.n ?? 0 };
}
