import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addDays, dayOf } from '#shared/time.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { makePerson, makeRoom } from '#testing/office-space.ts';
import { type AskingHouse, draftRequest, endFlow, makeAskingHouse, sendRequest } from '#testing/requests.ts';
import { concludeAgreement, getAgreement, getCertificate } from '../../contract/agreements.ts';
import { putTitle } from '../../contract/buildings.ts';
import { createLetting } from '../../contract/lettings.ts';
import { assignRoom } from '../../contract/occupancies.ts';
import {
  answerOffer,
  changeRequest,
  createRequest,
  getRequest,
  listRequests,
  offerRooms,
  openMode,
  ruleOutMode,
  submitRequest,
  withdrawRequest,
} from '../../contract/requests.ts';
import { getRoom } from '../../contract/rooms.ts';
import { assessNeed, requestVacancies } from '../../contract/vacancies.ts';
import { officeSpace } from '../domain.ts';

let app: TestApp;
const today = dayOf(new Date());
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [officeSpace], faults: (fault) => console.error(fault) });
});
afterAll(() => app.close());

const decide = (requestId: string, outcome: 'approved' | 'denied' | 'returned') => endFlow(app, 'request', requestId, outcome);
const record = async (house: AskingHouse, requestId: string) => (await house.unitAdmin.call(getRequest, { requestId })).body;
const approved = async (house: AskingHouse, facts = {}): Promise<string> => {
  const requestId = await sendRequest(house, facts);
  await decide(requestId, 'approved');
  return requestId;
};
const sign = { signedOn: today, from: today, unitSigner: '张示范', issuerSigner: '李示范' };

describe('a request for space', () => {
  it('shows its need and every vacancy that serves while it is thought of, the own first, without ids from behind the wall', async () => {
    const house = await makeAskingHouse(app);
    const own = await makeRoom(house, { usableAreaSqm: '17' });
    await makeRoom(house, { usableAreaSqm: '18', orgId: house.other, code: 'X1' });
    await makeRoom(house, { usableAreaSqm: '18.01', orgId: house.other });
    const input = { orgId: house.unit, kind: 'office', wantedSqm: '18', ranks: { M5: 2 } } as const;
    const { body } = await house.staff.call(assessNeed, input);
    expect([body.limitSqm, body.floorSqm, body.ceilingSqm]).toEqual(['18.00', '16.20', '18.00']);
    expect(body.needLines.map((l) => [l.line, l.verdict])).toEqual([
      ['people', 'ok'],
      ['approved', 'unjudged'],
      ['own-vacant', 'ok'],
    ]);
    expect(body.vacancies.map((v) => [v.roomId, v.own, v.usableAreaSqm, v.distanceKm])).toEqual([
      [own, true, '17.00', '0.0'],
      [null, false, '18.00', '0.0'],
    ]);
    await house.officer.call(putTitle, { buildingId: house.buildingId, status: 'filed', document: '示范备1号', valueYuan: '6000000' });
    const wide = await house.officer.call(assessNeed, input);
    expect(wide.body.vacancies.map((v) => v.bookValueYuan)).toEqual(['17000.00', '18000.00']);
    expect((await house.staff.call(assessNeed, input)).body.vacancies.map((v) => v.bookValueYuan)).toEqual([null, null]);
    expect(wide.body.vacancies.every((v) => v.roomId !== null)).toBe(true);
  });

  it('takes the ranks of named persons, refuses more than they may have, and asks a document for technical rooms', async () => {
    const house = await makeAskingHouse(app);
    const personIds = [await makePerson(app, house.unit, 'M4'), await makePerson(app, house.unit, 'M5')];
    const { body } = await house.staff.call(assessNeed, { orgId: house.unit, kind: 'office', wantedSqm: '27.01', personIds });
    expect(body.needLines[0]).toMatchObject({ verdict: 'over', limitSqm: '27.00', overSqm: '0.01' });
    const requestId = await draftRequest(house, { wantedSqm: '27.01', ranks: {}, personIds });
    const refused = await house.staff.call(submitRequest, { requestId });
    expect([refused.status, refused.problem.issues?.[0]?.path, refused.problem.issues?.[0]?.code]).toEqual([
      400,
      'wantedSqm',
      'office-space.need_over_limit',
    ]);
    const technical = { orgId: house.unit, purpose: '机房', kind: 'technical-business', wantedSqm: '60' } as const;
    expect((await house.staff.call(createRequest, technical)).problem.code).toBe('office-space.technical_document_missing');
    expect((await house.staff.call(createRequest, { ...technical, kindDocument: '示范批〔2025〕1号' })).status).toBe(201);
    expect((await house.staff.call(createRequest, { ...technical, kind: 'office', ranks: { K1: 1 } })).problem.code).toBe(
      'office-space.rank_not_of_level',
    );
  });

  it('gets its number with the first submission, is mended after a return and keeps the number', async () => {
    const house = await makeAskingHouse(app);
    const [first, second] = [await sendRequest(house), await sendRequest(house)];
    const year = today.slice(0, 4);
    expect((await record(house, first)).number).toMatch(new RegExp(`用房申〔${year}〕1号$`));
    expect((await record(house, second)).number).toMatch(new RegExp(`用房申〔${year}〕2号$`));
    const facts = { purpose: '改为一人', kind: 'office', wantedSqm: '9', ranks: { M5: 1 } } as const;
    const { version } = await record(house, first);
    expect((await house.staff.call(changeRequest, { requestId: first, ...facts, version })).problem.code).toBe(
      'office-space.request_not_open',
    );
    await decide(first, 'returned');
    const returned = await record(house, first);
    expect([returned.state, returned.opinion]).toEqual(['returned', '示范意见']);
    expect((await house.staff.call(changeRequest, { requestId: first, ...facts, version })).problem.code).toBe('stale');
    expect((await house.staff.call(changeRequest, { requestId: first, ...facts, version: returned.version })).status).toBe(200);
    expect((await house.staff.call(submitRequest, { requestId: first })).body.number).toBe(returned.number);
    const listed = await house.staff.call(listRequests, { state: ['submitted'], q: '改为一人' });
    expect(listed.body.items.map((r) => [r.id, r.peopleCount, r.wantedSqm])).toEqual([[first, 1, '9.00']]);
    await house.staff.call(withdrawRequest, { requestId: second, reason: '人员未到岗' });
    expect((await record(house, second)).state).toBe('withdrawn');
  });
});

describe('the ladder of modes (OS-21)', () => {
  it('lets the unit speak of its own stock only, and opens a mode when each earlier one is ruled out', async () => {
    const house = await makeAskingHouse(app);
    const requestId = await approved(house);
    const out = { requestId, reason: '无适配房源', document: '示范函〔2026〕3号', on: today };
    expect((await house.staff.call(ruleOutMode, { ...out, mode: 'own-stock' })).status).toBe(200);
    expect((await house.staff.call(ruleOutMode, { ...out, mode: 'reallocation' })).problem.code).toBe('office-space.unified_act');
    expect((await house.officer.call(ruleOutMode, { ...out, mode: 'reallocation', on: addDays(today, 1) })).problem.code).toBe(
      'office-space.day_in_future',
    );
    const early = await house.officer.call(openMode, { requestId, mode: 'renting' });
    expect([early.problem.code, early.problem.params?.limit]).toEqual(['office-space.obtaining_order', 'reallocation, exchange']);
    await house.officer.call(ruleOutMode, { ...out, mode: 'reallocation' });
    await house.officer.call(ruleOutMode, { ...out, mode: 'exchange' });
    expect((await record(house, requestId)).ladder.map((r) => [r.mode, r.state])).toEqual([
      ['own-stock', 'ruled-out'],
      ['reallocation', 'ruled-out'],
      ['exchange', 'ruled-out'],
      ['renting', 'open'],
      ['construction', 'closed'],
      ['purchase', 'closed'],
    ]);
    const room = await makeRoom(house, { orgId: house.other, code: 'IDLE1' });
    const refused = await house.officer.call(openMode, { requestId, mode: 'renting' });
    expect([refused.status, refused.problem.code, refused.problem.params?.rooms]).toEqual([
      409,
      'office-space.idle_room_fits',
      '示范大楼 IDLE1',
    ]);
    const person = await makePerson(app, house.other, 'M5');
    expect((await house.officer.call(assignRoom, { roomId: room, personIds: [person], from: today })).status).toBe(201);
    expect((await house.officer.call(openMode, { requestId, mode: 'renting' })).body).toEqual({ id: requestId, mode: 'renting' });
  });

  it('offers nothing from outside above the approved area', async () => {
    const house = await makeAskingHouse(app, { M5: 1 });
    await makeRoom(house, { usableAreaSqm: '9' });
    await app.asSystem((ctx) =>
      ctx.client.query(
        `insert into office_space.approved_area (id, org_id, source, level, establishment, building, office_sqm, service_sqm, equipment_sqm, basic_usable_sqm, basic_building_sqm, during)
         values ($1, $2, 'filed', 'M', '{}', 'multi-storey', 20, 0, 0, 20, 40, '[2020-01-01,)')`,
        [crypto.randomUUID(), house.unit],
      ),
    );
    const roomId = await makeRoom(house, { orgId: house.other });
    const requestId = await approved(house);
    await house.officer.call(ruleOutMode, { requestId, mode: 'own-stock', reason: '无适配房源', document: '示范函1号', on: today });
    const answer = await house.officer.call(offerRooms, { requestId, roomIds: [roomId] });
    expect([answer.problem.code, answer.problem.params?.limit, answer.problem.params?.actual]).toEqual([
      'office-space.need_over_approved',
      '20.00',
      '27.00',
    ]);
  });
});

describe('from offer to agreement (OS-15)', () => {
  it('gives own rooms with agreement and certificates, numbered without gap; nobody sits before, and neither paper is a basis of letting', async () => {
    const house = await makeAskingHouse(app);
    const [a, b] = [await makeRoom(house), await makeRoom(house)];
    const [first, second] = [await approved(house), await approved(house)];
    expect((await house.officer.call(offerRooms, { requestId: first, roomIds: [a] })).body.state).toBe('offered');
    expect((await house.officer.call(offerRooms, { requestId: second, roomIds: [a] })).problem.code).toBe('office-space.room_promised');
    expect((await house.officer.call(offerRooms, { requestId: second, roomIds: [b] })).status).toBe(200);
    const person = await makePerson(app, house.unit, 'M5');
    const seat = { roomId: a, personIds: [person], from: today };
    expect((await house.unitAdmin.call(assignRoom, seat)).problem.code).toBe('office-space.agreement_missing');
    expect((await house.officer.call(concludeAgreement, { requestId: first, ...sign })).problem.code).toBe('office-space.request_not_open');
    for (const requestId of [first, second])
      expect((await house.unitAdmin.call(answerOffer, { requestId, accepted: true })).body.state).toBe('accepted');
    const signed = await house.officer.call(concludeAgreement, { requestId: first, ...sign });
    const next = await house.officer.call(concludeAgreement, { requestId: second, ...sign });
    const year = today.slice(0, 4);
    expect([signed.body.number, next.body.number].map((n) => n.replace(/^.*用房协/, ''))).toEqual([`〔${year}〕1号`, `〔${year}〕2号`]);
    const paper = (await house.staff.call(getAgreement, { agreementId: signed.body.id })).body;
    expect([paper.rooms.length, paper.certificates[0]?.number.replace(/^.*用房证/, '')]).toEqual([1, `〔${year}〕1号`]);
    const certificate = await house.staff.call(getCertificate, { certificateId: paper.certificates[0]?.id ?? '' });
    expect([certificate.body.agreementNo, certificate.body.rooms.length]).toEqual([signed.body.number, 1]);
    expect((await house.unitAdmin.call(assignRoom, seat)).status).toBe(201);
    const letting = {
      orgId: house.unit,
      buildingId: house.buildingId,
      roomId: b,
      direction: 'let',
      counterpart: '示范公司',
      areaSqm: '18',
      from: today,
    } as const;
    for (const approvalNo of [signed.body.number, certificate.body.number]) {
      expect((await house.officer.call(createLetting, { ...letting, approvalNo })).problem.code).toBe('office-space.certificate_no_basis');
    }
  });

  it('hands rooms of another unit over with the decision, and gives them back when the unit declines', async () => {
    const house = await makeAskingHouse(app);
    const roomId = await makeRoom(house, { orgId: house.other });
    const requestId = await sendRequest(house);
    const before = await house.officer.call(offerRooms, { requestId, roomIds: [roomId] });
    expect(before.problem.code).toBe('office-space.obtaining_order');
    await house.officer.call(ruleOutMode, { requestId, mode: 'own-stock', reason: '无适配房源', document: '示范函1号', on: today });
    expect((await house.officer.call(offerRooms, { requestId, roomIds: [roomId] })).body.state).toBe('submitted');
    const holder = async () => (await house.officer.call(getRoom, { roomId })).body.orgId;
    expect(await holder()).toBe(house.other);
    expect((await record(house, requestId)).rooms).toMatchObject([{ roomId: null, state: 'proposed', own: false, usableAreaSqm: '18.00' }]);
    await decide(requestId, 'approved');
    expect([await holder(), (await record(house, requestId)).state]).toEqual([house.unit, 'offered']);
    expect((await house.unitAdmin.call(answerOffer, { requestId, accepted: false })).problem.code).toBe('office-space.reason_missing');
    expect((await house.unitAdmin.call(answerOffer, { requestId, accepted: false, reason: '离主楼太远' })).body.state).toBe('approved');
    await app.settle();
    expect(await holder()).toBe(house.other);
    expect((await house.officer.call(requestVacancies, { requestId })).body.vacancies.map((v) => v.roomId)).toContain(roomId);
  });

  it('gives a room to one of two requests that are offered it at the same moment', async () => {
    const house = await makeAskingHouse(app);
    for (let round = 0; round < 5; round += 1) {
      const roomId = await makeRoom(house);
      const requests = [await approved(house), await approved(house)];
      const answers = await Promise.all(requests.map((requestId) => house.officer.call(offerRooms, { requestId, roomIds: [roomId] })));
      expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
      expect(answers.find((a) => a.status === 409)?.problem.code).toBe('office-space.room_promised');
      const { rows } = await app.asSystem((ctx) =>
        ctx.client.query(`select 1 from office_space.request_room where room_id = $1 and state in ('proposed', 'offered')`, [roomId]),
      );
      expect(rows).toHaveLength(1);
    }
  });

  it('lets the database decide when both have passed every check', async () => {
    const house = await makeAskingHouse(app);
    const roomId = await makeRoom(house);
    const [first, second] = [await approved(house), await approved(house)];
    expect((await house.officer.call(offerRooms, { requestId: first, roomIds: [roomId] })).status).toBe(200);
    const direct = app.asSystem((ctx) =>
      ctx.client.query(
        `insert into office_space.request_room (id, request_id, org_id, room_id, from_org_id, state, promised_on) values ($1, $2, $3, $4, $3, 'proposed', $5)`,
        [crypto.randomUUID(), second, house.unit, roomId, today],
      ),
    );
    await expect(direct).rejects.toThrow(/room_promised_once/);
  });
});
