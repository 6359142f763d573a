import { reaches, reachOf } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Call } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import { found, refuse } from '#shared/errors.ts';
import type { VerbAnswer } from '../../contract/verbs.ts';
import { namesOf, peopleOf } from '../flow/people.query.ts';
import { type Decider, decidersOf, type Flow, lockFlow, openSteps, readStep, type Step } from '../flow/rows.ts';

/** A flow runs through units that none of its signers reaches; whose it is, is proved by the flow itself. */
export const EVERYTHING = { scope: { all: true } } as const;

/** One verb as one transaction over all units; whether the flow is the actor's is asked in it before anything else. */
export const asVerb = (call: Call, work: (ctx: Ctx) => Promise<Flow>): Promise<VerbAnswer> =>
  call.once(async (ctx) => answerOf(ctx, await work(ctx)), EVERYTHING);

/** How the flow stands now. */
async function answerOf(ctx: Ctx, flow: Flow): Promise<VerbAnswer> {
  const steps = await openSteps(ctx, flow.id);
  const deciders = (
    await decidersOf(
      ctx,
      steps.map((s) => s.id),
    )
  ).filter((d) => d.state === 'open');
  const people = await peopleOf(
    ctx,
    deciders.map((d) => d.accountId),
  );
  return {
    flowId: flow.id,
    flowState: flow.state,
    waits: steps.map((s) => ({
      stepId: s.id,
      name: s.name,
      deciders: namesOf(
        people,
        deciders.filter((d) => d.stepId === s.id).map((d) => d.accountId),
      ),
    })),
  };
}

/** A signature that is the actor's to give, and all about it. */
export interface Turn {
  readonly flow: Flow;
  readonly step: Step;
  readonly mine: Decider;
  readonly deciders: Decider[];
}

const best = ['open', 'waiting', 'approved', 'denied', 'void'];

/**
 * Locks the flow of a step and proves that the actor is to sign it now.
 * @throws not_found when the step is none of his, approvals.step_decided when somebody was faster, approvals.not_your_turn, or how the flow has ended
 */
export async function takeTurn(ctx: Ctx, stepId: string): Promise<Turn> {
  const seen = await readStep(ctx, stepId);
  const flow = await lockFlow(ctx, seen.flowId);
  const step = await readStep(ctx, stepId);
  const deciders = await decidersOf(ctx, [stepId]);
  const me = ctx.actor.accountId;
  const own = deciders
    .filter((d) => d.accountId === me || d.onBehalfOf === me)
    .sort((a, b) => best.indexOf(a.state) - best.indexOf(b.state));
  const mine = own.find((d) => d.state !== 'removed') ?? refuse('not_found');
  if (step.state !== 'open' || mine.state === 'approved' || mine.state === 'denied' || mine.state === 'void')
    await refuseDecided(ctx, flow, step);
  refuseUnlessRunning(flow);
  if (mine.state !== 'open') refuse('approvals.not_your_turn');
  return { flow, step, mine, deciders };
}

/** Says who did what, so that the one who was slower knows. */
async function refuseDecided(ctx: Ctx, flow: Flow, step: Step): Promise<never> {
  if (step.state === 'cancelled') refuseUnlessRunning(flow);
  const { rows } = await ctx.client.query<{ verb: string; accountId: string | null; at: string }>(
    `select verb, account_id as "accountId", at from approvals.act where flow_id = $1 and step_id = $2 order by seq desc limit 1`,
    [flow.id, step.id],
  );
  const last = rows[0];
  const people = await peopleOf(ctx, [last?.accountId ?? null]);
  return refuse('approvals.step_decided', {
    by: (last?.accountId && people.get(last.accountId)?.name) || say(ctx.locale, 'page.approvals.platform'),
    verb: say(ctx.locale, `enum.approvals.verb.${last?.verb ?? step.state}`),
    at: last?.at ?? '',
  });
}

export function refuseUnlessRunning(flow: Flow): void {
  if (flow.state === 'running') return;
  if (flow.state === 'returned') refuse('approvals.flow_returned');
  if (flow.state === 'held') refuse('approvals.flow_held', { reason: flow.hold?.reason ?? '' });
  refuse('approvals.flow_ended');
}

/** Locks a flow that an administrator of flows acts on. @throws not_found outside the units he administers */
export async function takeAdministered(ctx: Ctx, flowId: string, permission: string): Promise<Flow> {
  const flow = await lockFlow(ctx, flowId);
  if (!reaches(ctx.actor, permission, flow.orgId)) refuse('not_found');
  return flow;
}

/** Whether the actor may read a flow: he takes part in it, or reads flows of its unit. */
export async function mayRead(ctx: Ctx, flow: Pick<Flow, 'id' | 'orgId'>): Promise<boolean> {
  if (reaches(ctx.actor, 'approvals.flow.read', flow.orgId)) return true;
  const { rows } = await ctx.client.query('select 1 from approvals.participant where flow_id = $1 and account_id = $2', [
    flow.id,
    ctx.actor.accountId,
  ]);
  return rows.length > 0;
}

/** A signer by id with his flow locked. @throws not_found */
export async function takeSigner(ctx: Ctx, deciderId: string): Promise<{ flow: Flow; step: Step; signer: Decider; deciders: Decider[] }> {
  const { rows } = await ctx.client.query<{ flowId: string; stepId: string }>(
    'select flow_id as "flowId", step_id as "stepId" from approvals.decider where id = $1',
    [deciderId],
  );
  const at = found(rows[0]);
  const flow = await lockFlow(ctx, at.flowId);
  const step = await readStep(ctx, at.stepId);
  const deciders = await decidersOf(ctx, [step.id]);
  return { flow, step, deciders, signer: found(deciders.find((d) => d.id === deciderId)) };
}

/**
 * Accounts that the actor may ask: within the units he reaches with the permission, at work, and not asked in this step already; answers
 * their names. An account beyond reach answers as an unknown one.
 * @throws approvals.signer_unusable, approvals.signer_present
 */
export async function refuseUnfit(
  ctx: Ctx,
  permission: string,
  accountIds: readonly string[],
  deciders: readonly Decider[] = [],
): Promise<string[]> {
  const { rows } = await ctx.client.query<{ id: string; orgId: string | null; name: string }>(
    `select a.id, a.org_id as "orgId", a.display_name as name from identity.account a where a.id = any($1::uuid[]) and approvals.at_work(a, $2::date)`,
    [accountIds, ctx.today],
  );
  const reach = reachOf(ctx.actor, permission);
  return accountIds.map((id) => {
    const person = rows.find((r) => r.id === id);
    if (!person || !(reach.all || (person.orgId !== null && reach.orgIds.includes(person.orgId)))) refuse('approvals.signer_unusable');
    const asked = deciders.some((d) => d.accountId === id && (d.state === 'open' || d.state === 'waiting'));
    if (asked) refuse('approvals.signer_present', { name: person.name });
    return person.name;
  });
}
