import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { flowOfRecord, getFlowSheet } from '#capabilities/approvals/contract/flows.ts';
import { approveStep, returnStep } from '#capabilities/approvals/contract/verbs.ts';
import { dayOf } from '#shared/time.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { makePerson, makeRoom } from '#testing/office-space.ts';
import { eventsNamed } from '#testing/org.ts';
import { type AskingHouse, endFlow, makeAskingHouse, sendRequest } from '#testing/requests.ts';
import { assignRoom } from '../../contract/occupancies.ts';
import { fileRent, fileRentAgain, getRent } from '../../contract/rents.ts';
import { getRequest, offerRooms, openMode, ruleOutMode } from '../../contract/requests.ts';

let app: TestApp;
const today = dayOf(new Date());
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { faults: (fault) => console.error(fault) });
});
afterAll(() => app.close());

const terms = {
  premises: '示范路8号三层',
  counterpart: '示范公司',
  areaSqm: '18',
  rentYuan: '1.20',
  rentPer: 'day' as const,
  from: today,
  to: '2029-12-31',
  market: [
    { place: '示范路9号', rentYuanPerSqmMonth: '38' },
    { place: '示范路10号', rentYuanPerSqmMonth: '35' },
  ],
  budgetSource: '2026年部门预算',
  approvalNo: '示范政办〔2026〕3号',
};
const out = { reason: '无适配房源', document: '示范函〔2026〕3号', on: today };

/** An approved request whose earlier modes are ruled out, but for those left open. */
async function climbed(house: AskingHouse, leave: readonly string[] = []): Promise<string> {
  const requestId = await sendRequest(house);
  await endFlow(app, 'request', requestId, 'approved');
  for (const mode of ['own-stock', 'reallocation', 'exchange'] as const) {
    if (!leave.includes(mode)) await house.officer.call(ruleOutMode, { requestId, mode, ...out });
  }
  return requestId;
}

const stepOf = async (actor: TestActor, subjectId: string, kind = 'office-space.rent') => {
  const { flow } = (await actor.call(flowOfRecord, { kind, subjectId })).body;
  return { flow, stepId: flow?.mine?.stepId ?? '' };
};
const approve = async (actor: TestActor, subjectId: string, kind?: string) =>
  actor.call(approveStep, { stepId: (await stepOf(actor, subjectId, kind)).stepId, opinion: '同意' });

describe('renting (OS-21, OS-22)', () => {
  it('is refused at submission while "reallocation not possible" is empty', async () => {
    const house = await makeAskingHouse(app);
    const requestId = await climbed(house, ['reallocation']);
    const answer = await house.staff.call(fileRent, { requestId, ...terms });
    expect([answer.status, answer.problem.code, answer.problem.params?.limit]).toEqual([
      422,
      'office-space.obtaining_order',
      'reallocation',
    ]);
  });

  it('is refused at submission while an idle room fits, by name, and for what the terms forbid', async () => {
    const house = await makeAskingHouse(app);
    const requestId = await climbed(house);
    const idle = await makeRoom(house, { orgId: house.other, code: 'IDLE7' });
    const answer = await house.staff.call(fileRent, { requestId, ...terms });
    expect([answer.status, answer.problem.code, answer.problem.params?.rooms]).toEqual([
      409,
      'office-space.idle_room_fits',
      '示范大楼 IDLE7',
    ]);
    await house.officer.call(assignRoom, { roomId: idle, personIds: [await makePerson(app, house.other, 'M5')], from: today });
    const forbidden = async (change: object) =>
      (await house.staff.call(fileRent, { requestId, ...terms, ...change })).problem.issues?.[0]?.code;
    expect(await forbidden({ priorOccupation: true })).toBe('office-space.prior_occupation');
    expect(await forbidden({ areaSqm: '18.01' })).toBe('office-space.rent_over_need');
    expect((await house.staff.call(fileRent, { requestId, ...terms, to: '2020-01-01' })).problem.code).toBe('office-space.dates_reversed');
    expect((await house.staff.call(fileRent, { requestId, ...terms })).status).toBe(201);
    expect((await house.staff.call(fileRent, { requestId, ...terms })).problem.code).toBe('office-space.rent_running');
  });

  it('goes through officer, finance and government; a room that falls vacant meanwhile refuses the last decision, and nothing is half done', async () => {
    const house = await makeAskingHouse(app);
    const requestId = await climbed(house);
    expect((await house.officer.call(openMode, { requestId, mode: 'renting' })).status).toBe(200);
    const { id: rentId } = (await house.staff.call(fileRent, { requestId, ...terms })).body;
    expect((await house.staff.call(getRent, { rentId })).body).toMatchObject({
      rentYuanPerSqmMonth: '36.50',
      rentYuanPerYear: '7884.00',
      marketYuanPerSqmMonth: '36.50',
      state: 'submitted',
    });
    const back = await stepOf(house.officer, rentId);
    const sheet = await house.officer.call(getFlowSheet, { flowId: back.flow?.flowId ?? '' });
    expect(sheet.body.verdicts.map((v) => v.wordKey)).toContain('page.office-space.rent.within-market');
    await house.officer.call(returnStep, { stepId: back.stepId, to: null, opinion: '请补充比价' });
    expect((await house.staff.call(getRent, { rentId })).body.state).toBe('returned');
    expect((await house.staff.call(fileRentAgain, { rentId, ...terms, rentYuan: '1.10' })).status).toBe(200);
    for (const actor of [house.officer, house.finance]) expect((await approve(actor, rentId)).status).toBe(200);
    const idle = await makeRoom(house, { orgId: house.other, code: 'LATE1' });
    const refused = await approve(house.government, rentId);
    expect([refused.status, refused.problem.code]).toEqual([409, 'approvals.subject_refused']);
    expect(refused.problem.detail ?? refused.problem.title).toContain('LATE1');
    expect((await house.staff.call(getRent, { rentId })).body.state).toBe('submitted');
    expect((await stepOf(house.government, rentId)).flow?.flowState).toBe('running');
    await house.officer.call(assignRoom, { roomId: idle, personIds: [await makePerson(app, house.other, 'M5')], from: today });
    expect((await approve(house.government, rentId)).body.flowState).toBe('approved');
    expect((await house.staff.call(getRequest, { requestId })).body.state).toBe('rent-approved');
    expect((await eventsNamed(app, 'office-space.rent.approved')).filter((e) => e.rentId === rentId)).toMatchObject([
      { requestId, areaSqm: '18.00', rentYuan: '1.10', rentPer: 'day', approvalNo: terms.approvalNo, to: '2029-12-31' },
    ]);
  });
});

describe('a request in its flow', () => {
  it('is returned by the leader, counter-signed by two, and makes the proposed rooms firm in the transaction of the last signature', async () => {
    const house = await makeAskingHouse(app);
    const roomId = await makeRoom(house);
    const requestId = await sendRequest(house);
    const kind = 'office-space.request';
    expect((await approve(house.unitLeader, requestId, kind)).status).toBe(200);
    expect((await house.officer.call(offerRooms, { requestId, roomIds: [roomId] })).body.state).toBe('submitted');
    expect((await approve(house.officer, requestId, kind)).status).toBe(200);
    const first = await approve(house.officer, requestId, kind);
    expect([first.body.flowState, first.body.waits.length]).toEqual(['running', 1]);
    expect((await house.staff.call(getRequest, { requestId })).body.state).toBe('submitted');
    expect((await approve(house.leader, requestId, kind)).body.flowState).toBe('approved');
    const { state, rooms } = (await house.staff.call(getRequest, { requestId })).body;
    expect([state, rooms.map((room) => [room.roomId, room.state])]).toEqual(['offered', [[roomId, 'offered']]]);
  });
});
