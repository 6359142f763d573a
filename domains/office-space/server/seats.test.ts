import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { all, type House, makeHouse, makePerson, makePost, makeRoom, makeUnit } from '#testing/office-space.ts';
import { settle } from '#testing/settle.ts';
import { assignRoom, listOccupancies, listReclaims, moveOccupancy, trySeating, vacateOccupancy } from '../contract/occupancies.ts';
import { changeRoom, getRoom } from '../contract/rooms.ts';
import { useOfPerson, useOfRoom } from '../contract/use.ts';
import { listAlarms } from '../contract/verdicts.ts';
import { officeSpace } from './domain.ts';

let app: TestApp;
let house: House;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [officeSpace] });
  house = await makeHouse(app);
});
afterAll(() => app.close());

const log = { info: () => undefined, error: (o: object, m: string) => console.error(m, o) };
/** Lets the worker do what waits: handlers of events of the platform and of this domain. */
const worked = () =>
  settle({
    database: app.database,
    services: app.services,
    domains: [officeSpace],
    actors: { ofAccount: async () => null },
    now: () => new Date(),
    log,
  });
const happened = (name: string, payload: Record<string, unknown>) => app.asSystem(async (ctx) => ctx.emit(name, payload));

const seatOf = async (roomId: string, personIds: string[], from = '2026-01-01', more = {}) => {
  const answer = await house.officer.call(assignRoom, { roomId, personIds, from, ...more });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.problem));
  return { id: answer.body.ids[0] ?? '', ids: answer.body.ids, verdict: answer.body.verdict };
};
const alarmsOn = async (subjectId: string) => (await house.officer.call(listAlarms, { subjectId })).body.items;

describe('a seat', () => {
  it('is judged as it is taken: 18.6 m² for one deputy is over by 0.60, 3.33 % (worked example 6)', async () => {
    const roomId = await makeRoom(house, { usableAreaSqm: '18.6' });
    const { verdict } = await seatOf(roomId, [await makePerson(app, house.unit, 'M4')]);
    expect(verdict).toMatchObject({
      verdict: 'over',
      level: 'yellow',
      limitSqm: '18.00',
      actualSqm: '18.60',
      overSqm: '0.60',
      overPercent: '3.33',
    });
    expect(verdict?.remedies).toEqual(['share', 'swap', 'rebuild', 'keep']);
    const [over] = (await alarmsOn(roomId)).filter((a) => a.code === 'A1');
    expect(over).toMatchObject({ level: 'yellow', clause: 'standard-2014.room-limit', facts: { overSqm: '0.60' }, orgId: house.unit });
  });

  it('is no violation when the room is shared: 24 m² for one deputy and one member of staff', async () => {
    const roomId = await makeRoom(house, { usableAreaSqm: '24' });
    const deputy = await makePerson(app, house.unit, 'M4');
    await seatOf(roomId, [deputy]);
    expect((await alarmsOn(roomId)).map((a) => a.code)).toContain('A1');
    const staff = await makePerson(app, house.unit, 'M5');
    const tried = await house.unitAdmin.call(trySeating, { roomId, personIds: [deputy, staff] });
    expect(tried.body.verdict).toMatchObject({ verdict: 'ok', limitSqm: '27.00' });
    const { verdict } = await seatOf(roomId, [staff], '2026-02-01');
    expect(verdict).toMatchObject({ verdict: 'ok', limitSqm: '27.00', overSqm: '0.00' });
    expect(verdict?.shares.map((s) => s.apportionedSqm)).toEqual(['16.00', '8.00']);
    expect((await alarmsOn(roomId)).map((a) => a.code)).not.toContain('A1');
  });

  it('clears its alarm at once when the room is measured anew', async () => {
    const roomId = await makeRoom(house, { usableAreaSqm: '40' });
    await seatOf(roomId, [await makePerson(app, house.unit, 'M5')]);
    expect((await alarmsOn(roomId)).find((a) => a.code === 'A1')).toMatchObject({ level: 'red' });
    const { body } = await house.officer.call(getRoom, { roomId });
    await house.officer.call(changeRoom, { roomId, usableAreaSqm: '9', version: body.version });
    expect((await alarmsOn(roomId)).map((a) => a.code)).not.toContain('A1');
    const cleared = (await house.officer.call(listAlarms, { subjectId: roomId, state: 'cleared' })).body.items;
    expect(cleared.map((a) => a.code)).toEqual(['A1']);
    expect(cleared[0]?.nextSteps).toEqual([]);
  });

  it('never overlaps, and asks for an office that is free and a person who serves', async () => {
    const roomId = await makeRoom(house);
    const person = await makePerson(app, house.unit, 'M5');
    await seatOf(roomId, [person]);
    const call = (input: object) => house.officer.call(assignRoom, { roomId, personIds: [person], from: '2026-03-01', ...input });
    expect((await call({})).problem.code).toBe('office-space.occupancy_overlap');
    const service = await makeRoom(house, { kind: 'service' });
    expect((await call({ roomId: service })).problem.code).toBe('office-space.room_not_office');
    const gone = await makePerson(app, house.unit, 'M5');
    await app.asSystem((ctx) => ctx.client.query(`update org.person set state = 'retired', left_on = '2026-01-31' where id = $1`, [gone]));
    expect((await call({ personIds: [gone] })).problem.code).toBe('office-space.person_not_serving');
    const foreign = await makePerson(app, await makeUnit(app, house.divisionCode), 'M5');
    expect((await call({ personIds: [foreign] })).status).toBe(404);
  });

  it('moves and ends with dates, so that any past day can be asked', async () => {
    const [first, second] = [await makeRoom(house, { usableAreaSqm: '9' }), await makeRoom(house, { usableAreaSqm: '9' })];
    const person = await makePerson(app, house.unit, 'M5');
    const { id } = await seatOf(first, [person], '2026-01-01');
    expect((await house.officer.call(moveOccupancy, { occupancyId: id, roomId: first, on: '2026-03-01' })).problem.code).toBe(
      'office-space.same_room',
    );
    const moved = await house.officer.call(moveOccupancy, { occupancyId: id, roomId: second, on: '2026-03-01' });
    expect(moved.body.verdict).toMatchObject({ verdict: 'ok' });
    const on = async (day: string) =>
      (await house.officer.call(listOccupancies, { personId: person, on: day })).body.items.map((o) => o.roomId);
    expect(await on('2025-12-31')).toEqual([]);
    expect(await on('2026-02-28')).toEqual([first]);
    expect(await on('2026-03-01')).toEqual([second]);
    expect((await house.officer.call(getRoom, { roomId: first })).body).toMatchObject({
      state: 'vacant',
      vacantSince: '2026-03-01',
      occupantCount: 0,
    });
    expect((await house.officer.call(getRoom, { roomId: second })).body).toMatchObject({
      state: 'in-use',
      vacantSince: null,
      occupantCount: 1,
    });
    const end = (day: string) => house.officer.call(vacateOccupancy, { occupancyId: moved.body.id, on: day });
    expect((await end('2026-02-01')).problem.code).toBe('office-space.day_before_start');
    expect((await end('2026-06-30')).body.to).toBe('2026-06-30');
    expect((await end('2026-07-30')).problem.code).toBe('office-space.occupancy_ended');
    const page = (await house.unitAdmin.call(useOfRoom, { roomId: second })).body;
    expect(page.occupants).toEqual([]);
    expect(page.history[0]).toMatchObject({ personId: person, to: '2026-06-30', endReason: 'vacated' });
    expect((await house.unitAdmin.call(useOfRoom, { roomId: second, on: '2026-06-30' })).body.occupants).toHaveLength(1);
  });
});

describe('taking offices back', () => {
  it('opens by itself when somebody retires, is due within a month, and is done when vacated (OS-17, worked example 7)', async () => {
    const roomId = await makeRoom(house, { usableAreaSqm: '9' });
    const person = await makePerson(app, house.unit, 'M5');
    const { id } = await seatOf(roomId, [person]);
    await app.asSystem((ctx) =>
      ctx.client.query(`update org.person set state = 'retired', left_on = '2025-06-30' where id = $1`, [person]),
    );
    const event = { personId: person, orgId: house.unit, on: '2025-06-30' };
    await happened('org.person.retired', event);
    await worked();
    await happened('org.person.retired', event);
    await worked();
    const open = (await house.unitAdmin.call(listReclaims, {})).body.items.filter((c) => c.personId === person);
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({
      reason: 'retirement',
      openedOn: '2025-06-30',
      dueOn: '2025-07-30',
      overdue: true,
      abilities: { vacate: true },
    });
    expect((await alarmsOn(person))[0]).toMatchObject({ code: 'A3', level: 'red', dueOn: '2025-07-30', overdue: true });
    await house.unitAdmin.call(vacateOccupancy, { occupancyId: id, on: '2026-08-01', reason: 'retirement' });
    expect((await house.unitAdmin.call(listReclaims, { q: '不存在' })).body.total).toBe(0);
    expect((await house.unitAdmin.call(listReclaims, {})).body.items.filter((c) => c.personId === person)).toEqual([]);
    expect(await alarmsOn(person)).toEqual([]);
  });

  it('asks for the second office two months after the concurrent post ended (OS-16), across the walls of units', async () => {
    const other = await makeUnit(app, house.divisionCode, { parentId: house.goab });
    const officer = app.actor({ permissions: all, scope: [house.goab, house.unit, other], orgId: house.goab });
    const person = await makePerson(app, house.unit, 'M3');
    await makePost(app, person, other, 'M3', '[2021-01-01,2025-03-11)');
    const [main, second] = [
      await makeRoom(house, { usableAreaSqm: '20' }),
      await makeRoom({ ...house, officer }, { orgId: other, usableAreaSqm: '12' }),
    ];
    const otherAdmin = app.actor({ permissions: all, scope: [other] });
    const inOther = await otherAdmin.call(assignRoom, {
      roomId: second,
      personIds: [person],
      from: '2021-01-01',
      approvalNo: '示批〔2021〕1号',
      placesFarApart: true,
      worksThereOften: true,
    });
    expect(inOther.status).toBe(201);
    // The administrator of the main unit does not see the other unit: the alarm there is the worker's to open.
    await house.unitAdmin.call(assignRoom, { roomId: main, personIds: [person], from: '2020-01-01' });
    expect((await otherAdmin.call(listAlarms, { subjectId: person })).body.total).toBe(0);
    await worked();
    expect((await otherAdmin.call(listAlarms, { subjectId: person })).body.items[0]).toMatchObject({
      code: 'A2',
      level: 'red',
      dueOn: '2025-05-10',
      orgId: other,
    });
    expect((await house.unitAdmin.call(listAlarms, { subjectId: person })).body.total).toBe(0);
    await happened('org.post.ended', { postId: person, personId: person, orgId: other, on: '2025-03-10', isMain: false });
    await worked();
    expect((await otherAdmin.call(listReclaims, {})).body.items[0]).toMatchObject({ reason: 'concurrent-post-ended', dueOn: '2025-05-10' });
    await otherAdmin.call(vacateOccupancy, { occupancyId: inOther.body.ids[0] ?? '', on: '2026-01-01' });
    expect((await otherAdmin.call(listAlarms, { subjectId: person })).body.total).toBe(0);
  });

  it('shows one person with all rooms, posts and limits', async () => {
    const person = await makePerson(app, house.unit, 'M3');
    const roomId = await makeRoom(house, { usableAreaSqm: '24' });
    await seatOf(roomId, [person]);
    const { body } = await house.unitAdmin.call(useOfPerson, { personId: person });
    expect(body.posts[0]).toMatchObject({ rankCode: 'M3', limitSqm: '24.00', clause: 'standard-2014.office', isMain: true });
    expect(body.rooms[0]).toMatchObject({ roomId, verdict: { verdict: 'ok' } });
    const stranger = app.actor({ permissions: all, scope: [await makeUnit(app, house.divisionCode)] });
    expect((await stranger.call(useOfPerson, { personId: person })).status).toBe(404);
  });
});
