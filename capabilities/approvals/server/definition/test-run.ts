import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { issuesOf } from '#shared/issues.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type * as routes from '../../contract/definitions.ts';
import { type Node, outcomeOf } from '../../rules/graph.ts';
import { Session } from '../engine/session.ts';
import { fallUp, type Matter, namedDeciders } from '../flow/find-deciders.ts';
import { peopleOf } from '../flow/people.query.ts';
import { type SubjectBook, subjectOf } from '../subject.ts';
import { checkDefinition } from './check-definition.ts';
import { FeelFailure } from './feel.ts';
import { prepare } from './prepare.ts';

type Answer = RouteAnswer<typeof routes.testRun>;
/** A drawing may go round; the run shows this many steps. */
const MOST_STEPS = 100;

/** Follows a definition with sample facts: every step is approved unless it is to be denied. Nothing is stored, nobody is told. */
export async function testRun(book: SubjectBook, ctx: Ctx, input: RouteInput<typeof routes.testRun>): Promise<Answer> {
  const subject = subjectOf(book, input.kind);
  found((await ctx.client.query('select 1 from org.unit where id = $1', [input.orgId])).rows[0]);
  const facts = subject.facts.safeParse(input.facts);
  if (!facts.success) refuse('approvals.facts_unfit', {}, issuesOf(facts.error, input.facts));
  const given = { ...Object.fromEntries(Object.keys(subject.facts.shape).map((name) => [name, null])), ...facts.data };
  const findings = await checkDefinition(ctx, subject, input.xml);
  const answer: Answer = { findings, steps: [], taken: [], outcome: null, stopped: null };
  if (findings.some((f) => f.severity === 'error' && f.code !== 'nobody_decides')) return answer;
  const definition = await prepare(input.kind, input.xml);
  const matter: Matter = { kind: input.kind, orgId: input.orgId, starterId: ctx.actor.accountId, facts: given, choices: {} };
  const session = await Session.begin(definition, given);
  while (!session.fault && !session.ended && answer.steps.length < MOST_STEPS) {
    const next = definition.graph.nodes.get(session.waiting[0] as string) as Node;
    const step = await stepOf(ctx, matter, next);
    if ('reason' in step) return { ...answer, taken: [...session.taken], stopped: step };
    answer.steps.push(step);
    if (input.deny?.includes(next.id)) return { ...answer, taken: [...session.taken], outcome: 'denied' };
    session.complete(next.id);
    if (session.ends.some((id) => outcomeOf(definition.graph.nodes.get(id) as Node) === 'denied')) break;
  }
  const denied = session.ends.some((id) => outcomeOf(definition.graph.nodes.get(id) as Node) === 'denied');
  return {
    ...answer,
    taken: [...new Set(session.taken)],
    outcome: denied ? 'denied' : session.ended ? 'approved' : null,
    stopped: session.fault ? { elementId: session.fault.elementId, reason: session.fault.reason } : null,
  };
}

async function stepOf(ctx: Ctx, matter: Matter, node: Node): Promise<Answer['steps'][number] | { elementId: string; reason: string }> {
  try {
    const named = node.decider ? await namedDeciders(ctx, node.id, node.decider, matter) : [];
    const chosen = node.decider?.by === 'starter-choice';
    const accounts = named.length > 0 || chosen ? named : await fallUp(ctx, matter);
    const people = await peopleOf(ctx, accounts);
    return {
      elementId: node.id,
      name: node.name || node.id,
      mode: node.rule.mode,
      deciders: accounts.flatMap((id) => {
        const person = people.get(id);
        return person ? [{ accountId: id, name: person.name, unitName: person.unitName }] : [];
      }),
      fellUp: named.length === 0 && !chosen,
      limitHours: node.rule.limitHours,
    };
  } catch (error) {
    if (error instanceof FeelFailure) return { elementId: node.id, reason: error.message };
    throw error;
  }
}
