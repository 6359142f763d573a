import { reaches } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Call } from '#kernel/domain.ts';
import { refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteInput } from '#shared/route.ts';
import type * as verbs from '../../contract/verbs.ts';
import { addParticipants, insertDeciders } from '../flow/open-step.ts';
import { namesOf, peopleOf } from '../flow/people.query.ts';
import { type Decider, type Flow, type Step, saveFlow } from '../flow/rows.ts';
import { askFor, doneWith, noLongerAsk } from '../flow/work.ts';
import { type ActDraft, writeAct } from '../flow/write-act.ts';
import { type SubjectBook, subjectOf } from '../subject.ts';
import { settleStep, sign } from './settle.ts';
import { asVerb, refuseUnfit, refuseUnlessRunning, takeSigner, takeTurn } from './taking.ts';

/** Gives a signature that has not been given to another account, who is asked when it is his turn. */
export async function handOver(
  ctx: Ctx,
  at: { flow: Flow; step: Step },
  d: Decider,
  accountId: string,
  onBehalfOf: string | null,
): Promise<void> {
  await noLongerAsk(ctx, [d]);
  d.accountId = accountId;
  d.onBehalfOf = onBehalfOf;
  await ctx.client.query('update approvals.decider set account_id = $2, on_behalf_of = $3 where id = $1', [d.id, accountId, onBehalfOf]);
  await addParticipants(ctx, at.flow, [d]);
  if (d.state === 'open') await askFor(ctx, at.flow, at.step, [d]);
}

export const transfer = (call: Call, input: RouteInput<typeof verbs.transferStep>) =>
  asVerb(call, async (ctx) => {
    const turn = await takeTurn(ctx, input.stepId);
    const towards = await refuseUnfit(ctx, 'approvals.step.transfer', [input.accountId], turn.deciders);
    await doneWith(ctx, turn.step.id, turn.mine.accountId, 'transferred');
    await handOver(ctx, turn, turn.mine, input.accountId, null);
    await writeAct(ctx, turn.flow, { verb: 'transfer', stepId: turn.step.id, opinion: input.opinion ?? null, towards });
    await saveFlow(ctx, turn.flow);
    return turn.flow;
  });

export const reassign = (call: Call, input: RouteInput<typeof verbs.reassignSigner>) =>
  asVerb(call, async (ctx) => {
    const at = await takeSigner(ctx, input.deciderId);
    if (!reaches(ctx.actor, 'approvals.step.reassign', at.flow.orgId)) refuse('not_found');
    // A flow that is held for want of a signer is mended so, before it goes on.
    if (at.flow.state !== 'held') refuseUnlessRunning(at.flow);
    refuseSigned(at.signer);
    const towards = await refuseUnfit(ctx, 'approvals.step.reassign', [input.accountId], at.deciders);
    const act: ActDraft = { verb: 'reassign', stepId: at.step.id, opinion: input.opinion, towards, onBehalfOf: at.signer.accountId };
    await handOver(ctx, at, at.signer, input.accountId, null);
    await writeAct(ctx, at.flow, act);
    await saveFlow(ctx, at.flow);
    return at.flow;
  });

function refuseSigned(d: Decider): void {
  if (d.state !== 'open' && d.state !== 'waiting') refuse('approvals.signer_needed');
}

export const addSigners = (book: SubjectBook, call: Call, input: RouteInput<typeof verbs.addSigners>) =>
  asVerb(call, async (ctx) => {
    const turn = await takeTurn(ctx, input.stepId);
    const accounts = [...new Set(input.accountIds)];
    const towards = await refuseUnfit(ctx, 'approvals.step.add-signer', accounts, turn.deciders);
    const opinion = input.opinion?.trim() || null;
    const added = accounts.map(
      (accountId, i): Decider => ({
        id: newId(),
        stepId: turn.step.id,
        accountId,
        onBehalfOf: null,
        place: turn.mine.place * 100 + i,
        parentId: turn.mine.id,
        relation: input.place,
        addedBy: ctx.actor.accountId,
        state: 'waiting',
        opinion: null,
        decidedAt: null,
      }),
    );
    await insertDeciders(ctx, turn.flow, added);
    await addParticipants(ctx, turn.flow, added);
    await writeAct(ctx, turn.flow, { verb: 'add-signer', stepId: turn.step.id, opinion, towards });
    if (input.place === 'after') {
      await sign(ctx, turn.mine, 'approved', opinion);
      await writeAct(ctx, turn.flow, { verb: 'approve', stepId: turn.step.id, opinion, onBehalfOf: turn.mine.onBehalfOf });
    }
    await settleStep(ctx, subjectOf(book, turn.flow.kind), { ...turn, deciders: [...turn.deciders, ...added] }, opinion);
    return turn.flow;
  });

export const removeSigner = (book: SubjectBook, call: Call, input: RouteInput<typeof verbs.removeSigner>) =>
  asVerb(call, async (ctx) => {
    const at = await takeSigner(ctx, input.deciderId);
    const administers = reaches(ctx.actor, 'approvals.step.reassign', at.flow.orgId);
    if (at.signer.addedBy !== ctx.actor.accountId && !administers) refuse('not_found');
    refuseUnlessRunning(at.flow);
    if (at.signer.parentId === null) refuse('approvals.signer_needed');
    refuseSigned(at.signer);
    const gone = withThoseBelow(at.deciders, at.signer);
    await noLongerAsk(ctx, gone);
    await ctx.client.query(`update approvals.decider set state = 'removed', decided_at = null where id = any($1::uuid[])`, [
      gone.map((d) => d.id),
    ]);
    for (const d of gone) d.state = 'removed';
    const towards = await namesOfGone(ctx, gone);
    await writeAct(ctx, at.flow, { verb: 'remove-signer', stepId: at.step.id, opinion: input.opinion, towards });
    await settleStep(ctx, subjectOf(book, at.flow.kind), at, input.opinion);
    return at.flow;
  });

/** A signer and those whom he added in turn. */
function withThoseBelow(deciders: readonly Decider[], signer: Decider): Decider[] {
  const below = deciders.filter((d) => d.parentId === signer.id);
  return [signer, ...below.flatMap((d) => withThoseBelow(deciders, d))];
}

async function namesOfGone(ctx: Ctx, gone: readonly Decider[]): Promise<string[]> {
  const ids = gone.map((d) => d.accountId);
  return namesOf(await peopleOf(ctx, ids), ids);
}
