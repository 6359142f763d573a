import { coversOf } from '#capabilities/workbench/server/public.ts';
import { addWorkingHours } from '#kernel/calendar/working-hours.ts';
import type { Ctx } from '#kernel/context.ts';
import { type EventHandler, on } from '#kernel/domain.ts';
import { notify } from '#kernel/events/server/notify.ts';
import { stepWatched } from '../../contract/events.ts';
import { tally } from '../../rules/tally.ts';
import { prepared } from '../definition/prepare.ts';
import { fallUp } from '../flow/find-deciders.ts';
import { holdFlow } from '../flow/hold.ts';
import { namesOf, peopleOf } from '../flow/people.query.ts';
import { type Decider, decidersOf, type Flow, lockFlow, readStep, type Step, saveFlow } from '../flow/rows.ts';
import { decisionPath, noLongerAsk } from '../flow/work.ts';
import { writeAct } from '../flow/write-act.ts';
import { type SubjectBook, subjectOf } from '../subject.ts';
import { returnByClock } from '../verbs/return.ts';
import { settleStep, sign } from '../verbs/settle.ts';
import { handOver } from '../verbs/signers.ts';

interface At {
  readonly flow: Flow;
  readonly step: Step;
  readonly deciders: Decider[];
}

/** Does what the clock found, if it still holds: whoever decided meanwhile has settled it. */
export const onStepWatched = (book: SubjectBook): EventHandler =>
  on('approvals.step.watched', 'approvals.act-by-clock', stepWatched, async (ctx, e) => {
    const flow = await lockFlow(ctx, (await readStep(ctx, e.stepId)).flowId);
    const step = await readStep(ctx, e.stepId);
    if (flow.state !== 'running' || step.state !== 'open') return;
    const at: At = { flow, step, deciders: await decidersOf(ctx, [step.id]) };
    if (e.matter === 'remind') await remind(ctx, at, 'approvals.reminded');
    else if (e.matter === 'gone') await replaceGone(ctx, at);
    else if (e.matter === 'covered') await cover(ctx, at);
    else await timeOut(ctx, book, at);
  });

const waiting = (at: At): Decider[] => at.deciders.filter((d) => d.state === 'open');

async function remind(ctx: Ctx, at: At, kind: 'approvals.reminded' | 'approvals.overdue'): Promise<void> {
  const accounts = waiting(at).map((d) => d.accountId);
  await notify(
    ctx,
    accounts.map((accountId) => ({
      accountId,
      kind,
      params: { title: at.flow.title, number: at.flow.number ?? '', step: at.step.name },
      link: decisionPath(at.flow.id),
      needsAction: true,
    })),
  );
  await writeAct(ctx, at.flow, {
    verb: 'remind',
    stepId: at.step.id,
    towards: namesOf(await peopleOf(ctx, accounts), accounts),
    byActor: false,
  });
  const { graph } = await prepared(ctx, at.flow.kind, at.flow.definitionVersion);
  const every = graph.nodes.get(at.step.elementId)?.rule.remindHours ?? null;
  if (every === null) return;
  await ctx.client.query('update approvals.step set remind_at = $2 where id = $1', [
    at.step.id,
    addWorkingHours(ctx.now, every).toISOString(),
  ]);
}

/** The limit of a step has passed: what its definition says for that. */
async function timeOut(ctx: Ctx, book: SubjectBook, at: At): Promise<void> {
  const subject = subjectOf(book, at.flow.kind);
  switch (at.step.onTimeout) {
    case 'escalate':
      return escalate(ctx, at);
    case 'return':
      return returnByClock(ctx, subject, at.flow, at.step);
    case 'approve': {
      await writeAct(ctx, at.flow, { verb: 'auto-approve', stepId: at.step.id, byActor: false });
      for (let open = waiting(at); open.length > 0 && tally(at.step.mode, at.step.share, at.deciders).verdict === 'pending'; ) {
        for (const d of open) await sign(ctx, d, 'approved', null);
        const next = tally(at.step.mode, at.step.share, at.deciders).open;
        open = at.deciders.filter((d) => next.has(d.id));
      }
      return settleStep(ctx, subject, at, null);
    }
    default:
      return remind(ctx, at, 'approvals.overdue');
  }
}

/** The leader above decides in the place of those who let the limit pass. */
async function escalate(ctx: Ctx, at: At): Promise<void> {
  const late = waiting(at);
  const asked = at.deciders.filter((d) => d.state === 'open' || d.state === 'waiting').map((d) => d.accountId);
  const [superior] = await fallUp(ctx, at.flow, asked);
  const [first, ...others] = late;
  if (!superior || !first) return remind(ctx, at, 'approvals.overdue');
  const names = await peopleOf(ctx, [superior]);
  await handOver(ctx, at, first, superior, null);
  if (others.length > 0) {
    await noLongerAsk(ctx, others);
    await ctx.client.query(`update approvals.decider set state = 'removed' where id = any($1::uuid[])`, [others.map((d) => d.id)]);
  }
  await writeAct(ctx, at.flow, { verb: 'escalate', stepId: at.step.id, towards: namesOf(names, [superior]), byActor: false });
  await saveFlow(ctx, at.flow);
}

/** A signer who no longer works here is named, and his signature falls to whoever is above; with nobody there, the flow is held. */
async function replaceGone(ctx: Ctx, at: At): Promise<void> {
  const pending = at.deciders.filter((d) => d.state === 'open' || d.state === 'waiting');
  const people = await peopleOf(
    ctx,
    pending.map((d) => d.accountId),
  );
  for (const d of pending.filter((p) => !people.get(p.accountId)?.atWork)) {
    const gone = d.accountId;
    const asked = at.deciders.filter((p) => p.state === 'open' || p.state === 'waiting').map((p) => p.accountId);
    const [next] = await fallUp(ctx, at.flow, asked);
    if (!next) return holdForWant(ctx, at, people.get(gone)?.name ?? '');
    await handOver(ctx, at, d, next, null);
    const towards = namesOf(await peopleOf(ctx, [next]), [next]);
    await writeAct(ctx, at.flow, { verb: 'fall-up', stepId: at.step.id, onBehalfOf: gone, towards, byActor: false });
  }
  await saveFlow(ctx, at.flow);
}

const holdForWant = (ctx: Ctx, at: At, name: string): Promise<void> =>
  holdFlow(
    ctx,
    at.flow,
    { code: 'nobody_decides', elementId: at.step.elementId, reason: `${name}: no longer at work, and nobody above` },
    at.step.id,
  );

/** Who went on leave after he was asked: the substitute is asked in his place. */
async function cover(ctx: Ctx, at: At): Promise<void> {
  const pending = at.deciders.filter((d) => (d.state === 'open' || d.state === 'waiting') && d.onBehalfOf === null);
  const covers = await coversOf(
    ctx,
    pending.map((d) => d.accountId),
    at.flow.kind,
  );
  for (const d of pending) {
    const substitute = covers.get(d.accountId);
    const present = at.deciders.some((o) => o.accountId === substitute && (o.state === 'open' || o.state === 'waiting'));
    if (!substitute || present) continue;
    const absent = d.accountId;
    await handOver(ctx, at, d, substitute, absent);
    const towards = namesOf(await peopleOf(ctx, [substitute]), [substitute]);
    await writeAct(ctx, at.flow, { verb: 'cover', stepId: at.step.id, onBehalfOf: absent, towards, byActor: false });
  }
  await saveFlow(ctx, at.flow);
}
