import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { all, type House, makeHouse, makePerson, makeRoom, makeUnit } from '#testing/office-space.ts';
import { changeBuilding, createBuilding, getBuilding, getTitle, listBuildings, mapBuildings, putTitle } from '../contract/buildings.ts';
import { masterLedger, reconcile, unitLedger } from '../contract/ledgers.ts';
import { createLetting, endLetting, listLettings } from '../contract/lettings.ts';
import { assignRoom } from '../contract/occupancies.ts';
import { changeRoom, createRoom, getRoom, listRooms, stackBuilding, transferRooms } from '../contract/rooms.ts';
import { officeSpace } from './domain.ts';

let app: TestApp;
let house: House;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [officeSpace] });
  house = await makeHouse(app);
});
afterAll(() => app.close());

describe('buildings', () => {
  it('lists what the reader manages or has rooms in, with sums of the rooms', async () => {
    await makeRoom(house, { usableAreaSqm: '20' });
    await makeRoom(house, { usableAreaSqm: '30.5', kind: 'service' });
    const byOfficer = await house.officer.call(listBuildings, { withTotals: true });
    expect(byOfficer.status).toBe(200);
    expect(byOfficer.body.items[0]).toMatchObject({ id: house.buildingId, roomCount: 2, roomUsableSqm: '50.50', titleStatus: null });
    expect(byOfficer.body.totals).toEqual({ buildingAreaSqm: '9000.00', usableAreaSqm: '6000.00' });
    const byUser = await house.unitAdmin.call(listBuildings, {});
    expect(byUser.body.items.map((b) => b.id)).toEqual([house.buildingId]);
    const stranger = app.actor({ permissions: all, scope: [await makeUnit(app, house.divisionCode)] });
    expect((await stranger.call(listBuildings, {})).body).toMatchObject({ items: [], total: 0 });
    expect((await stranger.call(getBuilding, { buildingId: house.buildingId })).status).toBe(404);
    expect((await stranger.call(stackBuilding, { buildingId: house.buildingId })).status).toBe(404);
  });

  it('gives floors, users and what may be done', async () => {
    const { body } = await house.officer.call(getBuilding, { buildingId: house.buildingId });
    expect(body.floors.map((f) => f.level)).toEqual([2, 1]);
    expect(body.users[0]).toMatchObject({ orgId: house.unit });
    expect(body.abilities).toMatchObject({ change: true, changeTitle: true });
    const seen = (await house.unitAdmin.call(getBuilding, { buildingId: house.buildingId })).body;
    expect(seen.abilities).toMatchObject({ change: false, changeTitle: false });
    expect(seen.orgName).toMatch(/示范/);
  });

  it('refuses a second building with the same code, an unknown division, a stale change', async () => {
    const facts = { orgId: house.goab, code: 'TWICE', name: '示范二号楼', divisionCode: house.divisionCode };
    const made = await house.officer.call(createBuilding, facts);
    expect(made.status).toBe(201);
    expect((await house.officer.call(createBuilding, facts)).problem).toMatchObject({
      status: 409,
      code: 'office-space.building_code_taken',
    });
    const nowhere = await house.officer.call(createBuilding, { ...facts, code: 'X', divisionCode: '999999' });
    expect(nowhere.problem).toMatchObject({ status: 422, code: 'office-space.division_unknown' });
    const buildingId = made.body.id;
    expect((await house.officer.call(changeBuilding, { buildingId, name: '示范三号楼', version: 1 })).body).toEqual({
      id: buildingId,
      version: 2,
    });
    expect((await house.officer.call(changeBuilding, { buildingId, name: '示范四号楼', version: 1 })).status).toBe(412);
    expect((await house.unitAdmin.call(createBuilding, { ...facts, code: 'Y' })).status).toBe(403);
  });

  it('shows points of the map and searches by any fragment, also one that looks like a pattern', async () => {
    const map = await house.officer.call(mapBuildings, {});
    expect(map.body.items.find((p) => p.id === house.buildingId)).toMatchObject({ longitude: 119.95, latitude: 31.78 });
    expect((await house.officer.call(listBuildings, { q: '范大' })).body.total).toBe(1);
    expect((await house.officer.call(listBuildings, { q: '%' })).body.total).toBe(0);
    expect((await house.officer.call(listBuildings, { q: '_' })).body.total).toBe(0);
  });
});

describe('ownership', () => {
  it('asks for the approval of an exception and keeps certificates apart', async () => {
    const title = { buildingId: house.buildingId, status: 'registered-to-unit' as const };
    expect((await house.officer.call(putTitle, title)).problem.code).toBe('office-space.secret_approval_missing');
    const put = await house.officer.call(putTitle, {
      ...title,
      status: 'registered-to-goab',
      certificateNo: '苏(示范)0001',
      certificateAreaSqm: '9000',
    });
    expect(put.body).toMatchObject({ status: 'registered-to-goab', version: 1 });
    const other = (
      await house.officer.call(createBuilding, { orgId: house.goab, code: 'C2', name: '示范五号楼', divisionCode: house.divisionCode })
    ).body;
    const twice = await house.officer.call(putTitle, { buildingId: other.id, status: 'registered-to-goab', certificateNo: '苏(示范)0001' });
    expect(twice.problem.code).toBe('office-space.certificate_taken');
    expect((await house.unitAdmin.call(getTitle, { buildingId: house.buildingId })).body.title?.certificateNo).toBe('苏(示范)0001');
    expect((await house.unitAdmin.call(putTitle, { ...title, version: 1 })).status).toBe(403);
  });

  it('finds the differences of ledger, certificate and rooms', async () => {
    const own = await makeHouse(app);
    const differences = async () => (await own.officer.call(reconcile, {})).body.items.map((d) => d.difference).sort();
    expect(await differences()).toEqual(['no-rooms', 'no-title']);
    await own.officer.call(putTitle, { buildingId: own.buildingId, status: 'registered-to-goab', certificateAreaSqm: '8000' });
    await makeRoom(own, { usableAreaSqm: '7000' });
    expect(await differences()).toEqual(['certificate-area', 'no-certificate', 'rooms-over-usable']);
    const line = (await own.officer.call(reconcile, { difference: 'certificate-area' })).body.items[0];
    expect(line).toMatchObject({ ledgerSqm: '9000.00', otherSqm: '8000.00', differenceSqm: '-1000.00' });
    expect((await own.unitAdmin.call(reconcile, {})).body.total).toBe(0);
  });
});

describe('rooms', () => {
  it('filters, sorts and counts in one answer; an empty page still knows the total', async () => {
    const own = await makeHouse(app);
    for (const area of ['9', '30', '12']) await makeRoom(own, { usableAreaSqm: area });
    await makeRoom(own, { kind: 'equipment', usableAreaSqm: '100' });
    const list = await own.unitAdmin.call(listRooms, { kind: ['office'], sort: '-usableAreaSqm', withTotals: true });
    expect(list.body.items.map((r) => r.usableAreaSqm)).toEqual(['30.00', '12.00', '9.00']);
    expect(list.body).toMatchObject({ total: 3, totals: { usableAreaSqm: '51.00' } });
    expect((await own.unitAdmin.call(listRooms, { kind: ['office'], page: 9 })).body).toMatchObject({ items: [], total: 3 });
    expect((await own.unitAdmin.call(listRooms, { areaFrom: '12', areaTo: '30' })).body.total).toBe(2);
    for (const sort of ['buildingName', '-orgName', 'vacantSince', 'name'] as const) {
      expect((await own.unitAdmin.call(listRooms, { sort })).body.total).toBe(4);
    }
    expect((await own.unitAdmin.call(listRooms, { sort: 'floor' as 'code' })).problem.issues?.[0]?.path).toBe('sort');
  });

  it('asks a technical-business room for its document (OS-2) and keeps its function for the administration (OS-18)', async () => {
    const facts = {
      orgId: house.unit,
      buildingId: house.buildingId,
      floorId: house.floorId,
      code: 'T1',
      name: '示范指挥室',
      kind: 'technical-business' as const,
    };
    expect((await house.unitAdmin.call(createRoom, facts)).problem).toMatchObject({
      code: 'office-space.technical_document_missing',
      params: { clause: 'measures-2017.scope' },
    });
    const made = await house.unitAdmin.call(createRoom, { ...facts, kindDocument: '示发改〔2020〕1号' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ state: 'vacant', buildingName: '示范大楼', kindDocument: '示发改〔2020〕1号' });
    const roomId = made.body.id;
    const change = { roomId, kind: 'service' as const, version: 1 };
    expect((await house.unitAdmin.call(changeRoom, change)).problem.code).toBe('office-space.function_locked');
    expect((await house.officer.call(changeRoom, change)).body).toMatchObject({ kind: 'service', version: 2 });
    expect((await house.officer.call(createRoom, { ...facts, kindDocument: 'x' })).problem.code).toBe('office-space.room_code_taken');
  });

  it('cannot be hung into a foreign building, nor given to a foreign unit', async () => {
    const other = await makeHouse(app);
    const facts = { code: 'F1', name: '示范', kind: 'office' as const };
    const foreign = { orgId: house.unit, buildingId: other.buildingId, floorId: other.floorId };
    expect((await house.officer.call(createRoom, { ...foreign, ...facts })).status).toBe(404);
    const toOther = { orgId: other.unit, buildingId: house.buildingId, floorId: house.floorId };
    expect((await house.officer.call(createRoom, { ...toOther, ...facts })).status).toBe(404);
    const roomId = await makeRoom(other);
    expect((await house.officer.call(getRoom, { roomId })).status).toBe(404);
    expect((await house.officer.call(changeRoom, { roomId, name: 'x', version: 1 })).status).toBe(404);
  });

  it('goes from unit to unit by the administration, when nobody sits in it', async () => {
    const second = await makeUnit(app, house.divisionCode, { parentId: house.goab });
    const officer = app.actor({ permissions: all, scope: [house.goab, house.unit, second], orgId: house.goab });
    const [free, taken] = [await makeRoom(house), await makeRoom(house)];
    await house.officer.call(assignRoom, { roomId: taken, personIds: [await makePerson(app, house.unit, 'M5')], from: '2026-01-01' });
    const transfer = (roomIds: string[]) => officer.call(transferRooms, { roomIds, toOrgId: second, document: '示调〔2026〕1号' });
    expect((await transfer([free, taken])).problem.code).toBe('office-space.room_occupied');
    expect((await transfer([free])).body).toEqual({ transferred: 1 });
    expect((await officer.call(getRoom, { roomId: free })).body.orgId).toBe(second);
    expect((await house.unitAdmin.call(getRoom, { roomId: free })).status).toBe(404);
  });
});

describe('lettings and ledgers', () => {
  it('hands out an empty room, and the room stands vacant when the term ends', async () => {
    const own = await makeHouse(app);
    const roomId = await makeRoom(own, { usableAreaSqm: '40' });
    const letting = {
      orgId: own.unit,
      buildingId: own.buildingId,
      roomId,
      direction: 'let' as const,
      counterpart: '示范商店',
      areaSqm: '40',
    };
    const reversed = await own.officer.call(createLetting, { ...letting, from: '2026-05-01', to: '2026-04-30' });
    expect(reversed.problem.code).toBe('office-space.dates_reversed');
    const made = await own.officer.call(createLetting, { ...letting, from: '2026-01-01', to: '2099-12-31', rentYuanPerSqmMonth: '10' });
    expect(made.status).toBe(201);
    expect((await own.officer.call(getRoom, { roomId })).body.state).toBe('let');
    expect((await own.officer.call(createLetting, { ...letting, from: '2026-03-01' })).problem.code).toBe('office-space.letting_overlap');
    const ledger = await own.officer.call(unitLedger, { unitId: own.unit });
    expect(ledger.body.totals).toMatchObject({ officeSqm: '40.00', letSqm: '40.00', roomCount: 1 });
    const master = await own.officer.call(masterLedger, {});
    expect(master.body.items.find((l) => l.orgId === own.unit)).toMatchObject({ basicSqm: '40.00', letSqm: '40.00' });
    expect(master.body.totals).toMatchObject({ basicSqm: '40.00', letSqm: '40.00', roomCount: 1 });
    expect((await own.officer.call(endLetting, { lettingId: made.body.id, on: '2026-06-30' })).body.to).toBe('2026-06-30');
    expect((await own.officer.call(getRoom, { roomId })).body).toMatchObject({ state: 'vacant', vacantSince: '2026-07-01' });
    expect((await own.officer.call(listLettings, { on: '2026-03-01' })).body.items[0]).toMatchObject({
      from: '2026-01-01',
      to: '2026-06-30',
    });
    expect((await own.unitAdmin.call(createLetting, { ...letting, from: '2027-01-01' })).status).toBe(403);
  });
});
