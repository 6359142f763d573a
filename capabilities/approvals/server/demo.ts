import type { Ctx } from '#kernel/context.ts';
import { conclude } from './flow/conclude.ts';
import { decidersOf, type Flow, lockFlowOf, openSteps, type Step } from './flow/rows.ts';
import { writeAct } from './flow/write-act.ts';
import { type ApprovalSubject, bookOf } from './subject.ts';
import { decide } from './verbs/decide.ts';

/** What a demonstration does at each step in turn: approves, denies, or returns to the starter. */
export interface DemoAct {
  readonly as: 'approved' | 'denied' | 'returned';
  readonly opinion: string;
}

/** The transaction in the name of an account, as its own request would open it. */
const inName = (ctx: Ctx, accountId: string): Ctx => ({ ...ctx, actor: { ...ctx.actor, accountId } });

async function flowUnderWay(ctx: Ctx, kind: string, subjectId: string): Promise<{ flow: Flow; step: Step } | null> {
  const flow = await lockFlowOf(ctx, kind, subjectId);
  if (flow?.state !== 'running') return null;
  const [step] = await openSteps(ctx, flow.id);
  return step ? { flow, step } : null;
}

/**
 * Takes a matter of the demonstration through its steps as its signers would, one act per step in the order in which they wait; stops when the acts
 * are used up or the flow has ended. Wide scope only.
 */
export async function demoDecide(ctx: Ctx, subject: ApprovalSubject, subjectId: string, acts: readonly DemoAct[]): Promise<void> {
  const book = bookOf([subject]);
  for (const act of acts) {
    const waiting = await flowUnderWay(ctx, subject.kind, subjectId);
    if (!waiting) return;
    const { flow, step } = waiting;
    const signer = (await decidersOf(ctx, [step.id])).find((d) => d.state === 'open');
    if (!signer) return;
    const own = inName(ctx, signer.accountId);
    if (act.as !== 'returned') {
      await decide(own, book, { stepId: step.id, opinion: act.opinion }, act.as);
      continue;
    }
    await writeAct(own, flow, { verb: 'return-to-starter', stepId: step.id, opinion: act.opinion });
    await conclude(own, subject, flow, 'returned', act.opinion);
  }
}
