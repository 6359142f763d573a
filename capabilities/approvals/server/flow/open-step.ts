import { coversOf } from '#capabilities/workbench/server/public.ts';
import { addWorkingHours } from '#kernel/calendar/working-hours.ts';
import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import type { Node } from '../../rules/graph.ts';
import { tally } from '../../rules/tally.ts';
import { FeelFailure } from '../definition/feel.ts';
import { fallUp, namedDeciders } from './find-deciders.ts';
import { namesOf, peopleOf } from './people.query.ts';
import type { Decider, Flow, Hold, Step } from './rows.ts';
import { askFor } from './work.ts';
import { writeAct } from './write-act.ts';

/** `passed`: everybody asked has approved already, so the step needs nobody; `asked`: it waits now. */
export type Opened = { readonly is: 'asked' | 'passed'; readonly step: Step } | { readonly is: 'held'; readonly hold: Hold };

/** Opens a step: finds its signers, their leave cover, who of them has decided already, and asks those whose turn it is. */
export async function openStep(ctx: Ctx, flow: Flow, node: Node): Promise<Opened> {
  const found = await whoDecides(ctx, flow, node);
  if ('hold' in found) return { is: 'held', hold: found.hold };
  const step = await insertStep(ctx, flow, node);
  const decided = node.rule.skipDecided ? await decidedBefore(ctx, flow) : new Set<string>();
  const deciders = await coverAbsent(ctx, flow, step, found.accounts, decided);
  const count = tally(step.mode, step.share, deciders);
  for (const d of deciders) if (count.open.has(d.id)) d.state = 'open';
  if (count.verdict !== 'pending') for (const d of deciders) if (d.state === 'waiting') d.state = 'void';
  await insertDeciders(ctx, flow, deciders);
  await addParticipants(ctx, flow, deciders);
  if (found.fellUp) {
    const people = await peopleOf(ctx, found.accounts);
    await writeAct(ctx, flow, { verb: 'fall-up', stepId: step.id, towards: namesOf(people, found.accounts), byActor: false });
  }
  if (deciders.some((d) => d.state === 'approved')) {
    const skipped = deciders.filter((d) => d.state === 'approved').map((d) => d.accountId);
    await writeAct(ctx, flow, { verb: 'skip', stepId: step.id, towards: namesOf(await peopleOf(ctx, skipped), skipped), byActor: false });
  }
  if (count.verdict === 'approved') {
    await ctx.client.query(`update approvals.step set state = 'skipped', decided_at = $2 where id = $1`, [step.id, ctx.now.toISOString()]);
    return { is: 'passed', step };
  }
  await askFor(
    ctx,
    flow,
    step,
    deciders.filter((d) => d.state === 'open'),
  );
  return { is: 'asked', step };
}

async function whoDecides(ctx: Ctx, flow: Flow, node: Node): Promise<{ accounts: string[]; fellUp: boolean } | { hold: Hold }> {
  const hold = (code: Hold['code'], reason: string) => ({ hold: { code, elementId: node.id, reason } });
  try {
    const named = node.decider ? await namedDeciders(ctx, node.id, node.decider, flow) : [];
    if (named.length > 0) return { accounts: [...new Set(named)], fellUp: false };
  } catch (error) {
    if (error instanceof FeelFailure) return hold('decider_expression_failed', error.message);
    throw error;
  }
  const accounts = await fallUp(ctx, flow);
  return accounts.length > 0 ? { accounts, fellUp: true } : hold('nobody_decides', `${node.name || node.id}: nobody at work, nor above`);
}

async function insertStep(ctx: Ctx, flow: Flow, node: Node): Promise<Step> {
  const { rule } = node;
  const after = (hours: number | null) => (hours === null ? null : addWorkingHours(ctx.now, hours).toISOString());
  const step: Step = {
    id: newId(),
    flowId: flow.id,
    elementId: node.id,
    name: node.name || node.id,
    round: flow.round,
    state: 'open',
    mode: rule.mode,
    share: rule.share,
    bulk: rule.bulk,
    onTimeout: rule.onTimeout,
    openedAt: ctx.now.toISOString(),
    dueAt: after(rule.limitHours),
  };
  await ctx.client.query({
    name: 'approvals.insert-step',
    text: `insert into approvals.step (id, org_id, flow_id, element_id, name, round, state, mode, share, bulk, on_timeout, opened_at, due_at, remind_at)
      values ($1, $2, $3, $4, $5, $6, 'open', $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      step.id,
      flow.orgId,
      flow.id,
      node.id,
      step.name,
      step.round,
      step.mode,
      step.share,
      step.bulk,
      step.onTimeout,
      step.openedAt,
      step.dueAt,
      after(rule.remindHours),
    ],
  });
  return step;
}

/** Accounts that have approved in a step that still counts (自动去重). */
async function decidedBefore(ctx: Ctx, flow: Flow): Promise<Set<string>> {
  const { rows } = await ctx.client.query<{ id: string }>(
    `select distinct account_id as id from approvals.decider where step_id = any($1::uuid[]) and state = 'approved'`,
    [flow.log.map((done) => done.stepId)],
  );
  return new Set(rows.map((r) => r.id));
}

async function coverAbsent(
  ctx: Ctx,
  flow: Flow,
  step: Step,
  accounts: readonly string[],
  decided: ReadonlySet<string>,
): Promise<Decider[]> {
  const covers = await coversOf(ctx, accounts, flow.kind);
  const taken = new Set(accounts.filter((a) => !covers.has(a)));
  return accounts.map((account, place): Decider => {
    const substitute = covers.get(account);
    // Who signs for himself does not sign for another in the same step: one account has one signature there.
    const stands = substitute !== undefined && !taken.has(substitute);
    if (stands) taken.add(substitute);
    const accountId = stands ? substitute : account;
    const done = decided.has(account);
    return {
      id: newId(),
      stepId: step.id,
      accountId,
      onBehalfOf: stands ? account : null,
      place,
      parentId: null,
      relation: null,
      addedBy: null,
      state: done ? 'approved' : 'waiting',
      opinion: null,
      decidedAt: done ? ctx.now.toISOString() : null,
    };
  });
}

/** Stores signers of a step. */
export async function insertDeciders(ctx: Ctx, flow: Flow, deciders: readonly Decider[]): Promise<void> {
  await ctx.client.query({
    name: 'approvals.insert-deciders',
    text: `insert into approvals.decider (id, org_id, flow_id, step_id, account_id, on_behalf_of, place, parent_id, relation, added_by, state, decided_at)
      select (e->>'id')::uuid, $1, $2, (e->>'stepId')::uuid, (e->>'accountId')::uuid, (e->>'onBehalfOf')::uuid, (e->>'place')::int, (e->>'parentId')::uuid, e->>'relation',
        (e->>'addedBy')::uuid, e->>'state', (e->>'decidedAt')::timestamptz from json_array_elements($3::json) e`,
    values: [flow.orgId, flow.id, JSON.stringify(deciders)],
  });
}

/** Lets signers, and those they stand in for, read the flow from now on. */
export const addParticipants = (ctx: Ctx, flow: Flow, deciders: readonly Decider[]): Promise<void> =>
  takePart(
    ctx,
    flow,
    deciders.flatMap((d) => (d.onBehalfOf ? [d.accountId, d.onBehalfOf] : [d.accountId])),
  );

export async function takePart(ctx: Ctx, flow: Pick<Flow, 'id' | 'orgId'>, accountIds: readonly string[], copied = false): Promise<void> {
  await ctx.client.query({
    name: 'approvals.take-part',
    text: `insert into approvals.participant (account_id, flow_id, org_id, copied) select distinct a, $2::uuid, $3::uuid, $4::boolean from unnest($1::uuid[]) a
      on conflict (account_id, flow_id) do update set copied = approvals.participant.copied or excluded.copied where excluded.copied`,
    values: [accountIds, flow.id, flow.orgId, copied],
  });
}
