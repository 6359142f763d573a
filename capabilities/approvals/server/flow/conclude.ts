import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import { Refusal, refuse } from '#shared/errors.ts';
import type { StepState } from '../../contract/words.ts';
import type { ApprovalSubject } from '../subject.ts';
import { decidersOf, type Flow, openSteps, type Step, saveFlow } from './rows.ts';
import { askStarter, noLongerAsk, showEnd, starterDone } from './work.ts';
import { writeAct } from './write-act.ts';

export type Outcome = 'approved' | 'denied' | 'returned' | 'withdrawn' | 'terminated';

/** Closes steps that were open: their signers are asked no longer. */
export async function closeSteps(ctx: Ctx, steps: readonly Step[], state: StepState): Promise<void> {
  if (steps.length === 0) return;
  const ids = steps.map((s) => s.id);
  const waiting = (await decidersOf(ctx, ids)).filter((d) => d.state === 'open' || d.state === 'waiting');
  await ctx.client.query(`update approvals.step set state = $2, decided_at = $3 where id = any($1::uuid[]) and state = 'open'`, [
    ids,
    state,
    ctx.now.toISOString(),
  ]);
  await ctx.client.query(`update approvals.decider set state = 'void' where step_id = any($1::uuid[]) and state in ('open', 'waiting')`, [
    ids,
  ]);
  await noLongerAsk(ctx, waiting);
}

/** Ends a flow, or gives it back to its starter, and lets the subject's room do its part in the same transaction. */
export async function conclude(
  ctx: Ctx,
  subject: ApprovalSubject,
  flow: Flow,
  outcome: Outcome,
  opinion: string | null = null,
): Promise<void> {
  await closeFlow(ctx, flow, outcome);
  const decided = { subjectId: flow.subjectId, flowId: flow.id, outcome, opinion, byAccountId: ctx.actor.accountId, facts: flow.facts };
  await subject.onDecided(ctx, decided).catch((error) => {
    if (!(error instanceof Refusal)) throw error;
    refuse('approvals.subject_refused', { reason: say(ctx.locale, `error.${error.code}`, error.params) });
  });
}

/** The capability's own part of an end. */
export async function closeFlow(ctx: Ctx, flow: Flow, outcome: Outcome): Promise<void> {
  const wasReturned = flow.state === 'returned';
  await closeSteps(ctx, await openSteps(ctx, flow.id), 'cancelled');
  flow.state = outcome;
  flow.hold = null;
  flow.token = null;
  flow.engine = null;
  if (outcome !== 'returned') flow.endedAt = ctx.now.toISOString();
  await saveFlow(ctx, flow);
  if (outcome === 'returned') await askStarter(ctx, flow);
  else {
    if (wasReturned) await starterDone(ctx, flow, outcome);
    await showEnd(ctx, flow, outcome);
  }
  if (outcome === 'approved' || outcome === 'denied') await writeAct(ctx, flow, { verb: 'end', towards: [outcome], byActor: false });
  ctx.emit('approvals.flow.ended', { flowId: flow.id, kind: flow.kind, subjectId: flow.subjectId, orgId: flow.orgId, outcome }, flow.orgId);
}
