import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import { prepared } from '../definition/prepare.ts';
import { takeVersion } from '../definition/version-in-force.ts';
import type { ApprovalSubject } from '../subject.ts';
import { closeFlow } from './conclude.ts';
import { takePart } from './open-step.ts';
import { beginRound } from './proceed.ts';
import { type Flow, lockFlowOf } from './rows.ts';
import { starterDone, tellStarter } from './work.ts';
import { writeAct } from './write-act.ts';

/** What enters a flow. */
export interface Start {
  readonly subjectId: string;
  /** Unit whose matter it is: the wall of the flow, and where deciders are looked for. */
  readonly orgId: string;
  readonly title: string;
  readonly number?: string | null;
  /** Page of the record in the browser. */
  readonly path: string;
  /** Values of the subject's `facts`. */
  readonly facts: Record<string, unknown>;
  /** For steps of the starter's choice: element id → account ids. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
}

export async function start(ctx: Ctx, subject: ApprovalSubject, input: Start): Promise<{ flowId: string }> {
  const definitionVersion = await takeVersion(ctx, subject);
  const flow: Flow = {
    id: newId(),
    orgId: input.orgId,
    kind: subject.kind,
    subjectId: input.subjectId,
    version: 1,
    definitionVersion,
    title: input.title,
    number: input.number ?? null,
    path: input.path,
    state: 'running',
    facts: plain(subject, input.facts),
    choices: choicesOf(input),
    log: [],
    token: null,
    engine: null,
    taken: [],
    hold: null,
    round: 1,
    starterId: ctx.actor.accountId,
    startedAt: ctx.now.toISOString(),
    endedAt: null,
    urgedAt: null,
  };
  await refuseWithoutChoice(ctx, flow);
  await ctx.client.query(
    `insert into approvals.flow (id, org_id, kind, subject_id, definition_version, title, number, path, state, facts, choices, starter_id, started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'running', $9, $10, $11, $12)`,
    [
      flow.id,
      flow.orgId,
      flow.kind,
      flow.subjectId,
      flow.definitionVersion,
      flow.title,
      flow.number,
      flow.path,
      JSON.stringify(flow.facts),
      JSON.stringify(flow.choices),
      flow.starterId,
      flow.startedAt,
    ],
  );
  if (flow.starterId) await takePart(ctx, flow, [flow.starterId]);
  await tellStarter(ctx, flow);
  await writeAct(ctx, flow, { verb: 'start' });
  tell(ctx, flow);
  await beginRound(ctx, subject, flow);
  return { flowId: flow.id };
}

/**
 * Facts as they are stored and tested: what JSON keeps, with null for those that are not given, so that every condition finds every name.
 * @throws when they do not fit the subject's schema, which is a fault of its room
 */
function plain(subject: ApprovalSubject, facts: Record<string, unknown>): Record<string, unknown> {
  const none = Object.fromEntries(Object.keys(subject.facts.shape).map((name) => [name, null]));
  return { ...none, ...(JSON.parse(JSON.stringify(subject.facts.parse(facts))) as Record<string, unknown>) };
}

const choicesOf = (input: Pick<Start, 'choices'>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(input.choices ?? {}).map(([step, accounts]) => [step, [...accounts]]));

async function refuseWithoutChoice(ctx: Ctx, flow: Flow): Promise<void> {
  const { graph } = await prepared(ctx, flow.kind, flow.definitionVersion);
  const missing = [...graph.nodes.values()].find((n) => n.decider?.by === 'starter-choice' && !flow.choices[n.id]?.length);
  if (missing) refuse('approvals.choice_missing', { step: missing.name || missing.id });
}

const tell = (ctx: Ctx, flow: Flow): void =>
  ctx.emit(
    'approvals.flow.started',
    { flowId: flow.id, kind: flow.kind, subjectId: flow.subjectId, orgId: flow.orgId, starterId: flow.starterId },
    flow.orgId,
  );

export interface Resubmit {
  readonly subjectId: string;
  readonly facts: Record<string, unknown>;
  readonly title?: string;
  readonly choices?: Start['choices'];
}

/** Enters a returned matter again, from the beginning, on the definition it began with. */
export async function resubmit(ctx: Ctx, subject: ApprovalSubject, input: Resubmit): Promise<void> {
  const flow = found(await lockFlowOf(ctx, subject.kind, input.subjectId));
  if (flow.state !== 'returned') refuse('approvals.flow_running');
  flow.round += 1;
  flow.facts = plain(subject, input.facts);
  if (input.title) flow.title = input.title;
  if (input.choices) flow.choices = choicesOf(input);
  await starterDone(ctx, flow, 'done');
  await tellStarter(ctx, flow);
  await writeAct(ctx, flow, { verb: 'resubmit' });
  tell(ctx, flow);
  await beginRound(ctx, subject, flow);
}

/** Ends the flow of a record that its own room gives up; `onDecided` is not called, because the room knows. */
export async function cancel(ctx: Ctx, subject: ApprovalSubject, input: { subjectId: string; reason: string }): Promise<void> {
  const flow = await lockFlowOf(ctx, subject.kind, input.subjectId);
  if (!flow) return;
  await writeAct(ctx, flow, { verb: 'cancel', opinion: input.reason });
  await closeFlow(ctx, flow, 'withdrawn');
}
