import type { Ctx } from '#kernel/context.ts';
import type { Call } from '#kernel/domain.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteInput } from '#shared/route.ts';
import type * as verbs from '../../contract/verbs.ts';
import { type Graph, reachable } from '../../rules/graph.ts';
import { prepared } from '../definition/prepare.ts';
import { closeSteps, conclude } from '../flow/conclude.ts';
import { follow } from '../flow/proceed.ts';
import type { Completed, Flow, Step } from '../flow/rows.ts';
import { doneWith } from '../flow/work.ts';
import { writeAct } from '../flow/write-act.ts';
import { type ApprovalSubject, type SubjectBook, subjectOf } from '../subject.ts';
import { asVerb, takeTurn } from './taking.ts';

/** Earlier steps of the round that a step may be returned to: those that led to it. */
export const returnTargets = (graph: Graph, log: readonly Completed[], elementId: string): string[] =>
  [...new Set(log.map((c) => c.elementId))].filter((id) => id !== elementId && reachable(graph, id).has(elementId));

export const returnTo = (book: SubjectBook, call: Call, input: RouteInput<typeof verbs.returnStep>) =>
  asVerb(call, async (ctx) => {
    const { flow, step, mine } = await takeTurn(ctx, input.stepId);
    const subject = subjectOf(book, flow.kind);
    const { graph } = await prepared(ctx, flow.kind, flow.definitionVersion);
    if (graph.nodes.get(step.elementId)?.rule.returnable === false) refuse('approvals.return_refused');
    if (input.to !== null && !returnTargets(graph, flow.log, step.elementId).includes(input.to)) refuse('approvals.return_target_unknown');
    const onBehalfOf = mine.onBehalfOf === ctx.actor.accountId ? null : mine.onBehalfOf;
    if (ctx.actor.accountId) await doneWith(ctx, step.id, ctx.actor.accountId, 'returned');
    await closeSteps(ctx, [step], 'returned');
    const target = input.to === null ? null : graph.nodes.get(input.to);
    await writeAct(ctx, flow, {
      verb: target ? 'return-to-step' : 'return-to-starter',
      stepId: step.id,
      opinion: input.opinion,
      onBehalfOf,
      towards: target ? [target.name || target.id] : [],
    });
    if (target) await goBack(ctx, subject, flow, graph, target.id);
    else await conclude(ctx, subject, flow, 'returned', input.opinion);
    return flow;
  });

/**
 * Forgets what was completed at and after the step, as far as it lies behind it, and follows the rest again: parallel branches stay
 * where they are.
 */
async function goBack(ctx: Ctx, subject: ApprovalSubject, flow: Flow, graph: Graph, elementId: string): Promise<void> {
  const at = flow.log.findLastIndex((c) => c.elementId === elementId);
  const behind = reachable(graph, elementId);
  flow.log = flow.log.filter((c, i) => i < at || (i > at && !behind.has(c.elementId)));
  await follow(ctx, subject, flow);
}

/** Returns a step to the starter in the platform's name, when its limit has passed. */
export async function returnByClock(ctx: Ctx, subject: ApprovalSubject, flow: Flow, step: Step): Promise<void> {
  await closeSteps(ctx, [step], 'returned');
  await writeAct(ctx, flow, { verb: 'auto-return', stepId: step.id, byActor: false });
  await conclude(ctx, subject, flow, 'returned');
}
