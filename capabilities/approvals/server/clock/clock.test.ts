import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { getFlow } from '#capabilities/approvals/contract/flows.ts';
import { approveStep, reassignSigner, resumeFlow, withdrawFlow } from '#capabilities/approvals/contract/verbs.ts';
import { createCover } from '#capabilities/workbench/contract/covers.ts';
import { listNotifications } from '#kernel/events/contract/notifications.ts';
import { Refusal } from '#shared/errors.ts';
import type { TestActor } from '#testing/app.ts';
import { makeOffice, type Office } from '#testing/approvals.ts';
import { bpmn } from '#testing/bpmn.ts';
import { watchSteps } from './watch.job.ts';

/** One drawing with a way for every act of the clock, chosen by the area. */
const drawing = bpmn({
  nodes: [
    ['start', 's'],
    ['exclusive', 'x', { default: 'x-remind' }],
    ['step', 'escalate', { by: 'unit-leader', limitHours: '4', onTimeout: 'escalate' }],
    ['step', 'approve', { by: 'person', value: 'm1 m2', mode: 'sequence', limitHours: '4', onTimeout: 'approve' }],
    ['step', 'return', { by: 'unit-leader', limitHours: '4', onTimeout: 'return' }],
    ['step', 'remind', { by: 'unit-leader', limitHours: '8', remindHours: '2', onTimeout: 'remind' }],
    ['step', 'again', { by: 'unit-leader', skipDecided: 'true' }],
    ['end', 'e'],
  ],
  links: [
    ['s', 'x'],
    ['x', 'escalate', 'area = 1'],
    ['x', 'approve', 'area = 2'],
    ['x', 'return', 'area = 3'],
    ['x', 'remind'],
    ['escalate', 'e'],
    ['approve', 'e'],
    ['return', 'e'],
    ['remind', 'again'],
    ['again', 'e'],
  ],
});

let o: Office;
/** Whether the room refuses what was decided. */
let refuses = false;
beforeAll(async () => {
  o = await makeOffice(inject('postgresUrl'), drawing, async () => {
    if (refuses) throw new Refusal('conflict');
  });
});
afterAll(async () => o?.app.close());
afterEach(() => o.app.setNow(null));

/** Wednesday, 2 December 2026, at an hour of Shanghai. */
const at = (hour: string, day = '02') => o.app.setNow(new Date(`2026-12-${day}T${hour}:00+08:00`));
const look = async () => {
  await o.app.asSystem(watchSteps);
  await o.app.settle();
};
const see = async (flowId: string, actor: TestActor = o.officer) => (await actor.call(getFlow, { flowId })).body;
const told = async (actor: TestActor, kind: string) =>
  (await actor.call(listNotifications, { pageSize: 100 })).body.items.filter((n) => n.kind === kind).length;
const verbsOf = async (flowId: string) => (await see(flowId)).history.map((a) => a.verb);

describe('at the limit of a step, in working hours', () => {
  it('the one above decides instead', async () => {
    at('16:00');
    const { flowId } = await o.submit({ area: 1 });
    at('10:00', '03');
    await look();
    expect((await see(flowId)).steps[0]?.deciders[0]?.name).toBe('示范领导');
    at('11:05', '03');
    await look();
    await look();
    expect((await see(flowId)).steps[0]?.deciders.map((d) => d.name)).toEqual(['示范上级领导']);
    expect(await verbsOf(flowId)).toEqual(['start', 'escalate']);
  });

  it('it approves by itself, for all who were to sign in turn', async () => {
    at('09:00');
    const { flowId } = await o.submit({ area: 2 });
    at('14:35');
    await look();
    const flow = await see(flowId);
    expect([flow.flowState, flow.history.map((a) => [a.verb, a.by])]).toEqual([
      'approved',
      [
        ['start', '示范职工'],
        ['auto-approve', null],
        ['end', null],
      ],
    ]);
    expect(await o.decided(flowId)).toEqual([{ outcome: 'approved', opinion: null }]);
  });

  it('what its room refuses stays with those who were to sign, who are told daily', async () => {
    at('09:00');
    const { flowId } = await o.submit({ area: 2 });
    refuses = true;
    at('14:35');
    await o.app.asSystem(watchSteps);
    await expect(o.app.settle()).rejects.toThrow();
    refuses = false;
    expect([(await see(flowId)).flowState, await o.decided(flowId)]).toEqual(['running', []]);
    await o.app.asSystem((ctx) => ctx.client.query(`delete from events.event where name = 'approvals.step.watched'`));
    const before = await told(o.members[0] as TestActor, 'approvals.reminded');
    at('14:40', '03');
    await look();
    await look();
    expect(await told(o.members[0] as TestActor, 'approvals.reminded')).toBe(before + 1);
    await o.staff.call(withdrawFlow, { flowId });
  });

  it('it goes back to its starter', async () => {
    at('09:00');
    const { flowId } = await o.submit({ area: 3 });
    at('14:35');
    await look();
    expect([(await see(flowId)).flowState, await o.decided(flowId)]).toEqual(['returned', [{ outcome: 'returned', opinion: null }]]);
  });

  it('it reminds, again and again, and a clock that jumps back tells nothing twice', async () => {
    at('09:00');
    const { flowId } = await o.submit({ area: 9 });
    const before = await told(o.leader, 'approvals.reminded');
    at('11:01');
    await look();
    at('10:00');
    await look();
    at('11:30');
    await look();
    expect(await told(o.leader, 'approvals.reminded')).toBe(before + 1);
    at('14:31');
    await look();
    expect(await told(o.leader, 'approvals.reminded')).toBe(before + 2);
    at('10:00', '03');
    await look();
    await look();
    expect(await told(o.leader, 'approvals.overdue')).toBe(1);
    const stepId = (await see(flowId, o.leader)).mine?.stepId as string;
    // The same leader is asked in the next step too, which passes by itself.
    expect((await o.leader.call(approveStep, { stepId })).body.flowState).toBe('approved');
    expect((await see(flowId)).steps.map((s) => s.stepState)).toEqual(['approved', 'skipped']);
  });
});

describe('somebody who cannot sign', () => {
  it('is covered by the substitute, before and after he was asked; both may sign', async () => {
    const [m1] = o.members as [TestActor];
    at('09:00');
    const asked = await o.submit({ area: 9 });
    const cover = await o.leader.call(createCover, {
      substituteId: o.account(m1),
      startsOn: '2026-12-02',
      endsOn: '2026-12-04',
      reason: '出差',
    });
    expect(cover.status, JSON.stringify(cover.problem)).toBe(201);
    await look();
    const covered = (await see(asked.flowId, m1)).mine;
    expect(covered?.onBehalfOf).toBe('示范领导');
    expect(await verbsOf(asked.flowId)).toEqual(['start', 'cover']);
    const fresh = await o.submit({ area: 9 });
    expect((await see(fresh.flowId)).steps[0]?.deciders.map((d) => [d.name, d.onBehalfOf])).toEqual([['示范成员1', '示范领导']]);
    expect((await m1.call(approveStep, { stepId: covered?.stepId as string })).status).toBe(200);
    expect((await see(asked.flowId)).history.map((a) => [a.verb, a.by, a.onBehalfOf]).slice(2, 3)).toEqual([
      ['approve', '示范成员1', '示范领导'],
    ]);
  });

  it('is named when he has left, and the one above is asked; with nobody above, the flow is held', async () => {
    const { flowId } = await o.submit({ area: 1 });
    const close = (actor: TestActor) =>
      o.app.asSystem((ctx) => ctx.client.query(`update identity.account set state = 'closed' where id = $1`, [o.account(actor)]));
    await close(o.leader);
    await look();
    const flow = await see(flowId);
    expect(flow.steps[0]?.deciders.map((d) => d.name)).toEqual(['示范上级领导']);
    expect(flow.history.at(-1)).toMatchObject({ verb: 'fall-up', by: null, onBehalfOf: '示范领导', to: ['示范上级领导'] });
    await close(o.superior);
    await look();
    expect((await see(flowId)).steps[0]?.deciders.map((d) => d.name)).toEqual(['示范主管']);
    await close(o.officer);
    await look();
    expect((await see(flowId, o.staff)).hold).toMatchObject({ code: 'nobody_decides' });
    const administrator = o.app.actor({
      permissions: ['approvals.flow.read', 'approvals.step.reassign', 'approvals.flow.resume'],
      scope: 'all',
      accountId: o.account(o.members[1] as TestActor),
    });
    const signer = (await see(flowId, administrator)).steps[0]?.deciders[0]?.deciderId as string;
    const m1 = o.members[0] as TestActor;
    const given = await administrator.call(reassignSigner, { deciderId: signer, accountId: o.account(m1), opinion: '指定代签' });
    expect([given.status, given.body.flowState]).toEqual([200, 'held']);
    const resumed = await administrator.call(resumeFlow, { flowId, opinion: '已指定' });
    expect(resumed.body).toMatchObject({ flowState: 'running', waits: [{ name: 'escalate', deciders: ['示范成员1'] }] });
    const stepId = (await see(flowId, m1)).mine?.stepId as string;
    expect((await m1.call(approveStep, { stepId })).body.flowState).toBe('approved');
    const next = await o.submit({ area: 1 });
    expect((await see(next.flowId, o.staff)).flowState).toBe('held');
  });
});
