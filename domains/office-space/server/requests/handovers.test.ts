import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dayOf } from '#shared/time.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { makePerson, makeRoom } from '#testing/office-space.ts';
import { type AskingHouse, endFlow, makeAskingHouse, sendRequest } from '#testing/requests.ts';
import { createBuilding, getTitle, putTitle } from '../../contract/buildings.ts';
import { finishHandover, listHandovers, openHandovers } from '../../contract/handovers.ts';
import { assignRoom } from '../../contract/occupancies.ts';
import { getRequest, openMode, recordObtained, ruleOutMode } from '../../contract/requests.ts';
import { getRoom } from '../../contract/rooms.ts';

let app: TestApp;
const today = dayOf(new Date());
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { faults: (fault) => console.error(fault) });
});
afterAll(() => app.close());

const roomOf = async (house: AskingHouse, roomId: string) => (await house.officer.call(getRoom, { roomId })).body;
let serial = 0;
async function newBuilding(house: AskingHouse, orgId: string): Promise<string> {
  serial += 1;
  const facts = { code: `NEW${serial}`, name: '示范新楼', divisionCode: house.divisionCode, storeysAbove: 1 };
  return (await house.officer.call(createBuilding, { orgId, ...facts })).body.id;
}

describe('build new, hand over old (OS-24)', () => {
  it('demands every old room back, takes none in which somebody sits, and lets the room stand vacant at the administration', async () => {
    const house = await makeAskingHouse(app);
    const [empty, used] = [await makeRoom(house, { kind: 'service', usableAreaSqm: '40' }), await makeRoom(house, { usableAreaSqm: '9' })];
    await house.officer.call(assignRoom, { roomId: used, personIds: [await makePerson(app, house.unit, 'M5')], from: '2024-01-01' });
    const requestId = await sendRequest(house, { kind: 'ancillary', wantedSqm: '500', ranks: {} });
    await endFlow(app, 'request', requestId, 'approved');
    const buildingId = await newBuilding(house, house.goab);
    const obtained = { requestId, buildingId, on: today, document: '示范验〔2026〕1号' };
    expect((await house.officer.call(recordObtained, obtained)).problem.code).toBe('office-space.request_not_open');
    for (const mode of ['own-stock', 'reallocation', 'exchange', 'renting'] as const)
      await house.officer.call(ruleOutMode, { requestId, mode, reason: '无适配房源', document: '示范函1号', on: today });
    expect((await house.officer.call(openMode, { requestId, mode: 'construction' })).status).toBe(200);
    expect((await house.officer.call(recordObtained, obtained)).body.handovers).toBe(2);
    const listed = (await house.unitAdmin.call(listHandovers, {})).body.items;
    expect(listed.map((h) => [h.roomId, h.reason, h.occupantCount, h.abilities.finish]).sort()).toEqual(
      [
        [empty, 'built-new', 0, false],
        [used, 'built-new', 1, false],
      ].sort(),
    );
    const idOf = (roomId: string) => listed.find((h) => h.roomId === roomId)?.id ?? '';
    const document = '示范移〔2026〕1号';
    expect((await house.officer.call(finishHandover, { handoverId: idOf(used), document })).problem.code).toBe(
      'office-space.room_occupied',
    );
    expect((await house.officer.call(finishHandover, { handoverId: idOf(empty), document })).body.doneOn).toBe(today);
    expect(await roomOf(house, empty)).toMatchObject({ orgId: house.goab, state: 'vacant' });
    expect((await house.officer.call(finishHandover, { handoverId: idOf(empty), document })).problem.code).toBe(
      'office-space.handover_done',
    );
    const again = await house.officer.call(openHandovers, { orgId: house.unit, reason: 'unit-ended', document, dueOn: today });
    expect(again.body.opened).toBe(0);
  });
});

describe('a unit that has ended', () => {
  it('asks for nothing any more', async () => {
    const house = await makeAskingHouse(app);
    const requestId = await sendRequest(house);
    await app.asSystem(async (ctx) => ctx.emit('org.unit.abolished', { unitId: house.unit, on: today }, house.unit));
    await app.settle();
    expect((await house.officer.call(getRequest, { requestId })).body.state).toBe('withdrawn');
    await expect(endFlow(app, 'request', requestId, 'approved')).rejects.toThrow('no flow under way');
  });
});

describe('a unit that is merged', () => {
  it('leaves empty rooms to the administration, and rooms in use, titles and requests to its successor', async () => {
    const house = await makeAskingHouse(app);
    const [empty, used] = [await makeRoom(house), await makeRoom(house)];
    const personId = await makePerson(app, house.unit, 'M5');
    await house.officer.call(assignRoom, { roomId: used, personIds: [personId], from: '2024-01-01' });
    const requestId = await sendRequest(house);
    const own = await newBuilding(house, house.unit);
    expect(
      (await house.officer.call(putTitle, { buildingId: own, status: 'registered-to-goab', certificateNo: `示范${own}` })).status,
    ).toBe(200);
    await app.asSystem(async (ctx) => {
      await ctx.client.query('update places.building set org_id = $2 where id = $1', [own, house.other]);
      ctx.emit('org.unit.merged', { unitId: house.unit, successorId: house.other, on: today }, house.other);
    });
    await app.settle();
    expect((await roomOf(house, empty)).orgId).toBe(house.goab);
    expect((await roomOf(house, used)).orgId).toBe(house.other);
    expect((await house.officer.call(getRequest, { requestId })).body.orgId).toBe(house.other);
    const { rows } = await app.asSystem((ctx) => ctx.client.query('select org_id from office_space.title where building_id = $1', [own]));
    expect(rows).toEqual([{ org_id: house.other }]);
    expect((await house.officer.call(getTitle, { buildingId: own })).status).toBe(200);
  });
});
