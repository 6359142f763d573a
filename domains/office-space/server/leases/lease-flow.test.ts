import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { makeSigners } from '#testing/leases.ts';
import { makeHouse, makeRoom } from '#testing/office-space.ts';
import {
  applyLease,
  getApplication,
  listApplications,
  mendApplication,
  signLease,
  withdrawApplication,
} from '../../contract/lease-applications.ts';
import { getLease } from '../../contract/leases.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'));
  app.setNow(new Date('2026-11-23T02:00:00Z'));
});
afterAll(() => app.close());

const terms = { from: '2026-12-01', to: '2027-11-30', purpose: '便民服务点', rentBasis: 'sqm-month' as const, rentYuan: '30' };

describe('letting through the flow', () => {
  it('is refused to a unit with the clause, returned, mended, approved by the leader alone, and signed', async () => {
    const house = await makeHouse(app);
    const { officer, unitAdmin, bureauLeader, sign } = await makeSigners(app, house);
    const roomId = await makeRoom(house, { usableAreaSqm: '40', orgId: house.unit });
    const plan = { orgId: house.unit, direction: 'let' as const, buildingId: house.buildingId, roomId, areaSqm: '40', ...terms };
    const refused = await unitAdmin.call(applyLease, plan);
    expect([refused.status, refused.problem.code, refused.problem.params]).toEqual([
      403,
      'office-space.unit_may_not_let',
      expect.objectContaining({ clause: 'regulation-2012.no-letting' }),
    ]);
    expect((await officer.call(applyLease, { ...plan, rentYuan: null })).problem.code).toBe('office-space.rent_missing');
    expect((await officer.call(applyLease, { ...plan, to: '2046-12-01' })).problem.code).toBe('office-space.lease_term_too_long');

    const made = await officer.call(applyLease, plan);
    expect(made.status).toBe(201);
    expect(made.body.number).toMatch(/^用房租批〔2026〕\d+号$/);
    const { id: applicationId } = made.body;
    expect(await sign(bureauLeader, applicationId, 'return')).toBe(200);
    const returned = (await officer.call(getApplication, { applicationId })).body;
    expect(returned).toMatchObject({ state: 'returned', opinion: '示范意见', abilities: { mend: true, sign: false } });
    const { orgId: _, direction: _d, ...facts } = plan;
    const mended = await officer.call(mendApplication, { applicationId, ...facts, rentYuan: '35', version: returned.version });
    expect(mended.status).toBe(200);
    expect(await sign(bureauLeader, applicationId)).toBe(200);
    const approved = (await officer.call(getApplication, { applicationId })).body;
    expect(approved).toMatchObject({ state: 'approved', approvalNo: made.body.number, scheduledYuan: '16800.00' });
    expect(approved.findings.map((f) => f.code)).toEqual(['office-space.exchange_missing']);

    const contract = { number: 'HT-1', signedOn: '2026-11-23', counterpart: '示范便民服务公司', exchangeDocument: '示公资交〔2026〕1号' };
    const signed = await officer.call(signLease, { applicationId, ...contract });
    expect(signed.status).toBe(201);
    expect((await officer.call(getLease, { lettingId: signed.body.lettingId })).body).toMatchObject({
      approvalNo: made.body.number,
      applicationId,
      scheduledYuan: '16800.00',
      termState: 'future',
    });
  });

  it('asks supervision too before an area is lent, and stops when the leader denies or the officer withdraws', async () => {
    const house = await makeHouse(app);
    const { officer, bureauLeader, inspector, sign } = await makeSigners(app, house);
    const lend = {
      orgId: house.goab,
      direction: 'lent' as const,
      buildingId: house.buildingId,
      areaSqm: '40',
      from: '2026-12-01',
      to: '2027-05-31',
      purpose: '示范借用',
    };
    const { id: lent } = (await officer.call(applyLease, lend)).body;
    await sign(bureauLeader, lent);
    expect((await officer.call(getApplication, { applicationId: lent })).body.state).toBe('submitted');
    await sign(inspector, lent);
    expect((await officer.call(getApplication, { applicationId: lent })).body.state).toBe('approved');

    const { id: denied } = (await officer.call(applyLease, lend)).body;
    await sign(bureauLeader, denied, 'deny');
    expect((await officer.call(getApplication, { applicationId: denied })).body.state).toBe('denied');

    const { id: taken } = (await officer.call(applyLease, lend)).body;
    await officer.call(withdrawApplication, { applicationId: taken, reason: '不再需要' });
    expect((await officer.call(getApplication, { applicationId: taken })).body.state).toBe('withdrawn');
    expect((await officer.call(withdrawApplication, { applicationId: taken, reason: '再次' })).problem.code).toBe(
      'office-space.application_state',
    );
    await expect(sign(bureauLeader, taken)).rejects.toThrow('no step');
  });
});

describe('renting approved by the government', () => {
  it('waits for its contract once, is signed at the approved price or below, and owes by days', async () => {
    const house = await makeHouse(app);
    const { officer } = await makeSigners(app, house);
    const approved = {
      rentId: newId(),
      requestId: newId(),
      orgId: house.unit,
      number: `示范用房租〔2026〕${newId()}`,
      premises: '示范路 8 号',
      counterpart: '示范物业公司',
      areaSqm: '100',
      rentYuan: '1.1',
      rentPer: 'day',
      rentYuanPerSqmMonth: '33.46',
      from: '2026-12-01',
      to: '2027-11-30',
      budgetSource: '2026 年部门预算',
      approvalNo: '示政办函〔2026〕9号',
    };
    await app.asSystem(async (ctx) => ctx.emit('office-space.rent.approved', approved, house.unit));
    await app.asSystem(async (ctx) => ctx.emit('office-space.rent.approved', approved, house.unit));
    await app.settle();
    const { items, total } = (await officer.call(listApplications, { direction: ['rented'], orgId: [house.unit] })).body;
    expect(total).toBe(1);
    const applicationId = items[0]?.id as string;
    expect((await officer.call(getApplication, { applicationId })).body).toMatchObject({
      state: 'approved',
      findings: [],
      scheduledYuan: '40150.00',
    });
    const contract = { applicationId, number: 'ZR-1', signedOn: '2026-11-23', counterpart: '示范物业公司', buildingId: house.buildingId };
    expect((await officer.call(signLease, { ...contract, buildingId: null })).problem.code).toBe('office-space.building_unknown');
    expect((await officer.call(signLease, { ...contract, rentYuan: '1.2' })).problem.code).toBe('office-space.rent_above_approved');
    const { lettingId } = (await officer.call(signLease, { ...contract, rentYuan: '1' })).body;
    expect((await officer.call(getLease, { lettingId })).body).toMatchObject({
      direction: 'rented',
      approvalNo: approved.approvalNo,
      scheduledYuan: '36500.00',
      alarms: [],
      toPayInYuan: '0.00',
    });
  });
});
