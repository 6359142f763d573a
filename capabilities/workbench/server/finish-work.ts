import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { notify } from '#kernel/events/server/notify.ts';

interface Finished {
  accountId: string;
  kind: 'todo' | 'started' | 'copy';
  subject: string;
  title: string;
  number: string | null;
  path: string;
}

/** Ends entries that still wait, with an outcome; whoever began a matter that another hand has ended is told. */
export async function finishWorkUseCase(ctx: Ctx, keys: readonly string[], outcome: string): Promise<void> {
  if (keys.length === 0) return;
  const done = await sql<Finished>`select account_id as "accountId", kind, subject, title, number, path
    from workbench.finish_work(${keys}::text[], ${outcome}, ${ctx.now.toISOString()}::timestamptz)`.execute(ctx.db);
  // What was told of a matter that is done need not be read any more; within the walls of the actor, who is nearly always the one that was told.
  await sql`update events.notification set read_at = ${ctx.now.toISOString()}::timestamptz where read_at is null and kind = 'workbench.todo'
    and (account_id, link) in (select * from unnest(${done.rows.map((w) => w.accountId)}::uuid[], ${done.rows.map((w) => w.path)}::text[]))`.execute(
    ctx.db,
  );
  await notify(
    ctx,
    done.rows
      .filter((w) => w.kind === 'started' && w.accountId !== ctx.actor.accountId)
      .map((w) => ({
        accountId: w.accountId,
        kind: `workbench.ended.${outcome}`,
        subject: w.subject,
        params: { title: w.title, number: w.number ?? '' },
        link: w.path,
      })),
  );
}

/** Takes entries that still wait out of the list: another has decided, or the work went to another. */
export async function retractWorkUseCase(ctx: Ctx, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await sql`select workbench.retract_work(${keys}::text[])`.execute(ctx.db);
}
