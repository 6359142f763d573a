import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  getDefinition,
  listDefinitions,
  listSubjects,
  publishDefinition,
  putDraft,
  testRun,
} from '#capabilities/approvals/contract/definitions.ts';
import { getFlow } from '#capabilities/approvals/contract/flows.ts';
import { approveStep, resumeFlow } from '#capabilities/approvals/contract/verbs.ts';
import { makeOffice, type Office } from '#testing/approvals.ts';
import { bpmn, inLine } from '#testing/bpmn.ts';

const kind = 'test.matter';
const leader = { by: 'unit-leader' };
const plain = bpmn(inLine(['one', leader], ['two', { by: 'superior-leader' }]));

let o: Office;
beforeAll(async () => {
  o = await makeOffice(inject('postgresUrl'), plain);
});
afterAll(async () => o?.app.close());

describe('definitions in versions', () => {
  it('begin with the shipped file, and what is under way keeps the one it began with', async () => {
    const before = await o.submit();
    const three = bpmn(inLine(['one', leader], ['more', { by: 'person', value: 'm1' }], ['two', { by: 'superior-leader' }]));
    const wrong = await o.officer.call(publishDefinition, { kind, xml: bpmn(inLine(['a', {}])), basedOn: 1 });
    expect([wrong.status, wrong.problem.code, wrong.problem.issues?.[0]?.code]).toEqual([
      422,
      'approvals.definition_unfit',
      'approvals.finding.no_decider',
    ]);
    expect((await o.officer.call(putDraft, { kind, xml: three, version: 0 })).body.version).toBe(1);
    expect((await o.officer.call(putDraft, { kind, xml: three, version: 0 })).problem.code).toBe('stale');
    const done = await o.officer.call(publishDefinition, { kind, xml: three, note: '增加一步', basedOn: 1 });
    expect([done.status, done.body?.definitionVersion]).toEqual([201, 2]);
    expect((await o.officer.call(publishDefinition, { kind, xml: three, basedOn: 1 })).problem.code).toBe('stale');
    const after = await o.submit();
    const version = async (flowId: string) => (await o.staff.call(getFlow, { flowId })).body.definitionVersion;
    expect([await version(before.flowId), await version(after.flowId)]).toEqual([1, 2]);
    const listed = (await o.officer.call(listDefinitions, { kind })).body.items;
    expect(listed.map((v) => [v.definitionVersion, v.shipped, v.inForce, v.openFlows])).toEqual([
      [2, false, true, 1],
      [1, true, false, 1],
    ]);
    expect((await o.officer.call(getDefinition, { kind, definitionVersion: 1 })).body.xml).toBe(plain);
    const subject = (await o.officer.call(listSubjects, {})).body.items.find((s) => s.kind === kind);
    expect(subject?.facts.map((f) => [f.name, f.type, f.optional])).toEqual([
      ['area', 'number', false],
      ['kind', 'choice', false],
      ['signer', 'text', true],
    ]);
    const step = (await o.leader.call(getFlow, { flowId: before.flowId })).body.mine?.stepId as string;
    expect((await o.leader.call(approveStep, { stepId: step })).body.waits.map((w) => w.name)).toEqual(['two']);
  });

  it('tell the path that sample facts would take, and whom they would ask', async () => {
    const xml = bpmn({
      nodes: [
        ['start', 's'],
        ['step', 'a', leader],
        ['exclusive', 'x', { default: 'x-e' }],
        ['step', 'b', { by: 'post', value: '无人' }],
        ['end', 'e'],
        ['end', 'no', { 'qinwu:outcome': 'denied' }],
      ],
      links: [
        ['s', 'a'],
        ['a', 'x'],
        ['x', 'b', 'area > 20'],
        ['x', 'no', 'signer = "none"'],
        ['x', 'e'],
        ['b', 'e'],
      ],
    });
    const run = async (facts: Record<string, string | number>, deny: string[] = []) =>
      (await o.officer.call(testRun, { kind, xml, orgId: o.unitId, facts: { kind: 'room', signer: 'x', ...facts }, deny })).body;
    const large = await run({ area: 30 });
    expect([large.steps.map((s) => [s.name, s.deciders.map((d) => d.name), s.fellUp]), large.outcome]).toEqual([
      [
        ['a', ['示范领导'], false],
        ['b', ['示范上级领导'], true],
      ],
      'approved',
    ]);
    expect(large.taken).toContain('x-b');
    expect((await run({ area: 3 })).steps).toHaveLength(1);
    expect((await run({ area: 3, signer: 'none' })).outcome).toBe('denied');
    expect((await run({ area: 3 }, ['a'])).outcome).toBe('denied');
    const unfit = await o.officer.call(testRun, { kind, xml, orgId: o.unitId, facts: { area: 'wide' } });
    expect(unfit.problem.code).toBe('approvals.facts_unfit');
  });

  it('hold a flow whose condition cannot be answered, and let it go on by a mended one', async () => {
    const branch = (condition: string) =>
      bpmn({
        nodes: [
          ['start', 's'],
          ['step', 'one', leader],
          ['exclusive', 'x', { default: 'x-two' }],
          ['step', 'two', { by: 'superior-leader' }],
          ['end', 'e'],
        ],
        links: [
          ['s', 'one'],
          ['one', 'x'],
          ['x', 'two'],
          ['x', 'e', condition],
          ['two', 'e'],
        ],
      });
    const inForce = (await o.officer.call(listDefinitions, { kind })).body.items[0]?.definitionVersion as number;
    await o.officer.call(publishDefinition, { kind, xml: branch('signer + 1 > 3'), basedOn: inForce });
    const { flowId } = await o.submit({ signer: 'nobody' });
    const step = (await o.leader.call(getFlow, { flowId })).body.mine?.stepId as string;
    const held = await o.leader.call(approveStep, { stepId: step, opinion: '同意' });
    expect([held.status, held.body.flowState]).toEqual([200, 'held']);
    const flow = (await o.officer.call(getFlow, { flowId })).body;
    expect([flow.hold?.code, flow.hold?.elementId, flow.steps[0]?.stepState, flow.abilities.resume]).toEqual([
      'condition_failed',
      'x',
      'approved',
      true,
    ]);
    expect(flow.hold?.reason).toContain('signer + 1 > 3');
    expect((await o.officer.call(resumeFlow, { flowId, opinion: '再试' })).body.flowState).toBe('held');
    const mended = await o.officer.call(publishDefinition, { kind, xml: branch('signer = "somebody"'), basedOn: inForce + 1 });
    const go = await o.officer.call(resumeFlow, { flowId, opinion: '已修正条件', definitionVersion: mended.body.definitionVersion });
    expect([go.body.flowState, go.body.waits.map((w) => w.name)]).toEqual(['running', ['two']]);
    expect((await o.officer.call(resumeFlow, { flowId, opinion: '再来' })).problem.code).toBe('approvals.flow_not_held');
  });
});
