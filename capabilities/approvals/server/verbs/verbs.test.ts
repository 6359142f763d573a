import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { getFlow } from '#capabilities/approvals/contract/flows.ts';
import * as verbs from '#capabilities/approvals/contract/verbs.ts';
import { listWork } from '#capabilities/workbench/contract/work.ts';
import type { TestActor } from '#testing/app.ts';
import { giveUpMatter, makeOffice, type Office, resubmitMatter, stateOfMatter, submitMatter } from '#testing/approvals.ts';
import { bpmn } from '#testing/bpmn.ts';

/** First the unit's leader; above 20 m² the superior's as well, beside a counter-signature of the members; the officer at last. */
const drawing = bpmn({
  nodes: [
    ['start', 'begin'],
    ['step', 'unit', { name: '单位审核', by: 'unit-leader', bulk: 'true' }],
    ['exclusive', 'large', { default: 'large-last' }],
    ['parallel', 'fork'],
    ['step', 'above', { name: '上级审核', by: 'superior-leader' }],
    ['step', 'members', { name: '会签', by: 'person', value: 'm1, m2, m3', mode: 'all' }],
    ['parallel', 'join'],
    ['step', 'last', { name: '主管审批', by: 'officer', line: 'office-space', returnable: 'true' }],
    ['end', 'finish'],
  ],
  links: [
    ['begin', 'unit'],
    ['unit', 'large'],
    ['large', 'fork', 'area > 20'],
    ['large', 'last'],
    ['fork', 'above'],
    ['fork', 'members'],
    ['above', 'join'],
    ['members', 'join'],
    ['join', 'last'],
    ['last', 'finish'],
  ],
});

let o: Office;
beforeAll(async () => {
  o = await makeOffice(inject('postgresUrl'), drawing);
});
afterAll(async () => o?.app.close());

const see = async (actor: TestActor, flowId: string) => {
  const reply = await actor.call(getFlow, { flowId });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.problem));
  return reply.body;
};
const stepOf = async (actor: TestActor, flowId: string): Promise<string> => (await see(actor, flowId)).mine?.stepId ?? 'none';
const approve = async (actor: TestActor, flowId: string, opinion?: string) =>
  actor.call(verbs.approveStep, { stepId: await stepOf(actor, flowId), ...(opinion ? { opinion } : {}) });
const waits = (reply: { body: { waits: { name: string; deciders: string[] }[] } }) =>
  reply.body.waits.map((w) => `${w.name}: ${w.deciders.join('、')}`);
const todo = async (actor: TestActor) => (await actor.call(listWork, { box: 'todo' })).body.items.map((i) => i.stepKey);

describe('a matter on its way', () => {
  it('goes from step to step to its end, and its room learns of it in the same transaction', async () => {
    const { flowId, subjectId } = await o.submit();
    expect((await o.staff.call(stateOfMatter, { subjectId })).body).toMatchObject({
      state: 'running',
      steps: [{ name: '单位审核', deciders: ['示范领导'] }],
    });
    expect(await todo(o.leader)).toContain(await stepOf(o.leader, flowId));
    const first = await approve(o.leader, flowId, '同意');
    expect(waits(first)).toEqual(['主管审批: 示范主管']);
    expect(await o.decided(flowId)).toEqual([]);
    const last = await approve(o.officer, flowId);
    expect(last.body).toMatchObject({ flowState: 'approved', waits: [] });
    expect(await o.decided(flowId)).toEqual([{ outcome: 'approved', opinion: null }]);
    const flow = await see(o.staff, flowId);
    expect(flow.history.map((a) => [a.verb, a.by, a.opinion])).toEqual([
      ['start', '示范职工', null],
      ['approve', '示范领导', '同意'],
      ['approve', '示范主管', null],
      ['end', null, null],
    ]);
    expect(flow.steps.map((s) => s.stepState)).toEqual(['approved', 'approved']);
  });

  it('takes the branches that its facts open, side by side, and waits for all of them', async () => {
    const { flowId } = await o.submit({ area: 30 });
    expect(waits(await approve(o.leader, flowId)).sort()).toEqual(['上级审核: 示范上级领导', '会签: 示范成员1、示范成员2、示范成员3']);
    for (const m of o.members.slice(0, 3)) expect((await approve(m, flowId)).status).toBe(200);
    expect(waits(await approve(o.superior, flowId))).toEqual(['主管审批: 示范主管']);
    expect((await approve(o.officer, flowId)).body.flowState).toBe('approved');
  });

  it('is denied by one of those who sign together, with nobody asked any longer', async () => {
    const { flowId } = await o.submit({ area: 30 });
    await approve(o.leader, flowId);
    const [m1, m2] = o.members as [TestActor, TestActor];
    const stepId = await stepOf(m1, flowId);
    expect((await m1.call(verbs.denyStep, { stepId, opinion: '' })).status).toBe(400);
    const denied = await m1.call(verbs.denyStep, { stepId, opinion: '面积过大' });
    expect(denied.body).toMatchObject({ flowState: 'denied', waits: [] });
    expect(await o.decided(flowId)).toEqual([{ outcome: 'denied', opinion: '面积过大' }]);
    expect(await todo(m2)).not.toContain(stepId);
    const late = await m2.call(verbs.approveStep, { stepId });
    expect([late.status, late.problem.code, late.problem.params?.by]).toEqual([409, 'approvals.step_decided', '示范成员1']);
  });

  it('goes back to its starter, is mended and goes through anew', async () => {
    const { flowId, subjectId } = await o.submit();
    const stepId = await stepOf(o.leader, flowId);
    const back = await o.leader.call(verbs.returnStep, { stepId, to: null, opinion: '请补充理由' });
    expect(back.body.flowState).toBe('returned');
    expect((await o.leader.call(verbs.approveStep, { stepId })).problem.code).toBe('approvals.step_decided');
    const again = { subjectId, title: '示范事项（补正）', facts: { area: 25, kind: 'room' as const } };
    expect((await o.staff.call(resubmitMatter, again)).status).toBe(204);
    expect((await o.staff.call(resubmitMatter, again)).problem.code).toBe('approvals.flow_running');
    expect(waits(await approve(o.leader, flowId))).toHaveLength(2);
    const flow = await see(o.staff, flowId);
    expect([flow.round, flow.title, flow.steps.map((s) => [s.round, s.stepState])]).toEqual([
      2,
      '示范事项（补正）',
      [
        [1, 'returned'],
        [2, 'approved'],
        [2, 'open'],
        [2, 'open'],
      ],
    ]);
    expect(await o.decided(flowId)).toEqual([{ outcome: 'returned', opinion: '请补充理由' }]);
  });

  it('goes back to an earlier step alone; a parallel branch stays where it is', async () => {
    const { flowId } = await o.submit({ area: 30 });
    await approve(o.leader, flowId);
    for (const m of o.members.slice(0, 3)) await approve(m, flowId);
    await approve(o.superior, flowId);
    const mine = (await see(o.officer, flowId)).mine;
    expect(mine?.returnTargets.map((t) => t.elementId).sort()).toEqual(['above', 'members', 'unit']);
    const unknown = await o.officer.call(verbs.returnStep, { stepId: mine?.stepId as string, to: 'last', opinion: '不对' });
    expect(unknown.problem.code).toBe('approvals.return_target_unknown');
    const back = await o.officer.call(verbs.returnStep, { stepId: mine?.stepId as string, to: 'above', opinion: '请再议' });
    expect(waits(back)).toEqual(['上级审核: 示范上级领导']);
    expect(waits(await approve(o.superior, flowId))).toEqual(['主管审批: 示范主管']);
    const all = await o.officer.call(verbs.returnStep, { stepId: await stepOf(o.officer, flowId), to: 'unit', opinion: '重来' });
    expect(waits(all)).toEqual(['单位审核: 示范领导']);
    expect(waits(await approve(o.leader, flowId))).toHaveLength(2);
  });
});

describe('those who sign', () => {
  it('hand over, ask others first or next, and take them out again', async () => {
    const { flowId } = await o.submit();
    const [m1, m2, m3] = o.members as [TestActor, TestActor, TestActor];
    const stepId = await stepOf(o.leader, flowId);
    expect((await o.leader.call(verbs.transferStep, { stepId, accountId: o.account(m1) })).status).toBe(200);
    expect((await o.leader.call(verbs.approveStep, { stepId })).status).toBe(404);
    const before = await m1.call(verbs.addSigners, {
      stepId,
      accountIds: [o.account(m2), o.account(m3)],
      place: 'before',
      opinion: '请先审',
    });
    expect(waits(before)).toEqual(['单位审核: 示范成员2、示范成员3']);
    expect((await m1.call(verbs.approveStep, { stepId })).problem.code).toBe('approvals.not_your_turn');
    const twice = await m2.call(verbs.addSigners, { stepId, accountIds: [o.account(m3)], place: 'before' });
    expect(twice.problem.code).toBe('approvals.signer_present');
    const signer = (await see(m1, flowId)).steps[0]?.deciders.find((d) => d.name === '示范成员3');
    expect((await m2.call(verbs.removeSigner, { deciderId: signer?.deciderId as string, opinion: '不必' })).status).toBe(404);
    expect((await m1.call(verbs.removeSigner, { deciderId: signer?.deciderId as string, opinion: '不必' })).status).toBe(200);
    expect(waits(await approve(m2, flowId))).toEqual(['单位审核: 示范成员1']);
    const after = await m1.call(verbs.addSigners, { stepId, accountIds: [o.account(m3)], place: 'after', opinion: '同意，请复核' });
    expect(waits(after)).toEqual(['单位审核: 示范成员3']);
    expect(waits(await approve(m3, flowId))).toEqual(['主管审批: 示范主管']);
  });

  it('are asked again when urged, once an hour, by the starter alone', async () => {
    const { flowId } = await o.submit();
    expect((await o.members[0]?.call(verbs.urgeFlow, { flowId }))?.status).toBe(404);
    expect((await o.staff.call(verbs.urgeFlow, { flowId })).status).toBe(200);
    expect((await o.staff.call(verbs.urgeFlow, { flowId })).problem.code).toBe('approvals.urged_lately');
  });

  it('approve several at once where the definition allows it', async () => {
    const one = await o.submit();
    const two = await o.submit();
    const ids = [await stepOf(o.leader, one.flowId), await stepOf(o.leader, two.flowId)];
    const done = await o.leader.call(verbs.bulkApprove, { stepIds: ids });
    expect(done.body.items.map((i) => i.problem)).toEqual([null, null]);
    expect((await o.leader.call(verbs.bulkApprove, { stepIds: ids })).body.items.map((i) => i.problem)).toEqual([null, null]);
    const last = await stepOf(o.officer, one.flowId);
    const refused = await o.officer.call(verbs.bulkApprove, { stepIds: [last] });
    expect(refused.body.items[0]).toMatchObject({ problem: 'approvals.bulk_refused' });
  });
});

describe('a flow', () => {
  it('is not there for strangers, and there for whom it is copied to', async () => {
    const { flowId } = await o.submit();
    const stepId = await stepOf(o.leader, flowId);
    expect((await o.stranger.call(getFlow, { flowId })).status).toBe(404);
    for (const [route, input] of [
      [verbs.approveStep, { stepId }],
      [verbs.copyFlow, { flowId, accountIds: [o.account(o.stranger)] }],
      [verbs.withdrawFlow, { flowId }],
    ] as const)
      expect((await o.stranger.call(route, input as never)).status).toBe(404);
    const beyond = await o.staff.call(verbs.copyFlow, { flowId, accountIds: [o.account(o.stranger)] });
    expect(beyond.problem.code).toBe('approvals.signer_unusable');
    expect((await o.officer.call(verbs.copyFlow, { flowId, accountIds: [o.account(o.stranger)] })).status).toBe(200);
    expect((await see(o.stranger, flowId)).abilities).toMatchObject({ approve: false, withdraw: false, copy: true });
    expect((await o.stranger.call(verbs.approveStep, { stepId })).status).toBe(404);
  });

  it('is withdrawn by its starter, given up by its room, terminated by its administrator', async () => {
    const one = await o.submit();
    expect((await o.staff.call(verbs.withdrawFlow, { flowId: one.flowId, opinion: '改天' })).body.flowState).toBe('withdrawn');
    expect((await o.staff.call(verbs.withdrawFlow, { flowId: one.flowId })).problem.code).toBe('approvals.flow_ended');
    expect(await o.decided(one.flowId)).toEqual([{ outcome: 'withdrawn', opinion: '改天' }]);
    const two = await o.submit();
    await o.staff.call(giveUpMatter, { subjectId: two.subjectId });
    expect([(await see(o.staff, two.flowId)).flowState, await o.decided(two.flowId)]).toEqual(['withdrawn', []]);
    const three = await o.submit();
    expect((await o.officer.call(verbs.terminateFlow, { flowId: three.flowId, opinion: '机构改革' })).body.flowState).toBe('terminated');
    expect(await o.decided(three.flowId)).toEqual([{ outcome: 'terminated', opinion: '机构改革' }]);
  });

  it('is one at a time for a record', async () => {
    const { subjectId } = await o.submit();
    const again = await o.staff.call(submitMatter, { subjectId, orgId: o.unitId, title: '再来', facts: { area: 1, kind: 'room' } });
    expect(again.problem.code).toBe('approvals.flow_running');
  });

  it('is reassigned by its administrator', async () => {
    const { flowId } = await o.submit();
    const signer = (await see(o.officer, flowId)).steps[0]?.deciders[0]?.deciderId as string;
    const [m1] = o.members as [TestActor];
    expect((await m1.call(verbs.reassignSigner, { deciderId: signer, accountId: o.account(m1), opinion: '我来' })).status).toBe(403);
    const given = await o.officer.call(verbs.reassignSigner, { deciderId: signer, accountId: o.account(m1), opinion: '领导出差' });
    expect(waits(given)).toEqual(['单位审核: 示范成员1']);
    expect((await approve(m1, flowId)).status).toBe(200);
  });
});
