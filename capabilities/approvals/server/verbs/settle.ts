import type { Ctx } from '#kernel/context.ts';
import { tally } from '../../rules/tally.ts';
import { closeSteps, conclude } from '../flow/conclude.ts';
import { completeStep } from '../flow/proceed.ts';
import { type Decider, type Flow, type Step, saveFlow } from '../flow/rows.ts';
import { askFor, doneWith, noLongerAsk } from '../flow/work.ts';
import type { ApprovalSubject } from '../subject.ts';

/** Writes a signature. Who signs himself although another stands in for him is the signer. */
export async function sign(ctx: Ctx, d: Decider, state: 'approved' | 'denied', opinion: string | null): Promise<void> {
  const asked = { ...d };
  if (ctx.actor.accountId !== null && d.onBehalfOf === ctx.actor.accountId) {
    await noLongerAsk(ctx, [asked]);
    d.accountId = ctx.actor.accountId;
    d.onBehalfOf = null;
  } else if (ctx.actor.accountId === d.accountId) await doneWith(ctx, d.stepId, d.accountId, state);
  else await noLongerAsk(ctx, [asked]);
  d.state = state;
  d.opinion = opinion;
  d.decidedAt = ctx.now.toISOString();
  await ctx.client.query({
    name: 'approvals.sign',
    text: 'update approvals.decider set state = $2, opinion = $3, decided_at = $4, account_id = $5, on_behalf_of = $6 where id = $1',
    values: [d.id, d.state, d.opinion, d.decidedAt, d.accountId, d.onBehalfOf],
  });
}

/** Counts the signatures of a step anew after one of them changed: asks whose turn it has become, or closes the step and goes on. */
export async function settleStep(
  ctx: Ctx,
  subject: ApprovalSubject,
  at: { flow: Flow; step: Step; deciders: readonly Decider[] },
  opinion: string | null,
): Promise<void> {
  const { flow, step, deciders } = at;
  const count = tally(step.mode, step.share, deciders);
  if (count.verdict === 'pending') {
    await turnTo(ctx, flow, step, deciders, count.open);
    return saveFlow(ctx, flow);
  }
  await closeSteps(ctx, [step], count.verdict);
  step.state = count.verdict;
  if (count.verdict === 'denied') return conclude(ctx, subject, flow, 'denied', opinion);
  return completeStep(ctx, subject, flow, step);
}

/** Gives the turn to `open` and takes it from the others who have not signed. */
async function turnTo(ctx: Ctx, flow: Flow, step: Step, deciders: readonly Decider[], open: ReadonlySet<string>): Promise<void> {
  const opened = deciders.filter((d) => d.state === 'waiting' && open.has(d.id));
  const parked = deciders.filter((d) => d.state === 'open' && !open.has(d.id));
  for (const d of opened) d.state = 'open';
  for (const d of parked) d.state = 'waiting';
  for (const [list, state] of [
    [opened, 'open'],
    [parked, 'waiting'],
  ] as const) {
    if (list.length > 0)
      await ctx.client.query('update approvals.decider set state = $2 where id = any($1::uuid[])', [list.map((d) => d.id), state]);
  }
  if (parked.length > 0) await noLongerAsk(ctx, parked);
  if (opened.length > 0) await askFor(ctx, flow, step, opened);
}
