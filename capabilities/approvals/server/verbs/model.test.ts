import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type FlowDetail, getFlow } from '#capabilities/approvals/contract/flows.ts';
import * as verbs from '#capabilities/approvals/contract/verbs.ts';
import type { TestActor } from '#testing/app.ts';
import { makeOffice, type Office, resubmitMatter } from '#testing/approvals.ts';
import { bpmn } from '#testing/bpmn.ts';

/** Two ways by area: one step after the other, or two side by side between them, one of which three sign together. */
const drawing = bpmn({
  nodes: [
    ['start', 's'],
    ['step', 'first', { by: 'person', value: 'm1' }],
    ['exclusive', 'x', { default: 'x-last' }],
    ['parallel', 'fork'],
    ['step', 'left', { by: 'person', value: 'm2' }],
    ['step', 'right', { by: 'person', value: 'm3 m4', mode: 'all' }],
    ['parallel', 'join'],
    ['step', 'last', { by: 'person', value: 'm5' }],
    ['end', 'e'],
  ],
  links: [
    ['s', 'first'],
    ['first', 'x'],
    ['x', 'fork', 'area > 20'],
    ['x', 'last'],
    ['fork', 'left'],
    ['fork', 'right'],
    ['left', 'join'],
    ['right', 'join'],
    ['join', 'last'],
    ['last', 'e'],
  ],
});
const signersOf: Readonly<Record<string, readonly number[]>> = { first: [0], left: [1], right: [2, 3], last: [4] };
const earlier: Readonly<Record<string, readonly string[]>> = {
  first: [],
  left: ['first'],
  right: ['first'],
  last: ['first', 'left', 'right'],
};

let o: Office;
beforeAll(async () => {
  o = await makeOffice(inject('postgresUrl'), drawing);
});
afterAll(async () => o?.app.close());

/** The flow in a few lines: what waits for whom, what is done, how it stands. */
class Model {
  state: 'running' | 'returned' | 'approved' | 'denied' | 'withdrawn' | 'terminated' = 'running';
  /** Element → signers that have not signed. */
  open = new Map<string, Set<number>>();
  /** Element → those who sign it, also after a transfer. */
  done = new Set<string>();
  readonly told: string[] = [];
  readonly large: boolean;

  constructor(large: boolean) {
    this.large = large;
    this.ask('first');
  }
  ask(element: string): void {
    this.open.set(element, new Set(signersOf[element]));
  }
  end(state: Model['state']): void {
    this.state = state;
    this.open.clear();
    this.told.push(state);
  }
  stepOf(who: number): string | undefined {
    return [...this.open].find(([, signers]) => signers.has(who))?.[0];
  }
  approve(who: number): boolean {
    const element = this.stepOf(who);
    if (this.state !== 'running' || !element) return false;
    this.open.get(element)?.delete(who);
    if (this.open.get(element)?.size) return true;
    this.open.delete(element);
    this.done.add(element);
    if (element === 'first') for (const next of this.large ? ['left', 'right'] : ['last']) this.ask(next);
    else if (element === 'last') this.end('approved');
    else if (this.done.has('left') && this.done.has('right')) this.ask('last');
    return true;
  }
  deny(who: number): boolean {
    if (this.state !== 'running' || !this.stepOf(who)) return false;
    this.end('denied');
    return true;
  }
  back(who: number, to: string | null): boolean {
    const element = this.stepOf(who);
    if (this.state !== 'running' || !element) return false;
    if (to === null) {
      this.end('returned');
      return true;
    }
    if (!earlier[element]?.includes(to) || !this.done.has(to)) return false;
    if (to === 'first') {
      this.open.clear();
      this.done.clear();
    } else {
      this.open.delete(element);
      this.done.delete(to);
    }
    this.ask(to);
    return true;
  }
  handOver(who: number, to: number): boolean {
    const element = this.stepOf(who);
    if (this.state !== 'running' || !element || this.open.get(element)?.has(to)) return false;
    this.open.get(element)?.delete(who);
    this.open.get(element)?.add(to);
    return true;
  }
  again(): boolean {
    if (this.state !== 'returned') return false;
    this.state = 'running';
    this.done.clear();
    this.ask('first');
    return true;
  }
  stop(state: 'withdrawn' | 'terminated'): boolean {
    if (!['running', 'returned'].includes(this.state)) return false;
    this.end(state);
    return true;
  }
}

interface Act {
  readonly verb: 'approve' | 'deny' | 'back' | 'handOver' | 'again' | 'withdrawn' | 'terminated';
  readonly who: number;
  /** Step of a return; null is the starter. */
  readonly to: string | null;
  /** Member who is handed the signature. */
  readonly next: number;
}
/** Below 20 one of those whose turn it is, else anybody. */
const who = fc.nat(24);
const verb = fc.oneof(
  { weight: 12, arbitrary: fc.constant('approve' as const) },
  { weight: 4, arbitrary: fc.constant('back' as const) },
  { weight: 3, arbitrary: fc.constant('handOver' as const) },
  { weight: 2, arbitrary: fc.constant('again' as const) },
  { weight: 1, arbitrary: fc.constantFrom('deny' as const, 'withdrawn' as const, 'terminated' as const) },
);
const anyAct: fc.Arbitrary<Act> = fc.record({ verb, who, to: fc.constantFrom('first', 'left', 'right', 'last', null), next: fc.nat(4) });

const expected = (model: Model, act: Act): boolean => {
  switch (act.verb) {
    case 'approve':
    case 'deny':
      return model[act.verb](act.who);
    case 'back':
      return model.back(act.who, act.to);
    case 'handOver':
      return model.handOver(act.who, act.next);
    case 'again':
      return model.again();
    default:
      return model.stop(act.verb);
  }
};

function atTurn(model: Model, act: Act): Act {
  const turns = [...model.open.values()].flatMap((signers) => [...signers]);
  return { ...act, who: (act.who < 20 ? turns[act.who % turns.length] : undefined) ?? act.who % 5 };
}

/** Does the act over HTTP; on a step that is not the actor's when he has none. */
async function really(flow: FlowDetail, subjectId: string, area: number, act: Act): Promise<number> {
  const { flowId } = flow;
  const opinion = '示范意见';
  if (act.verb === 'again') {
    return (await o.staff.call(resubmitMatter, { subjectId, title: '示范事项', facts: { area, kind: 'room' } })).status;
  }
  if (act.verb === 'withdrawn') return (await o.staff.call(verbs.withdrawFlow, { flowId })).status;
  if (act.verb === 'terminated') return (await o.officer.call(verbs.terminateFlow, { flowId, opinion })).status;
  const actor = o.members[act.who] as TestActor;
  const mine = (await actor.call(getFlow, { flowId })).body?.mine;
  const stepId = mine?.stepId ?? (flow.steps.at(-1)?.stepId as string);
  if (act.verb === 'approve') return (await actor.call(verbs.approveStep, { stepId })).status;
  if (act.verb === 'deny') return (await actor.call(verbs.denyStep, { stepId, opinion })).status;
  if (act.verb === 'back') return (await actor.call(verbs.returnStep, { stepId, to: act.to, opinion })).status;
  return (await actor.call(verbs.transferStep, { stepId, accountId: o.account(o.members[act.next] as TestActor) })).status;
}

const waitsOf = (flow: FlowDetail) =>
  flow.steps
    .filter((s) => s.stepState === 'open')
    .map((s) => [s.elementId, s.deciders.filter((d) => d.deciderState === 'open').map((d) => d.name)] as const);

it('random verbs by random people leave the flow where the model says', { timeout: 120_000 }, async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(anyAct, { minLength: 4, maxLength: 14 }), async (large, acts) => {
      const area = large ? 30 : 10;
      const { flowId, subjectId } = await o.submit({ area });
      const model = new Model(large);
      for (const drawn of acts) {
        const act = atTurn(model, drawn);
        const before = (await o.officer.call(getFlow, { flowId })).body;
        const wanted = expected(model, act);
        const status = await really(before, subjectId, area, act);
        const flow = (await o.officer.call(getFlow, { flowId })).body;
        expect([status < 300, flow.flowState], JSON.stringify(act)).toEqual([wanted, model.state]);
        const names = (signers: Set<number>) => [...signers].map((i) => `示范成员${i + 1}`).sort();
        const waits = waitsOf(flow).map(([element, deciders]) => [element, [...deciders].sort()]);
        expect(Object.fromEntries(waits), JSON.stringify(act)).toEqual(Object.fromEntries([...model.open].map(([e, s]) => [e, names(s)])));
        done += wanted ? 1 : 0;
      }
      expect((await o.decided(flowId)).map((d) => d.outcome)).toEqual(model.told);
    }),
    { numRuns: Number(process.env.QINWU_MODEL_RUNS ?? 25) },
  );
  expect(done).toBeGreaterThan(60);
});
