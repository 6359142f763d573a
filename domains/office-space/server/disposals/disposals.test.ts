import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { makePerson, makeRoom } from '#testing/office-space.ts';
import type { AskingHouse } from '#testing/requests.ts';
import { approvedDisposal, disposing, done, endFlow, makeWorksHouse, sendDisposal, today } from '#testing/works.ts';
import { createBuilding, getBuilding, putTitle } from '../../contract/buildings.ts';
import {
  completeDisposal,
  createDisposal,
  getDisposal,
  listDisposal,
  listDisposals,
  payDisposal,
  submitDisposal,
  withdrawDisposal,
} from '../../contract/disposals.ts';
import { assignRoom, listOccupancies, vacateOccupancy } from '../../contract/occupancies.ts';
import { createRoom, getRoom, listRooms } from '../../contract/rooms.ts';
import { disposalApproval } from './disposal-approval.ts';
import { lettingPermission } from './letting-permission.query.ts';

let app: TestApp;
let house: AskingHouse;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'));
  house = await makeWorksHouse(app);
});
afterAll(() => app.close());

const titled = () => done(house.officer, putTitle, { buildingId: house.buildingId, status: 'filed', document: '示范备案', version: 1 });

describe('who disposes and of what (OS-3, OS-25)', () => {
  it('refuses a using unit with the clause', async () => {
    const roomId = await makeRoom(house);
    const refused = await house.unitAdmin.call(createDisposal, disposing(house, { mode: 'letting', roomIds: [roomId] }));
    expect(refused.problem).toMatchObject({
      status: 403,
      code: 'office-space.unified_act',
      params: { clause: 'measures-2017.unified', act: 'disposal' },
    });
  });

  it('asks for papers, empty rooms and settled ownership', async () => {
    const roomId = await makeRoom(house);
    const personId = await makePerson(app, house.unit, 'M5');
    const { ids } = await done(house.officer, assignRoom, { roomId, personIds: [personId], from: '2026-01-01' });
    const { id: disposalId } = await done(
      house.officer,
      createDisposal,
      disposing(house, { mode: 'auction', roomIds: [roomId], papers: [] }),
    );
    const submit = async () => (await house.officer.call(submitDisposal, { disposalId })).problem;
    expect((await submit()).code).toBe('office-space.disposal_title_unsettled');
    await done(house.officer, putTitle, { buildingId: house.buildingId, status: 'registering' });
    expect((await done(house.officer, getDisposal, { disposalId })).refusal).toMatchObject({
      code: 'office-space.disposal_title_unsettled',
      actual: 'registering',
    });
    await titled();
    expect(await submit()).toMatchObject({ code: 'office-space.disposal_room_in_use', params: { clause: 'measures-2017.disposal' } });
    await done(house.officer, vacateOccupancy, { occupancyId: ids[0] as string, on: '2026-02-01' });
    expect(await submit()).toMatchObject({ status: 422, code: 'office-space.disposal_documents_missing' });
    expect((await done(house.officer, getDisposal, { disposalId })).missingDocuments).toEqual(['appraisal', 'government-approval']);
  });
});

describe('what takes effect with the approval', () => {
  it('hands rooms to another unit', async () => {
    const roomId = await makeRoom(house);
    const disposalId = await approvedDisposal(app, house, { mode: 'reallocation', roomIds: [roomId] });
    expect(await done(house.officer, getRoom, { roomId })).toMatchObject({ orgId: house.other });
    expect(await done(house.officer, getDisposal, { disposalId })).toMatchObject({ state: 'done', toOrgId: house.other });
    const { id } = await done(house.officer, createDisposal, disposing(house, { mode: 'reallocation', roomIds: [roomId] }));
    expect((await house.officer.call(submitDisposal, { disposalId: id })).problem.code).toBe('office-space.disposal_unit_same');
  });

  it('changes the purpose', async () => {
    const roomId = await makeRoom(house);
    await approvedDisposal(app, house, { mode: 'conversion', roomIds: [roomId], newKind: 'ancillary' });
    expect(await done(house.officer, getRoom, { roomId })).toMatchObject({ kind: 'ancillary' });
  });

  it('leaves everything as it was when denied, and lets nobody dispose of a room twice', async () => {
    const roomId = await makeRoom(house);
    const first = await sendDisposal(house, { mode: 'conversion', roomIds: [roomId] });
    const { id: second } = await done(house.officer, createDisposal, disposing(house, { mode: 'reallocation', roomIds: [roomId] }));
    expect((await house.officer.call(submitDisposal, { disposalId: second })).problem.code).toBe('office-space.disposal_running');
    await endFlow(app, disposalApproval, first, 'denied');
    expect(await done(house.officer, getDisposal, { disposalId: first })).toMatchObject({ state: 'denied', doneOn: null });
    expect(await done(house.officer, getRoom, { roomId })).toMatchObject({ kind: 'office', orgId: house.unit });
    await done(house.officer, submitDisposal, { disposalId: second });
    await done(house.officer, withdrawDisposal, { disposalId: second, reason: '不再需要' });
    expect((await done(house.officer, listDisposals, { state: ['withdrawn'] })).items.map((d) => d.id)).toContain(second);
  });

  it('takes a demolished building out of the register and keeps its history', async () => {
    const made = { orgId: house.goab, code: 'OLD', name: '示范旧楼', divisionCode: house.divisionCode, storeysAbove: 1 };
    const { id: buildingId } = await done(house.officer, createBuilding, made);
    const { floors } = await done(house.officer, getBuilding, { buildingId });
    const room = {
      orgId: house.unit,
      buildingId,
      floorId: floors[0]?.id as string,
      name: '示范办公室',
      kind: 'office',
      usableAreaSqm: '18',
    } as const;
    const { id: roomId } = await done(house.officer, createRoom, { ...room, code: 'D1' });
    const personId = await makePerson(app, house.unit, 'M5');
    const { ids } = await done(house.officer, assignRoom, { roomId, personIds: [personId], from: '2026-01-01' });
    await done(house.officer, vacateOccupancy, { occupancyId: ids[0] as string, on: '2026-02-01' });
    expect((await done(house.unitAdmin, listRooms, { buildingId })).total).toBe(1);

    const disposalId = await approvedDisposal(app, house, { mode: 'demolition', buildingId });
    const record = await done(house.officer, getDisposal, { disposalId });
    expect(record).toMatchObject({ state: 'done', wholeBuilding: true, areaSqm: '18.00' });
    expect(record.rooms).toMatchObject([{ code: 'D1', endedOn: today() }]);
    expect((await house.officer.call(getRoom, { roomId })).status).toBe(404);
    expect(await done(house.officer, getBuilding, { buildingId })).toMatchObject({ state: 'retired', roomCount: 0 });
    expect((await house.unitAdmin.call(getBuilding, { buildingId })).status).toBe(404);
    const kept = await app.asSystem(async (ctx) => {
      await ctx.client.query(`select set_config('places.history', 'shown', true)`);
      return (await ctx.client.query('select ended_on, ended_reason from places.room where id = $1', [roomId])).rows[0];
    });
    expect(kept).toMatchObject({ ended_on: today() });
    const seats = await app.asSystem((ctx) => ctx.client.query('select 1 from office_space.occupancy where room_id = $1', [roomId]));
    expect(seats.rowCount).toBe(1);
    expect((await done(house.officer, listOccupancies, { personId, history: 'all' } as never)).total).toBeGreaterThanOrEqual(0);
    expect((await house.officer.call(createDisposal, { ...disposing(house, { mode: 'demolition' }), buildingId })).status).toBe(404);
  });
});

describe('what takes effect with the deal', () => {
  const deal = { dealNo: '示范成交1号', counterpart: '示范公司', dealYuan: '600000', dealOn: today() };

  it('sells at the public exchange and only when the treasury has the money', async () => {
    const roomId = await makeRoom(house);
    const disposalId = await approvedDisposal(app, house, { mode: 'auction', roomIds: [roomId] });
    const complete = async () => (await house.officer.call(completeDisposal, { disposalId, ...deal })).problem;
    expect(await complete()).toMatchObject({
      code: 'office-space.disposal_of_public_exchange',
      params: { clause: 'measures-2017.public-exchange' },
    });
    const listing = { exchangeName: '示范公共资源交易中心', listingNo: '示范挂〔2026〕1号', listedOn: today() };
    await done(house.officer, listDisposal, { disposalId, ...listing });
    expect(await complete()).toMatchObject({ code: 'office-space.disposal_income_missing', params: { clause: 'regulation-2012.income' } });
    await done(house.officer, payDisposal, { disposalId, amountYuan: '250000', receiptNo: '示范票1', paidOn: today() });
    expect(
      (await house.officer.call(payDisposal, { disposalId, amountYuan: '1', receiptNo: '示范票1', paidOn: today() })).problem.code,
    ).toBe('office-space.disposal_receipt_taken');
    expect(await complete()).toMatchObject({
      code: 'office-space.disposal_income_open',
      params: { limit: '600000.00', actual: '250000.00' },
    });
    await done(house.officer, payDisposal, { disposalId, amountYuan: '350000', receiptNo: '示范票2', paidOn: today() });
    expect(await done(house.officer, completeDisposal, { disposalId, ...deal })).toMatchObject({ endedRooms: 1 });
    expect((await house.officer.call(getRoom, { roomId })).status).toBe(404);
    expect(await done(house.officer, getDisposal, { disposalId })).toMatchObject({
      state: 'done',
      paidYuan: '600000.00',
      dealYuan: '600000.00',
    });
    expect((await complete()).code).toBe('office-space.disposal_state');
    expect((await done(house.officer, getBuilding, { buildingId: house.buildingId })).state).toBe('in-use');
  });

  it('ends a letting in a permission that a lease may rest on', async () => {
    const roomId = await makeRoom(house);
    const disposalId = await approvedDisposal(app, house, { mode: 'letting', roomIds: [roomId] });
    await done(house.officer, listDisposal, {
      disposalId,
      exchangeName: '示范交易中心',
      listingNo: '示范挂〔2026〕2号',
      listedOn: today(),
    });
    await done(house.officer, completeDisposal, { disposalId, ...deal, dealYuan: '6000' });
    const permission = await app.asSystem((ctx) => lettingPermission(ctx, disposalId));
    expect(permission).toMatchObject({
      roomIds: [roomId],
      listingNo: '示范挂〔2026〕2号',
      counterpart: '示范公司',
      yearlyRentYuan: '6000.00',
    });
    expect((await done(house.officer, getRoom, { roomId })).state).not.toBe('let');
  });

  it('is seen by nobody else', async () => {
    const roomId = await makeRoom(house);
    const disposalId = await approvedDisposal(app, house, { mode: 'exchange', roomIds: [roomId] });
    const stranger = app.actor({ permissions: [...house.officer.actor.reach.keys()], scope: [house.unit] });
    expect((await stranger.call(getDisposal, { disposalId })).status).toBe(404);
    expect((await stranger.call(completeDisposal, { disposalId, ...deal })).status).toBe(404);
    expect(await done(house.officer, completeDisposal, { disposalId, ...deal, dealYuan: '0' })).toMatchObject({ endedRooms: 1 });
  });
});
