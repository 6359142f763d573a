import { reaches } from '#kernel/access/reach.ts';
import { workingHoursBetween } from '#kernel/calendar/working-hours.ts';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { FlowDetail } from '../../contract/flows.ts';
import type { FlowAct, Verb } from '../../contract/words.ts';
import { type Prepared, prepared } from '../definition/prepare.ts';
import { type Person, peopleOf } from '../flow/people.query.ts';
import { type Decider, decidersOf, type Flow, type Step, stepsOf } from '../flow/rows.ts';
import { returnTargets } from '../verbs/return.ts';
import { mayRead } from '../verbs/taking.ts';

interface Act {
  id: string;
  at: string;
  verb: Verb;
  accountId: string | null;
  onBehalfOf: string | null;
  stepId: string | null;
  round: number;
  opinion: string | null;
  towards: string[];
}

/** A flow as its participants and readers see it, with what the actor may do. @throws not_found for everybody else */
export async function detailOf(ctx: Ctx, flow: Flow): Promise<FlowDetail> {
  if (!(await mayRead(ctx, flow))) refuse('not_found');
  const steps = await stepsOf(ctx, flow.id);
  const deciders = await decidersOf(
    ctx,
    steps.map((s) => s.id),
  );
  const acts = (
    await ctx.client.query<Act>(
      `select id, at, verb, account_id as "accountId", on_behalf_of as "onBehalfOf", step_id as "stepId", round, opinion, towards
       from approvals.act where flow_id = $1 order by seq`,
      [flow.id],
    )
  ).rows;
  const copied = (
    await ctx.client.query<{ id: string }>('select account_id as id from approvals.participant where flow_id = $1 and copied', [flow.id])
  ).rows.map((r) => r.id);
  const orgName = (await ctx.client.query<{ name: string | null }>('select org.name_of($1) as name', [flow.orgId])).rows[0]?.name ?? '';
  const people = await peopleOf(ctx, [
    flow.starterId,
    ...deciders.flatMap((d) => [d.accountId, d.onBehalfOf, d.addedBy]),
    ...acts.flatMap((a) => [a.accountId, a.onBehalfOf]),
    ...copied,
  ]);
  const name = (id: string | null): string | null => (id === null ? null : (people.get(id)?.name ?? ''));
  const definition = await prepared(ctx, flow.kind, flow.definitionVersion);
  const mine = myTurn(ctx, flow, steps, deciders);
  const stepNames = new Map(steps.map((s) => [s.id, s.name]));
  return {
    flowId: flow.id,
    kind: flow.kind,
    subjectId: flow.subjectId,
    orgId: flow.orgId,
    orgName,
    title: flow.title,
    number: flow.number,
    path: flow.path,
    flowState: flow.state,
    round: flow.round,
    starter: flow.starterId ? { accountId: flow.starterId, name: name(flow.starterId) ?? '' } : null,
    startedAt: flow.startedAt,
    endedAt: flow.endedAt,
    definitionVersion: flow.definitionVersion,
    hold: flow.hold && { ...flow.hold, elementName: definition.graph.nodes.get(flow.hold.elementId ?? '')?.name || null },
    steps: steps.map((s) => ({
      ...stepView(ctx, s),
      deciders: deciders.filter((d) => d.stepId === s.id).map((d) => deciderView(d, people)),
    })),
    history: acts.map((a) => ({
      id: a.id,
      at: a.at,
      verb: a.verb,
      by: name(a.accountId),
      onBehalfOf: name(a.onBehalfOf),
      stepId: a.stepId,
      stepName: a.stepId ? (stepNames.get(a.stepId) ?? null) : null,
      round: a.round,
      opinion: a.opinion,
      to: a.towards,
    })),
    copied: copied.map((id) => name(id) ?? ''),
    mine: mine && {
      stepId: mine.step.id,
      deciderId: mine.decider.id,
      onBehalfOf: mine.decider.accountId === ctx.actor.accountId ? name(mine.decider.onBehalfOf) : null,
      returnTargets: targetsOf(definition, flow, mine.step),
    },
    abilities: abilitiesOf(ctx, flow, definition, mine, deciders),
    version: flow.version,
  };
}

interface Mine {
  readonly step: Step;
  readonly decider: Decider;
}

function myTurn(ctx: Ctx, flow: Flow, steps: readonly Step[], deciders: readonly Decider[]): Mine | null {
  const me = ctx.actor.accountId;
  if (flow.state !== 'running' || me === null) return null;
  const decider = deciders.find((d) => d.state === 'open' && (d.accountId === me || d.onBehalfOf === me));
  const step = decider && steps.find((s) => s.id === decider.stepId && s.state === 'open');
  return decider && step ? { step, decider } : null;
}

const stepView = (ctx: Ctx, s: Step & { decidedAt: string | null }) => ({
  stepId: s.id,
  elementId: s.elementId,
  name: s.name,
  round: s.round,
  stepState: s.state,
  mode: s.mode,
  share: s.share,
  openedAt: s.openedAt,
  dueAt: s.dueAt,
  decidedAt: s.decidedAt,
  workingHours: Math.round(workingHoursBetween(new Date(s.openedAt), s.decidedAt ? new Date(s.decidedAt) : ctx.now) * 10) / 10,
});

const deciderView = (d: Decider, people: ReadonlyMap<string, Person>) => ({
  deciderId: d.id,
  accountId: d.accountId,
  name: people.get(d.accountId)?.name ?? '',
  unitName: people.get(d.accountId)?.unitName ?? null,
  deciderState: d.state,
  onBehalfOf: d.onBehalfOf ? (people.get(d.onBehalfOf)?.name ?? '') : null,
  addedBy: d.addedBy ? (people.get(d.addedBy)?.name ?? '') : null,
  opinion: d.opinion,
  decidedAt: d.decidedAt,
});

function targetsOf({ graph }: Prepared, flow: Flow, step: Step): { elementId: string; name: string }[] {
  if (graph.nodes.get(step.elementId)?.rule.returnable === false) return [];
  return returnTargets(graph, flow.log, step.elementId).map((elementId) => ({
    elementId,
    name: graph.nodes.get(elementId)?.name || elementId,
  }));
}

function abilitiesOf(
  ctx: Ctx,
  flow: Flow,
  definition: Prepared,
  mine: Mine | null,
  deciders: readonly Decider[],
): Record<FlowAct, boolean> {
  const me = ctx.actor.accountId;
  const running = flow.state === 'running';
  const own = flow.starterId !== null && flow.starterId === me;
  const turn = (permission: string) => mine !== null && ctx.can(`approvals.step.${permission}`);
  const rules = (permission: string) => reaches(ctx.actor, permission, flow.orgId);
  const returnable = mine !== null && definition.graph.nodes.get(mine.step.elementId)?.rule.returnable !== false;
  const unsigned = deciders.filter((d) => d.state === 'open' || d.state === 'waiting');
  return {
    approve: turn('approve'),
    deny: turn('deny'),
    returnToStarter: turn('return') && returnable,
    returnToStep: turn('return') && returnable && mine !== null && targetsOf(definition, flow, mine.step).length > 0,
    transfer: turn('transfer'),
    addSigner: turn('add-signer'),
    removeSigner:
      running &&
      ctx.can('approvals.step.remove-signer') &&
      unsigned.some((d) => d.parentId !== null && (d.addedBy === me || rules('approvals.step.reassign'))),
    copy: ctx.can('approvals.flow.copy'),
    urge: running && ctx.can('approvals.flow.urge') && (own || rules('approvals.flow.terminate')),
    withdraw: own && flow.endedAt === null && ctx.can('approvals.flow.withdraw'),
    terminate: flow.endedAt === null && rules('approvals.flow.terminate'),
    resume: flow.state === 'held' && rules('approvals.flow.resume'),
    reassign: (running || flow.state === 'held') && unsigned.length > 0 && rules('approvals.step.reassign'),
  };
}
