import { coversOf } from '#capabilities/workbench/server/public.ts';
import type { Ctx } from '#kernel/context.ts';

/**
 * Looks every few minutes for steps whose limit has passed, whose reminder is due, whose signer no longer works here or went on leave,
 * and tells each to its handler. A limit and a reminder are marked, so that they are told once.
 */
export async function watchSteps(ctx: Ctx): Promise<void> {
  const now = ctx.now.toISOString();
  const running = `s.state = 'open' and exists (select 1 from approvals.flow f where f.id = s.flow_id and f.state = 'running')`;
  const due = await ctx.client.query<{ id: string }>(
    `update approvals.step s set timed_out_at = $1 where ${running} and s.due_at <= $1 and s.timed_out_at is null returning s.id`,
    [now],
  );
  const remind = await ctx.client.query<{ id: string }>(
    `update approvals.step s set remind_at = null where ${running} and s.remind_at <= $1 returning s.id`,
    [now],
  );
  // What the clock was to decide and could not, because the room refused it, stays with its signers, who are told daily.
  const undecided = await ctx.client.query<{ id: string }>(
    `update approvals.step s set timed_out_at = $1
     where ${running} and s.timed_out_at <= $1::timestamptz - interval '1 day' and s.on_timeout in ('approve', 'return') returning s.id`,
    [now],
  );
  const waiting = `from approvals.decider d join approvals.step s on s.id = d.step_id where d.state in ('open', 'waiting') and ${running}`;
  const gone = await ctx.client.query<{ id: string }>(
    `select distinct d.step_id as id ${waiting}
       and not exists (select 1 from identity.account a where a.id = d.account_id and approvals.at_work(a, $1::date))`,
    [ctx.today],
  );
  const covered = await coveredSteps(ctx, waiting);
  for (const [matter, stepIds] of [
    ['due', due.rows.map((r) => r.id)],
    ['remind', [...remind.rows, ...undecided.rows].map((r) => r.id)],
    ['gone', gone.rows.map((r) => r.id)],
    ['covered', covered],
  ] as const)
    for (const stepId of stepIds) ctx.emit('approvals.step.watched', { stepId, matter });
}

/** Steps that wait for somebody who has gone on leave since he was asked. */
async function coveredSteps(ctx: Ctx, waiting: string): Promise<string[]> {
  const { rows } = await ctx.client.query<{ kind: string; accounts: string[] }>(
    `select (select f.kind from approvals.flow f where f.id = d.flow_id) as kind, array_agg(distinct d.account_id) as accounts ${waiting}
     and d.on_behalf_of is null group by 1`,
  );
  const steps: string[] = [];
  for (const { kind, accounts } of rows) {
    const covers = await coversOf(ctx, accounts, kind);
    if (covers.size === 0) continue;
    const found = await ctx.client.query<{ id: string }>(
      `select distinct d.step_id as id ${waiting} and d.on_behalf_of is null and d.account_id = any($1::uuid[])
       and (select f.kind from approvals.flow f where f.id = d.flow_id) = $2`,
      [[...covers.keys()], kind],
    );
    steps.push(...found.rows.map((r) => r.id));
  }
  return steps;
}
