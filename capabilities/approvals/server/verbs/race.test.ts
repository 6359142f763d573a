import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { getFlow } from '#capabilities/approvals/contract/flows.ts';
import * as verbs from '#capabilities/approvals/contract/verbs.ts';
import type { AnyRoute } from '#shared/route.ts';
import type { TestActor } from '#testing/app.ts';
import { makeOffice, type Office } from '#testing/approvals.ts';
import { bpmn, inLine } from '#testing/bpmn.ts';
import { requestOf } from '#testing/call.ts';

let o: Office;
beforeAll(async () => {
  o = await makeOffice(
    inject('postgresUrl'),
    bpmn(inLine(['any', { by: 'person', value: 'm1 m2 m3 m4 m5' }], ['last', { by: 'person', value: 'm1' }])),
  );
});
afterAll(async () => o?.app.close());

const stepOf = async (actor: TestActor, flowId: string) => (await actor.call(getFlow, { flowId })).body.mine?.stepId as string;
/** A request under a name of the caller's. */
async function named(actor: TestActor, key: string, route: AnyRoute, input: Record<string, unknown>) {
  const { payload, ...request } = requestOf(route, input);
  const headers = { 'x-test-actor': actor.actor.accountId as string, 'x-qinwu': '1', 'idempotency-key': key };
  const reply = await o.app.http.inject({ ...request, headers, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}

describe('at the same moment', () => {
  it('one of five who decide wins, and the others are told who', async () => {
    for (let i = 0; i < 5; i++) {
      const { flowId } = await o.submit();
      const stepId = await stepOf(o.members[0] as TestActor, flowId);
      const replies = await Promise.all(
        o.members.map((m, n) =>
          n % 2 ? m.call(verbs.approveStep, { stepId, opinion: '同意' }) : m.call(verbs.denyStep, { stepId, opinion: '不同意' }),
        ),
      );
      const won = replies.findIndex((r) => r.status === 200);
      const lost = replies.filter((_, n) => n !== won);
      expect(lost.map((r) => [r.status, r.problem.code])).toEqual(Array(4).fill([409, 'approvals.step_decided']));
      expect(lost.map((r) => r.problem.params?.by)).toEqual(Array(4).fill(`示范成员${won + 1}`));
      expect(lost[0]?.problem.title).toContain(won % 2 ? '同意' : '不同意');
      expect(await o.decided(flowId)).toHaveLength(won % 2 ? 0 : 1);
    }
  });

  it('a withdrawal and a decision leave one end', async () => {
    for (let i = 0; i < 5; i++) {
      const { flowId } = await o.submit();
      const stepId = await stepOf(o.members[1] as TestActor, flowId);
      const [withdrawn, denied] = await Promise.all([
        o.staff.call(verbs.withdrawFlow, { flowId }),
        o.members[1]?.call(verbs.denyStep, { stepId, opinion: '不同意' }),
      ]);
      expect([withdrawn.status, denied?.status].sort()).toEqual([200, 409]);
      expect(await o.decided(flowId)).toHaveLength(1);
    }
  });

  it('a double press is one decision with one answer', async () => {
    const { flowId } = await o.submit();
    const [m1] = o.members as [TestActor];
    const stepId = await stepOf(m1, flowId);
    const press = () => named(m1, `press-${flowId}`, verbs.approveStep, { stepId, opinion: '同意' });
    const replies = await Promise.all([press(), press(), press()]);
    expect(replies.map((r) => r.status)).toEqual([200, 200, 200]);
    expect(new Set(replies.map((r) => JSON.stringify(r.body))).size).toBe(1);
    expect(await press()).toEqual(replies[0]);
    const flow = (await o.staff.call(getFlow, { flowId })).body;
    expect(flow.history.map((a) => a.verb)).toEqual(['start', 'approve']);
    const other = await named(m1, `press-${flowId}`, verbs.approveStep, { stepId, opinion: '另一意见' });
    expect([other.status, other.body.code]).toEqual([409, 'key_reused']);
  });
});

describe('a room that fails', () => {
  it('takes the decision with it: nothing is half done', async () => {
    let fails = true;
    const failing = await makeOffice(inject('postgresUrl'), bpmn(inLine(['only', { by: 'person', value: 'm1' }])), async () => {
      if (fails) throw new Error('the room cannot do its part');
    });
    const { flowId } = await failing.submit();
    const [m1] = failing.members as [TestActor];
    const stepId = (await m1.call(getFlow, { flowId })).body.mine?.stepId as string;
    expect((await m1.call(verbs.approveStep, { stepId })).status).toBe(500);
    const flow = (await m1.call(getFlow, { flowId })).body;
    expect([flow.flowState, flow.history.map((a) => a.verb), flow.steps[0]?.stepState]).toEqual(['running', ['start'], 'open']);
    expect(await failing.decided(flowId)).toEqual([]);
    fails = false;
    expect((await m1.call(verbs.approveStep, { stepId })).body.flowState).toBe('approved');
    await failing.app.close();
  });
});
