import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { DeciderState, FlowState, HoldCode, Mode, StepState } from '../../contract/words.ts';

/** Why a flow is held. */
export interface Hold {
  readonly code: HoldCode;
  readonly elementId: string | null;
  readonly reason: string;
}

/** A completed step of the round. */
export interface Completed {
  readonly elementId: string;
  readonly stepId: string;
}

/** A flow as verbs work on it; locked for the transaction. Its changes are written by `saveFlow`. */
export interface Flow {
  readonly id: string;
  readonly orgId: string;
  readonly kind: string;
  readonly subjectId: string;
  version: number;
  definitionVersion: number;
  title: string;
  readonly number: string | null;
  readonly path: string;
  state: FlowState;
  facts: Record<string, unknown>;
  choices: Record<string, string[]>;
  log: Completed[];
  token: string | null;
  engine: string | null;
  taken: string[];
  hold: Hold | null;
  round: number;
  readonly starterId: string | null;
  readonly startedAt: string;
  endedAt: string | null;
  urgedAt: string | null;
}

export interface Step {
  readonly id: string;
  readonly flowId: string;
  readonly elementId: string;
  readonly name: string;
  readonly round: number;
  state: StepState;
  readonly mode: Mode;
  readonly share: number | null;
  readonly bulk: boolean;
  readonly onTimeout: string | null;
  readonly openedAt: string;
  readonly dueAt: string | null;
}

export interface Decider {
  readonly id: string;
  readonly stepId: string;
  accountId: string;
  onBehalfOf: string | null;
  readonly place: number;
  readonly parentId: string | null;
  readonly relation: 'before' | 'after' | null;
  readonly addedBy: string | null;
  state: DeciderState;
  opinion: string | null;
  decidedAt: string | null;
}

const flowColumns = `f.id, f.org_id as "orgId", f.kind, f.subject_id as "subjectId", f.version, f.definition_version as "definitionVersion", f.title, f.number, f.path,
  f.state, f.facts, f.choices, f.log, f.token, f.engine, f.taken, f.hold, f.round, f.starter_id as "starterId", f.started_at as "startedAt",
  f.ended_at as "endedAt", f.urged_at as "urgedAt"`;
const stepColumns = `s.id, s.flow_id as "flowId", s.element_id as "elementId", s.name, s.round, s.state, s.mode, s.share, s.bulk, s.on_timeout as "onTimeout",
  s.opened_at as "openedAt", s.due_at as "dueAt"`;
const deciderColumns = `d.id, d.step_id as "stepId", d.account_id as "accountId", d.on_behalf_of as "onBehalfOf", d.place, d.parent_id as "parentId", d.relation,
  d.added_by as "addedBy", d.state, d.opinion, d.decided_at as "decidedAt"`;

/** Locks a flow, so that one verb at a time works on it. @throws not_found */
export async function lockFlow(ctx: Ctx, flowId: string): Promise<Flow> {
  const { rows } = await ctx.client.query<Flow>({
    name: 'approvals.lock-flow',
    text: `select ${flowColumns} from approvals.flow f where f.id = $1 for update`,
    values: [flowId],
  });
  return found(rows[0]);
}

/** The flow of a record that has not ended, locked; undefined without one. */
export async function lockFlowOf(ctx: Ctx, kind: string, subjectId: string): Promise<Flow | undefined> {
  const { rows } = await ctx.client.query<Flow>(
    `select ${flowColumns} from approvals.flow f where f.kind = $1 and f.subject_id = $2 and f.state in ('running', 'held', 'returned') for update`,
    [kind, subjectId],
  );
  return rows[0];
}

/** A flow to look at. @throws not_found */
export async function readFlow(ctx: Ctx, flowId: string): Promise<Flow> {
  return found((await ctx.client.query<Flow>(`select ${flowColumns} from approvals.flow f where f.id = $1`, [flowId])).rows[0]);
}

export async function readStep(ctx: Ctx, stepId: string): Promise<Step> {
  const { rows } = await ctx.client.query<Step>({
    name: 'approvals.read-step',
    text: `select ${stepColumns} from approvals.step s where s.id = $1`,
    values: [stepId],
  });
  return found(rows[0]);
}

export async function openSteps(ctx: Ctx, flowId: string): Promise<Step[]> {
  const { rows } = await ctx.client.query<Step>({
    name: 'approvals.open-steps',
    text: `select ${stepColumns} from approvals.step s where s.flow_id = $1 and s.state = 'open' order by s.seq`,
    values: [flowId],
  });
  return rows;
}

export async function stepsOf(ctx: Ctx, flowId: string): Promise<(Step & { decidedAt: string | null })[]> {
  const text = `select ${stepColumns}, s.decided_at as "decidedAt" from approvals.step s where s.flow_id = $1 order by s.seq`;
  return (await ctx.client.query<Step & { decidedAt: string | null }>(text, [flowId])).rows;
}

/** Signers of steps in their order. */
export async function decidersOf(ctx: Ctx, stepIds: readonly string[]): Promise<Decider[]> {
  const { rows } = await ctx.client.query<Decider>({
    name: 'approvals.deciders-of',
    text: `select ${deciderColumns} from approvals.decider d where d.step_id = any($1::uuid[]) order by d.place, d.id`,
    values: [stepIds],
  });
  return rows;
}

/** Writes what verbs change in a flow. */
export async function saveFlow(ctx: Ctx, flow: Flow): Promise<void> {
  flow.version += 1;
  await ctx.client.query({
    name: 'approvals.save-flow',
    text: `update approvals.flow set version = $2, definition_version = $3, title = $4, state = $5, facts = $6, choices = $7, log = $8, token = $9, engine = $10, taken = $11,
      hold = $12, round = $13, ended_at = $14, urged_at = $15 where id = $1`,
    values: [
      flow.id,
      flow.version,
      flow.definitionVersion,
      flow.title,
      flow.state,
      JSON.stringify(flow.facts),
      JSON.stringify(flow.choices),
      JSON.stringify(flow.log),
      flow.token,
      flow.engine,
      JSON.stringify(flow.taken),
      flow.hold ? JSON.stringify(flow.hold) : null,
      flow.round,
      flow.endedAt,
      flow.urgedAt,
    ],
  });
}
