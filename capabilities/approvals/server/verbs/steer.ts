import { reaches } from '#kernel/access/reach.ts';
import type { Call } from '#kernel/domain.ts';
import { notify } from '#kernel/events/server/notify.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteInput } from '#shared/route.ts';
import type * as verbs from '../../contract/verbs.ts';
import { prepared } from '../definition/prepare.ts';
import { conclude } from '../flow/conclude.ts';
import { takePart } from '../flow/open-step.ts';
import { namesOf, peopleOf } from '../flow/people.query.ts';
import { follow } from '../flow/proceed.ts';
import { decidersOf, lockFlow, openSteps, saveFlow } from '../flow/rows.ts';
import { decisionPath, sendCopies } from '../flow/work.ts';
import { writeAct } from '../flow/write-act.ts';
import { type SubjectBook, subjectOf } from '../subject.ts';
import { asVerb, mayRead, refuseUnfit, refuseUnlessRunning, takeAdministered } from './taking.ts';

/** Milliseconds between two reminders of one matter. */
const URGE_EVERY = 3_600_000;

export const copy = (call: Call, input: RouteInput<typeof verbs.copyFlow>) =>
  asVerb(call, async (ctx) => {
    const flow = await lockFlow(ctx, input.flowId);
    if (!(await mayRead(ctx, flow))) refuse('not_found');
    const accounts = [...new Set(input.accountIds)];
    const towards = await refuseUnfit(ctx, 'approvals.flow.copy', accounts);
    await takePart(ctx, flow, accounts, true);
    await sendCopies(ctx, flow, accounts);
    await writeAct(ctx, flow, { verb: 'copy', opinion: input.opinion ?? null, towards });
    return flow;
  });

export const urge = (call: Call, input: RouteInput<typeof verbs.urgeFlow>) =>
  asVerb(call, async (ctx) => {
    const flow = await lockFlow(ctx, input.flowId);
    if (flow.starterId !== ctx.actor.accountId && !reaches(ctx.actor, 'approvals.flow.terminate', flow.orgId)) refuse('not_found');
    refuseUnlessRunning(flow);
    if (flow.urgedAt && ctx.now.getTime() - Date.parse(flow.urgedAt) < URGE_EVERY) refuse('approvals.urged_lately');
    const steps = await openSteps(ctx, flow.id);
    const waiting = (
      await decidersOf(
        ctx,
        steps.map((s) => s.id),
      )
    )
      .filter((d) => d.state === 'open')
      .map((d) => d.accountId);
    await notify(
      ctx,
      waiting.map((accountId) => ({
        accountId,
        kind: 'approvals.urged',
        params: { title: flow.title, number: flow.number ?? '', by: ctx.actor.displayName },
        link: decisionPath(flow.id),
        needsAction: true,
      })),
    );
    flow.urgedAt = ctx.now.toISOString();
    await saveFlow(ctx, flow);
    await writeAct(ctx, flow, { verb: 'urge', opinion: input.opinion ?? null, towards: namesOf(await peopleOf(ctx, waiting), waiting) });
    return flow;
  });

export const withdraw = (book: SubjectBook, call: Call, input: RouteInput<typeof verbs.withdrawFlow>) =>
  asVerb(call, async (ctx) => {
    const flow = await lockFlow(ctx, input.flowId);
    if (flow.starterId === null || flow.starterId !== ctx.actor.accountId) refuse('not_found');
    if (flow.endedAt !== null) refuse('approvals.flow_ended');
    await writeAct(ctx, flow, { verb: 'withdraw', opinion: input.opinion ?? null });
    await conclude(ctx, subjectOf(book, flow.kind), flow, 'withdrawn', input.opinion ?? null);
    return flow;
  });

export const terminate = (book: SubjectBook, call: Call, input: RouteInput<typeof verbs.terminateFlow>) =>
  asVerb(call, async (ctx) => {
    const flow = await takeAdministered(ctx, input.flowId, 'approvals.flow.terminate');
    if (flow.endedAt !== null) refuse('approvals.flow_ended');
    await writeAct(ctx, flow, { verb: 'terminate', opinion: input.opinion });
    await conclude(ctx, subjectOf(book, flow.kind), flow, 'terminated', input.opinion);
    return flow;
  });

export const resume = (book: SubjectBook, call: Call, input: RouteInput<typeof verbs.resumeFlow>) =>
  asVerb(call, async (ctx) => {
    const flow = await takeAdministered(ctx, input.flowId, 'approvals.flow.resume');
    if (flow.state !== 'held') refuse('approvals.flow_not_held');
    const subject = subjectOf(book, flow.kind);
    const version = input.definitionVersion ?? flow.definitionVersion;
    const { graph } = await prepared(ctx, flow.kind, version);
    // What was decided must be steps there too, else the log leads nowhere.
    const lost = flow.log.find((c) => graph.nodes.get(c.elementId)?.kind !== 'step');
    if (lost) refuse('approvals.definition_unfit', { count: 1, step: lost.elementId });
    flow.definitionVersion = version;
    flow.state = 'running';
    flow.hold = null;
    await writeAct(ctx, flow, { verb: 'resume', opinion: input.opinion });
    await follow(ctx, subject, flow);
    return flow;
  });
