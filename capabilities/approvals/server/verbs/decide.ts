import type { Ctx } from '#kernel/context.ts';
import type { Call } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import { Refusal, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type * as verbs from '../../contract/verbs.ts';
import type { Flow } from '../flow/rows.ts';
import { writeAct } from '../flow/write-act.ts';
import { type SubjectBook, subjectOf } from '../subject.ts';
import { settleStep, sign } from './settle.ts';
import { asVerb, EVERYTHING, takeTurn } from './taking.ts';

/** Signs a step in the actor's name. */
export async function decide(
  ctx: Ctx,
  book: SubjectBook,
  input: { stepId: string; opinion?: string | null | undefined },
  as: 'approved' | 'denied',
  bulk = false,
): Promise<Flow> {
  const turn = await takeTurn(ctx, input.stepId);
  if (bulk && !turn.step.bulk) refuse('approvals.bulk_refused');
  const opinion = input.opinion?.trim() || null;
  const { onBehalfOf } = turn.mine;
  await sign(ctx, turn.mine, as, opinion);
  const verb = as === 'approved' ? 'approve' : 'deny';
  await writeAct(ctx, turn.flow, { verb, stepId: turn.step.id, opinion, onBehalfOf: turn.mine.onBehalfOf === null ? null : onBehalfOf });
  await settleStep(ctx, subjectOf(book, turn.flow.kind), turn, opinion);
  return turn.flow;
}

export const approve = (book: SubjectBook, call: Call, input: RouteInput<typeof verbs.approveStep>) =>
  asVerb(call, (ctx) => decide(ctx, book, input, 'approved'));

export const deny = (book: SubjectBook, call: Call, input: RouteInput<typeof verbs.denyStep>) =>
  asVerb(call, (ctx) => decide(ctx, book, input, 'denied'));

/** Approves each step by itself: one that is refused hinders no other, and one that the actor has approved before counts as approved. */
export async function approveSeveral(
  book: SubjectBook,
  call: Call,
  input: RouteInput<typeof verbs.bulkApprove>,
): Promise<RouteAnswer<typeof verbs.bulkApprove>> {
  const items = [];
  for (const stepId of new Set(input.stepIds)) {
    try {
      await call.transaction(async (ctx) => {
        if (!(await isMyApproval(ctx, stepId))) await decide(ctx, book, { stepId, opinion: input.opinion }, 'approved', true);
      }, EVERYTHING);
      items.push({ stepId, problem: null, message: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      items.push({ stepId, problem: error.code, message: say(call.origin.locale, `error.${error.code}`, error.params) });
    }
  }
  return { items, at: call.origin.now.toISOString() };
}

async function isMyApproval(ctx: Ctx, stepId: string): Promise<boolean> {
  const { rows } = await ctx.client.query(`select 1 from approvals.decider where step_id = $1 and account_id = $2 and state = 'approved'`, [
    stepId,
    ctx.actor.accountId,
  ]);
  return rows.length > 0;
}
