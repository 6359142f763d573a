import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { type House, makeHouse, makeRoom, makeUnit } from '#testing/office-space.ts';
import { decideUse, issueCertificate, listCertificates } from '../../contract/certificates.ts';
import {
  approveFunction,
  exportFunctionChanges,
  listFunctionChanges,
  reportFunction,
  restoreFunction,
} from '../../contract/function-changes.ts';
import { exportApplications, getApplication, listApplications, signLease } from '../../contract/lease-applications.ts';
import {
  approveRenting,
  exportLeases,
  exportReceipts,
  getLease,
  listLeases,
  listReceipts,
  payIn,
  previewLease,
  recordReceipt,
  reportLetting,
} from '../../contract/leases.ts';
import { createLetting, endLetting } from '../../contract/lettings.ts';
import { changeRoom, getRoom } from '../../contract/rooms.ts';
import { checkUnit, listAlarms } from '../../contract/verdicts.ts';
import { checkAll } from '../check/check-all.ts';
import { officeSpace } from '../domain.ts';
import { remindOfEnds, settleLettings } from './lettings.job.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [officeSpace] });
  app.setNow(new Date('2026-11-23T02:00:00Z'));
});
afterAll(() => app.close());

const openCodes = async (house: House) =>
  (await house.officer.call(listAlarms, { pageSize: 100 })).body.items
    .filter((a) => a.code !== 'A7')
    .map((a) => [a.code, a.subjectKind, a.subjectId]);

/** An approved application, as the flow or an approved request leaves it. */
async function approved(house: House, facts: Partial<Record<string, unknown>> = {}): Promise<string> {
  const id = newId();
  const row = {
    direction: 'let',
    building_id: house.buildingId,
    room_id: null as string | null,
    area_sqm: '100',
    first_on: '2026-01-01',
    last_on: '2026-12-31',
    rent_basis: 'sqm-month',
    rent_yuan: '30',
    period_months: 3,
    purpose: '示范便民服务',
    ...facts,
  };
  await app.asSystem((ctx) =>
    ctx.db
      .insertInto('office_space.lease_application')
      .values({
        id,
        org_id: house.goab,
        number: `示范〔2026〕${id}`,
        state: 'approved',
        approval_no: '示范租批〔2026〕1号',
        created_at: ctx.now.toISOString(),
        ...row,
      } as never)
      .execute(),
  );
  return id;
}
const contract = (number: string) => ({
  number,
  signedOn: '2025-12-20',
  counterpart: '示范商贸公司',
  exchangeDocument: '示公资交〔2025〕9号',
});

describe('a contract and its money', () => {
  it('stands on an approved application and a public exchange; the schedule follows by rule, arrears and income by what came in', async () => {
    const house = await makeHouse(app);
    const roomId = await makeRoom(house, { usableAreaSqm: '100', orgId: house.goab });
    const applicationId = await approved(house, { room_id: roomId, deposit_yuan: '3000' });
    const bare = await house.officer.call(signLease, { applicationId, ...contract('HT-1'), exchangeDocument: null });
    expect(bare.problem).toMatchObject({ code: 'office-space.exchange_missing', params: { clause: 'measures-2017.disposal' } });
    const cheap = await house.officer.call(signLease, { applicationId, ...contract('HT-1'), rentYuan: '29.99' });
    expect(cheap.problem).toMatchObject({ code: 'office-space.rent_below_approved', params: { limit: '30.00', actual: '29.99' } });
    expect((await house.unitAdmin.call(signLease, { applicationId, ...contract('HT-1') })).status).toBe(403);

    const signed = await house.officer.call(signLease, { applicationId, ...contract('HT-1') });
    expect(signed.status).toBe(201);
    const { lettingId } = signed.body;
    expect((await house.officer.call(signLease, { applicationId, ...contract('HT-2') })).problem.code).toBe(
      'office-space.application_state',
    );
    expect((await house.officer.call(getRoom, { roomId })).body.state).toBe('let');
    const fresh = (await house.officer.call(getLease, { lettingId })).body;
    expect(fresh).toMatchObject({
      scheduledYuan: '36000.00',
      dueYuan: '36000.00',
      arrearsYuan: '36000.00',
      termState: 'ending',
      inArrearsSince: '2026-01-01',
    });
    expect(fresh.lines.map((l) => [l.amountYuan, l.state])).toEqual(Array.from({ length: 4 }, () => ['9000.00', 'overdue']));

    const receive = (amountYuan: string, receiptNo: string, kind: 'rent' | 'deposit' | 'deposit-back' = 'rent') =>
      house.officer.call(recordReceipt, { lettingId, kind, receivedOn: '2026-06-01', amountYuan, receiptNo });
    const first = await receive('13000', 'PJ-1');
    expect(first.status).toBe(201);
    expect((await receive('1', 'PJ-1')).problem.code).toBe('office-space.receipt_taken');
    await receive('3000', 'PJ-2', 'deposit');
    expect((await receive('3000.01', 'PJ-3', 'deposit-back')).problem).toMatchObject({
      code: 'office-space.deposit_exceeded',
      params: { limit: '3000.00' },
    });
    expect(
      (await house.officer.call(recordReceipt, { lettingId, receivedOn: '2026-11-24', amountYuan: '1', receiptNo: 'x' })).problem.code,
    ).toBe('office-space.day_to_come');

    expect((await house.officer.call(payIn, { receiptId: first.body.id, paidInOn: '2026-05-31', treasuryNo: 'GK-1' })).problem.code).toBe(
      'office-space.day_before_receipt',
    );
    expect((await house.officer.call(payIn, { receiptId: first.body.id, paidInOn: '2026-06-05', treasuryNo: 'GK-1' })).status).toBe(200);
    expect((await house.officer.call(payIn, { receiptId: first.body.id, paidInOn: '2026-06-05', treasuryNo: 'GK-1' })).problem.code).toBe(
      'office-space.paid_in_already',
    );
    await receive('5000', 'PJ-4');
    const later = (await house.officer.call(getLease, { lettingId })).body;
    expect(later).toMatchObject({
      receivedYuan: '18000.00',
      paidInYuan: '13000.00',
      toPayInYuan: '5000.00',
      arrearsYuan: '18000.00',
      depositHeldYuan: '3000.00',
      inArrearsSince: '2026-07-01',
    });
    expect(later.lines.map((l) => l.state)).toEqual(['paid', 'paid', 'overdue', 'overdue']);

    const list = (await house.officer.call(listLeases, { arrears: true, withTotals: true })).body;
    expect(list.items.map((x) => x.id)).toEqual([lettingId]);
    expect(list.totals).toEqual({
      areaSqm: '100.00',
      dueYuan: '36000.00',
      receivedYuan: '18000.00',
      toPayInYuan: '5000.00',
      arrearsYuan: '18000.00',
    });
    const waiting = (await house.officer.call(listReceipts, { paidIn: false, withTotals: true })).body;
    expect(waiting.items.map((r) => r.receiptNo)).toEqual(['PJ-4']);
    expect((await house.officer.call(listReceipts, { withTotals: true })).body.totals).toEqual({
      amountYuan: '21000.00',
      paidInYuan: '13000.00',
      toPayInYuan: '5000.00',
    });
    for (const route of [exportLeases, exportReceipts, exportApplications, exportFunctionChanges]) {
      const file = await house.officer.call(route, {});
      expect([file.status, file.raw.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    }
  });

  it('computes the rent anew when it ends early, and keeps the term when it ends late', async () => {
    const house = await makeHouse(app);
    const early = (await house.officer.call(signLease, { applicationId: await approved(house), ...contract('HT-1') })).body.lettingId;
    await house.officer.call(endLetting, { lettingId: early, on: '2026-08-15', document: '示范解约协议1号' });
    const cut = (await house.officer.call(getLease, { lettingId: early })).body;
    expect(cut).toMatchObject({
      to: '2026-08-15',
      closedOn: '2026-08-15',
      termState: 'ended',
      scheduledYuan: '22451.61',
      closeDocument: '示范解约协议1号',
    });
    expect((await house.officer.call(endLetting, { lettingId: early, on: '2026-08-16' })).problem.code).toBe('office-space.letting_ended');

    const over = (
      await house.officer.call(signLease, { applicationId: await approved(house, { last_on: '2026-10-31' }), ...contract('HT-2') })
    ).body.lettingId;
    expect((await house.officer.call(getLease, { lettingId: over })).body.termState).toBe('expired');
    await house.officer.call(endLetting, { lettingId: over, on: '2026-11-20' });
    expect((await house.officer.call(getLease, { lettingId: over })).body).toMatchObject({
      to: '2026-10-31',
      closedOn: '2026-11-20',
      scheduledYuan: '30000.00',
    });
  });

  it('is followed by a renewal without a break, and no other approval signs it', async () => {
    const house = await makeHouse(app);
    const roomId = await makeRoom(house, { usableAreaSqm: '100', orgId: house.goab });
    const first = (await house.officer.call(signLease, { applicationId: await approved(house, { room_id: roomId }), ...contract('HT-1') }))
      .body.lettingId;
    const next = await approved(house, { room_id: roomId, first_on: '2027-01-01', last_on: '2028-12-31', renews_id: first });
    const second = (await house.officer.call(signLease, { applicationId: next, ...contract('HT-2') })).body.lettingId;
    expect((await house.officer.call(getLease, { lettingId: first })).body).toMatchObject({
      closedOn: '2026-12-31',
      renewedById: second,
      termState: 'ending',
    });
    expect((await house.officer.call(getApplication, { applicationId: next })).body).toMatchObject({
      state: 'signed',
      lettingId: second,
      findings: [],
    });
    expect((await house.officer.call(listApplications, { state: ['signed'] })).body.total).toBe(2);
    expect((await house.unitAdmin.call(getApplication, { applicationId: next })).status).toBe(404);
  });

  it('shows schedule and findings of a plan without storing it', async () => {
    const house = await makeHouse(app);
    const plan = {
      direction: 'let' as const,
      areaSqm: '100',
      from: '2026-01-01',
      to: '2026-12-31',
      rentBasis: 'year' as const,
      rentYuan: '1000',
      rentPeriod: 'monthly' as const,
    };
    const seen = (await house.unitAdmin.call(previewLease, { ...plan, step: 'contract' })).body;
    expect(seen).toMatchObject({
      scheduledYuan: '1000.00',
      perSqmMonthYuan: '0.83',
      findings: [{ code: 'office-space.exchange_missing' }],
    });
    expect(seen.lines).toHaveLength(12);
    expect((await house.officer.call(previewLease, { ...plan, to: '2046-01-01' })).body.findings[0]).toMatchObject({
      code: 'office-space.lease_term_too_long',
      limit: '2045-12-31',
    });
  });
});

describe('what the check says of lettings and functions', () => {
  it('raises A4 for a unit that let a room by itself, until it has ended', async () => {
    const house = await makeHouse(app);
    const roomId = await makeRoom(house);
    const facts = {
      orgId: house.unit,
      buildingId: house.buildingId,
      roomId,
      direction: 'lent' as const,
      counterpart: '示范协会',
      areaSqm: '18',
      from: '2026-02-01',
      note: '巡检发现',
    };
    expect((await house.unitAdmin.call(reportLetting, facts)).status).toBe(403);
    const { id } = (await house.officer.call(reportLetting, facts)).body;
    expect(await openCodes(house)).toContainEqual(['A4', 'letting', id]);
    const alarm = (await house.unitAdmin.call(listAlarms, { code: ['A4'] })).body.items[0];
    expect(alarm).toMatchObject({
      level: 'red',
      clause: 'regulation-2012.no-letting',
      subjectName: '示范协会 示范大楼',
      nextSteps: ['end-letting', 'escalate-to-administration'],
    });
    expect(await app.asSystem((ctx) => checkAll(ctx))).toMatchObject({ cleared: 0 });
    await house.officer.call(endLetting, { lettingId: id, on: '2026-11-22' });
    expect(await openCodes(house)).not.toContainEqual(['A4', 'letting', id]);
  });

  it('raises A5 for renting without approval and after its term, and clears with approval, renewal or return', async () => {
    const house = await makeHouse(app);
    const rented = { orgId: house.unit, buildingId: house.buildingId, direction: 'rented' as const, areaSqm: '60', from: '2025-01-01' };
    const { id } = (await house.officer.call(createLetting, { ...rented, counterpart: '示范置业' })).body;
    expect(await openCodes(house)).toContainEqual(['A5', 'letting', id]);
    const papers = { approvalNo: '示政办〔2026〕3号', marketDocument: '示范比价表', budgetDocument: '示财预〔2026〕1号' };
    await house.officer.call(approveRenting, { lettingId: id, ...papers, to: '2026-11-23' });
    expect(await openCodes(house)).toEqual([]);
    app.setNow(new Date('2026-11-24T02:00:00Z'));
    await app.asSystem((ctx) => checkAll(ctx));
    const [alarm] = (await house.officer.call(listAlarms, { code: ['A5'] })).body.items;
    expect(alarm).toMatchObject({ dueOn: '2026-11-23', overdue: true, facts: { reason: 'term-over', counterpart: '示范置业' } });
    await house.officer.call(endLetting, { lettingId: id, on: '2026-11-24' });
    app.setNow(new Date('2026-11-25T02:00:00Z'));
    await app.asSystem((ctx) => checkAll(ctx));
    expect(await openCodes(house)).toEqual([]);
    app.setNow(new Date('2026-11-23T02:00:00Z'));
  });

  it('raises A9 for a function changed without approval, on site or in the register', async () => {
    const house = await makeHouse(app);
    const roomId = await makeRoom(house);
    const report = { roomId, toKind: 'service' as const, changedOn: '2026-10-01', note: '现场为会议室' };
    const { id } = (await house.officer.call(reportFunction, report)).body;
    expect((await house.officer.call(reportFunction, report)).problem.code).toBe('office-space.function_open');
    expect(await openCodes(house)).toEqual([['A9', 'room', roomId]]);
    expect((await house.unitAdmin.call(approveFunction, { changeId: id, document: 'x' })).status).toBe(403);
    await house.officer.call(approveFunction, { changeId: id, document: '示管用〔2026〕5号' });
    expect((await house.officer.call(getRoom, { roomId })).body.kind).toBe('service');
    expect(await openCodes(house)).toEqual([]);

    const { version } = (await house.officer.call(getRoom, { roomId })).body;
    await house.officer.call(changeRoom, { roomId, kind: 'office', version });
    expect(await openCodes(house)).toEqual([['A9', 'room', roomId]]);
    const open = (await house.officer.call(listFunctionChanges, { state: ['unapproved'] })).body.items[0];
    expect(open).toMatchObject({ fromKind: 'service', toKind: 'office', found: false, abilities: { restore: true } });
    await house.officer.call(restoreFunction, { changeId: open?.id as string, on: '2026-11-23' });
    expect((await house.officer.call(getRoom, { roomId })).body.kind).toBe('service');
    expect(await openCodes(house)).toEqual([]);

    const again = (await house.officer.call(getRoom, { roomId })).body.version;
    await house.officer.call(changeRoom, { roomId, kind: 'office', functionDocument: '示管用〔2026〕6号', version: again });
    expect(await openCodes(house)).toEqual([]);
  });
});

describe('the night', () => {
  it('lets rooms follow their lettings and reminds once per step', async () => {
    const house = await makeHouse(app);
    const roomId = await makeRoom(house, { usableAreaSqm: '100', orgId: house.goab });
    const applicationId = await approved(house, { room_id: roomId, first_on: '2026-11-24', last_on: '2026-12-31' });
    const { lettingId } = (await house.officer.call(signLease, { applicationId, ...contract('HT-1') })).body;
    expect((await house.officer.call(getRoom, { roomId })).body.state).toBe('vacant');
    app.setNow(new Date('2026-11-24T02:00:00Z'));
    await app.asSystem((ctx) => settleLettings(ctx));
    expect((await house.officer.call(getRoom, { roomId })).body.state).toBe('let');
    await house.officer.call(endLetting, { lettingId, on: '2026-11-30' });
    const reminded = () =>
      app.asSystem(async (ctx) => {
        await remindOfEnds(ctx);
        return (await ctx.client.query('select step from office_space.reminder where subject_id = $1 order by step', [lettingId])).rows.map(
          (r) => r.step,
        );
      });
    expect(await reminded()).toEqual([]);
    app.setNow(new Date('2026-12-01T02:00:00Z'));
    await app.asSystem((ctx) => settleLettings(ctx));
    expect((await house.officer.call(getRoom, { roomId })).body).toMatchObject({ state: 'vacant', vacantSince: '2026-12-01' });

    const running = (
      await house.officer.call(signLease, { applicationId: await approved(house, { last_on: '2027-01-15' }), ...contract('HT-9') })
    ).body.lettingId;
    const steps = (id: string) =>
      app.asSystem(async (ctx) => {
        await remindOfEnds(ctx);
        return (await ctx.client.query('select step from office_space.reminder where subject_id = $1 order by step', [id])).rows.map(
          (r) => r.step,
        );
      });
    expect(await steps(running)).toEqual([90]);
    expect(await steps(running)).toEqual([90]);
    app.setNow(new Date('2026-12-20T02:00:00Z'));
    expect(await steps(running)).toEqual([30, 90]);
    app.setNow(new Date('2026-11-23T02:00:00Z'));
  });
});

describe('institutions in office space (OS-20)', () => {
  it('are noted on certificate and unit until their ground is decided', async () => {
    const house = await makeHouse(app);
    const shop = await makeUnit(app, house.divisionCode, { kind: 'enterprise', parentId: house.goab });
    const officer = app.actor({
      permissions: [...house.officer.actor.reach.keys()],
      scope: [house.goab, house.unit, shop],
      orgId: house.goab,
    });
    await makeRoom({ ...house, officer }, { orgId: shop });
    const facts = {
      orgId: shop,
      buildingId: house.buildingId,
      number: '示范用证〔2026〕88号',
      agreementNo: '示范协88',
      from: '2026-01-01',
    };
    const certificateId = (await officer.call(issueCertificate, facts)).body.id;
    const note = async () => (await officer.call(listCertificates, { orgId: [shop] })).body.items[0]?.useNote;
    const unitNotes = async () => (await officer.call(checkUnit, { unitId: shop })).body.useNotes;
    expect(await note()).toBe('pay-or-leave');
    expect(await unitNotes()).toEqual([
      { certificateNo: facts.number, note: 'pay-or-leave', settled: false, clause: 'measures-2017.institutions' },
    ]);
    expect((await officer.call(decideUse, { certificateId, useBasis: 'leaving' })).problem.code).toBe('office-space.leave_by_missing');
    expect((await officer.call(decideUse, { certificateId, useBasis: 'same-project' })).problem.code).toBe(
      'office-space.project_document_missing',
    );
    await officer.call(decideUse, { certificateId, useBasis: 'leaving', leaveBy: '2026-11-22' });
    expect(await note()).toBe('leave-overdue');
    expect((await officer.call(decideUse, { certificateId, useBasis: 'paying' })).body.useNote).toBe('paying');
    expect((await unitNotes())[0]?.settled).toBe(true);
    expect((await house.unitAdmin.call(decideUse, { certificateId, useBasis: 'paying' })).status).toBe(403);
  });
});
