import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { makeHouse, makePerson, makeRoom } from '#testing/office-space.ts';
import { getBuilding, mapBuildings, putTitle } from '../contract/buildings.ts';
import { issueCertificate } from '../contract/certificates.ts';
import { assignRoom } from '../contract/occupancies.ts';
import { overview } from '../contract/overview.ts';
import { getRoom, listRooms, stackBuilding } from '../contract/rooms.ts';
import { alarmStatistics, listAlarms } from '../contract/verdicts.ts';
import { checkAll } from './check/check-all.ts';
import { officeSpace } from './domain.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [officeSpace] });
});
afterAll(() => app.close());

/** A house with every kind of finding, made behind the back of the use cases so that only the whole check can find it. */
async function troubled() {
  const house = await makeHouse(app);
  const over = await makeRoom(house, { usableAreaSqm: '11.01' });
  const grave = await makeRoom(house, { usableAreaSqm: '9.91' });
  const idle = await makeRoom(house, { usableAreaSqm: '9' });
  const person = await makePerson(app, house.unit, 'M5');
  const other = await makePerson(app, house.unit, 'M5');
  await house.officer.call(assignRoom, { roomId: over, personIds: [person], from: '2026-01-01' });
  await house.officer.call(assignRoom, { roomId: grave, personIds: [other], from: '2026-01-01' });
  await app.asSystem(async ({ client }) => {
    await client.query('delete from office_space.alarm where org_id = any($1)', [[house.goab, house.unit]]);
    await client.query(`update places.room set vacant_since = '2026-05-22' where id = $1`, [idle]);
    await client.query(`update org.person set state = 'retired', left_on = '2026-10-22' where id = $1`, [other]);
  });
  return { house, over, grave, idle, person, other };
}

describe('the check of everything', () => {
  it('finds each alarm once, says it again unchanged without writing, and clears what ended', async () => {
    app.setNow(new Date('2026-11-23T02:00:00Z'));
    const { house, over, grave, idle, person, other } = await troubled();
    const first = await app.asSystem((ctx) => checkAll(ctx));
    const { items } = (await house.officer.call(listAlarms, { pageSize: 50 })).body;
    const found = items.map((a) => [a.code, a.level, a.subjectId]).sort();
    expect(found).toEqual(
      [
        ['A1', 'red', over],
        ['A1', 'red', grave],
        ['A3', 'red', other],
        ['A6', 'yellow', over],
        ['A6', 'yellow', grave],
        ['A7', 'yellow', house.buildingId],
        ['A8', 'yellow', idle],
      ].sort(),
    );
    expect(first.opened).toBeGreaterThanOrEqual(7);
    const again = await app.asSystem((ctx) => checkAll(ctx));
    expect(again).toMatchObject({ opened: 0, changed: 0, cleared: 0 });

    await app.asSystem(({ client }) => client.query('update places.room set usable_area_sqm = 9.5 where id = $1', [over]));
    await app.asSystem(({ client }) => client.query('update places.room set usable_area_sqm = 9 where id = $1', [grave]));
    await app.asSystem(({ client }) => client.query('delete from office_space.occupancy where person_id = $1', [person]));
    expect(await app.asSystem((ctx) => checkAll(ctx))).toMatchObject({ opened: 0, changed: 0, cleared: 3 });
  });

  it('gives lists, plan, map and figures the same findings, and shows none to who may not see them', async () => {
    app.setNow(new Date('2026-11-23T02:00:00Z'));
    const { house, over } = await troubled();
    await app.asSystem((ctx) => checkAll(ctx));
    const { officer, unitAdmin, buildingId } = house;
    expect((await officer.call(listRooms, { alarm: ['A1'] })).body.total).toBe(2);
    expect((await officer.call(getRoom, { roomId: over })).body.alarms).toEqual(['A1', 'A6']);
    const plan = (await officer.call(stackBuilding, { buildingId })).body.floors.flatMap((f) => f.rooms);
    expect(plan.find((r) => r.id === over)).toMatchObject({ verdict: 'red', alarms: ['A1', 'A6'], occupantCount: 1 });
    expect((await officer.call(mapBuildings, {})).body.items[0]?.alarmLevel).toBe('red');
    expect((await officer.call(getBuilding, { buildingId })).body.alarmCount).toBe(6);
    const stats = (await officer.call(alarmStatistics, {})).body;
    expect(stats.items.find((l) => l.orgId === house.unit)).toMatchObject({ red: 3, yellow: 3, byCode: { A1: 2, A3: 1, A6: 2, A8: 1 } });
    expect(stats.totals).toMatchObject({ red: 3, yellow: 4 });
    const figures = (await officer.call(overview, {})).body;
    expect(figures.figures.find((f) => f.id === 'alarms-red')).toMatchObject({
      value: '3',
      level: 'red',
      link: { list: 'alarms', query: { level: 'red' } },
    });
    expect(figures.checkedAt).not.toBeNull();
    expect((await unitAdmin.call(listAlarms, {})).body.items.map((a) => a.code)).not.toContain('A7');
    const staff = app.actor({ permissions: ['office-space.room.read', 'office-space.building.read'], scope: [house.unit] });
    expect((await staff.call(getRoom, { roomId: over })).body.alarms).toEqual([]);
    expect((await staff.call(listRooms, { alarm: ['A1'] })).body.total).toBe(0);
    expect((await staff.call(stackBuilding, { buildingId })).body.floors.flatMap((f) => f.rooms).every((r) => r.verdict === 'ok')).toBe(
      true,
    );
    expect((await staff.call(mapBuildings, {})).body.items[0]?.alarmLevel).toBeNull();
    expect((await staff.call(overview, {})).body.figures.map((f) => f.id)).not.toContain('alarms-red');
    expect((await staff.call(listAlarms, {})).status).toBe(403);
  });

  it('clears the alarm of a missing certificate when it is issued, and that of a missing title when it is entered', async () => {
    app.setNow(new Date('2026-11-23T02:00:00Z'));
    const { house } = await troubled();
    await app.asSystem((ctx) => checkAll(ctx));
    const codes = async () => [...new Set((await house.officer.call(listAlarms, { pageSize: 50 })).body.items.map((a) => a.code))].sort();
    expect(await codes()).toEqual(['A1', 'A3', 'A6', 'A7', 'A8']);
    const paper = { orgId: house.unit, buildingId: house.buildingId, number: '示配〔2026〕1号', agreementNo: '示协1', from: '2026-01-01' };
    expect((await house.officer.call(issueCertificate, paper)).status).toBe(201);
    expect((await house.officer.call(issueCertificate, paper)).problem.code).toBe('office-space.certificate_overlap');
    await house.officer.call(putTitle, { buildingId: house.buildingId, status: 'filed', document: '示备1' });
    expect(await codes()).toEqual(['A1', 'A3', 'A8']);
    expect((await house.unitAdmin.call(issueCertificate, { ...paper, number: '2' })).status).toBe(403);
  });
});
