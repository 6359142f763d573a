import type { Ctx } from '#kernel/context.ts';
import { outcomeOf } from '../../rules/graph.ts';
import { type Prepared, prepared } from '../definition/prepare.ts';
import { ENGINE, Session } from '../engine/session.ts';
import type { ApprovalSubject } from '../subject.ts';
import { closeSteps, conclude } from './conclude.ts';
import { holdFlow } from './hold.ts';
import { openStep } from './open-step.ts';
import { type Flow, openSteps, type Step, saveFlow } from './rows.ts';

/** Steps that one act may pass without asking anybody; more is a circle. */
const MOST_PASSES = 200;

/** Begins a round at the start event. */
export async function beginRound(ctx: Ctx, subject: ApprovalSubject, flow: Flow): Promise<void> {
  flow.log = [];
  flow.taken = [];
  flow.state = 'running';
  flow.hold = null;
  await follow(ctx, subject, flow);
}

/** Follows the log from the start event, as after a return, on another version, or after a fault was mended; then goes on from there. */
export async function follow(ctx: Ctx, subject: ApprovalSubject, flow: Flow): Promise<void> {
  const definition = await prepared(ctx, flow.kind, flow.definitionVersion);
  flow.taken = [];
  const done = flow.log.map((c) => c.elementId);
  await goOn(ctx, subject, flow, definition, await Session.follow(definition, flow.facts, done));
}

/** Takes a step for completed and runs on. */
export async function completeStep(ctx: Ctx, subject: ApprovalSubject, flow: Flow, step: Step): Promise<void> {
  const definition = await prepared(ctx, flow.kind, flow.definitionVersion);
  const known = flow.token !== null && flow.engine === ENGINE;
  const session = known
    ? await Session.wake(definition, flow.facts, flow.token as string)
    : await Session.follow(
        definition,
        flow.facts,
        flow.log.map((c) => c.elementId),
      );
  if (!known) flow.taken = [];
  flow.log.push({ elementId: step.elementId, stepId: step.id });
  session.complete(step.elementId);
  await goOn(ctx, subject, flow, definition, session);
}

/** Opens what waits, passes what needs nobody, ends or holds; stores the flow. */
async function goOn(ctx: Ctx, subject: ApprovalSubject, flow: Flow, definition: Prepared, session: Session): Promise<void> {
  const known = await openSteps(ctx, flow.id);
  const stale = known.filter((s) => !session.waiting.includes(s.elementId));
  if (session.fault === null) await closeSteps(ctx, stale, 'cancelled');
  const asked = new Set(known.map((s) => s.elementId));
  for (let passes = 0; ; passes++) {
    if (session.fault) return holdFlow(ctx, flow, session.fault);
    if (passes > MOST_PASSES)
      return holdFlow(ctx, flow, { code: 'engine_failed', elementId: null, reason: 'goes round without a decision' });
    const denied = session.ends.some((id) => outcomeOf(definition.graph.nodes.get(id) as never) === 'denied');
    if (denied || session.ended) {
      flow.taken = [...new Set([...flow.taken, ...session.taken])];
      return conclude(ctx, subject, flow, denied ? 'denied' : 'approved');
    }
    const next = session.waiting.find((id) => !asked.has(id));
    if (next === undefined) break;
    asked.add(next);
    const opened = await openStep(ctx, flow, definition.graph.nodes.get(next) as never);
    if (opened.is === 'held') return holdFlow(ctx, flow, opened.hold);
    if (opened.is === 'passed') {
      flow.log.push({ elementId: next, stepId: opened.step.id });
      session.complete(next);
      // A way back may lead to it again.
      asked.delete(next);
    }
  }
  flow.taken = [...new Set([...flow.taken, ...session.taken])];
  flow.token = session.store();
  flow.engine = ENGINE;
  await saveFlow(ctx, flow);
}
