import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';

/** The event that hands a stored task to the worker. */
export const TASK_REQUESTED = 'events.task.requested';

/**
 * Stores a long job in the asker's name; the worker starts it after commit. Answers its id, which the job monitor follows.
 * The input must match the schema of the kind, which the worker checks again.
 */
export async function requestTask(
  ctx: Ctx,
  kind: string,
  input: Readonly<Record<string, unknown>>,
  orgId = ctx.actor.orgId,
): Promise<string> {
  const accountId = ctx.actor.accountId;
  if (!accountId || !orgId) refuse('forbidden', { permission: kind });
  const taskId = newId();
  await sql`insert into events.task (id, org_id, account_id, kind, input) values (${taskId}, ${orgId}, ${accountId}, ${kind}, ${JSON.stringify(input)})`.execute(
    ctx.db,
  );
  ctx.audit({ action: 'events.task.request', subject: { kind: 'task', id: taskId, orgId: orgId ?? null }, after: { kind } });
  ctx.emit(TASK_REQUESTED, { taskId }, orgId);
  return taskId;
}
