import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { domains } from '#apps/server/compose.ts';
import { assignRoom } from '#domains/office-space/contract/occupancies.ts';
import { drawLots } from '#shared/draw.ts';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { type House, makeHouse, makePerson, makeRoom } from '#testing/office-space.ts';
import {
  closePatrol,
  createPatrol,
  getPatrol,
  listPatrols,
  listVisits,
  replayDraw,
  reportVisit,
  skipVisit,
} from '../../contract/patrols.ts';

let app: TestApp;
let house: House;
let inspector: TestActor;
let member: string;
const rights = domains.flatMap((d) => Object.keys(d.permissions)).filter((p) => /^(office-space|cases|org|places)\./.test(p));
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains });
  house = await makeHouse(app, { establishment: { M5: 4 } });
  member = await makePerson(app, house.goab, 'M4');
  inspector = app.actor({ permissions: rights, scope: [house.goab, house.unit], orgId: house.goab, accountId: newId() });
});
afterAll(() => app.close());

const plan = (over: Partial<Parameters<typeof inspector.call<typeof createPatrol>>[1]> = {}) =>
  inspector.call(createPatrol, {
    orgId: house.goab,
    name: '示范专项巡检',
    from: '2026-01-01',
    to: '2026-12-31',
    memberIds: [member],
    rooms: 3,
    unitIds: [house.unit],
    ...over,
  });
const visits = async (patrolId: string) => (await inspector.call(listVisits, { patrolId })).body.items;

describe('a patrol', () => {
  it('draws rooms by a seed that anybody can replay', async () => {
    const rooms = await Promise.all(Array.from({ length: 8 }, () => makeRoom(house, {})));
    const { status, body } = await plan({ seed: '2026-0417', byRisk: false });
    expect([status, body.number]).toEqual([201, expect.stringMatching(/^用房巡〔\d{4}〕\d+号$/)]);
    const drawn = (await visits(body.id)).map((v) => v.roomId);
    expect(drawn).toHaveLength(3);
    const lots = rooms.map((id) => ({ id, weight: 1 }));
    expect(drawLots(lots, 3, '2026-0417')).toEqual(drawn);
    expect((await inspector.call(replayDraw, { patrolId: body.id })).body).toEqual({ seed: '2026-0417', candidates: 8, drawn, same: true });
    expect((await inspector.call(getPatrol, { patrolId: body.id })).body).toMatchObject({
      roomCount: 3,
      reportedCount: 0,
      candidates: 8,
      seed: '2026-0417',
      abilities: { close: false },
    });
  });

  it('makes a case of every deviation, and clears what a new measurement clears', async () => {
    const room = await makeRoom(house, { usableAreaSqm: '20.4' });
    const [a, b] = [await makePerson(app, house.unit, 'M5'), await makePerson(app, house.unit, 'M5')];
    await inspector.call(assignRoom, { roomId: room, personIds: [a, b], from: '2025-01-01' });
    const { body } = await plan({ rooms: 50 });
    const visit = (await visits(body.id)).find((v) => v.roomId === room);
    expect(visit).toMatchObject({ usableAreaSqm: '20.40', state: 'waiting', occupants: expect.arrayContaining([expect.any(String)]) });
    const at = new Date().toISOString();
    const report = (measuredSqm: string) =>
      inspector.call(reportVisit, { visitId: visit?.id as string, visitedAt: at, measuredSqm, seated: 2, signedBy: '李示范' });
    const first = await report('20.4');
    expect(first.body.deviations.map((d) => [d.kind, d.item, d.difference])).toEqual([
      ['over-limit', 'N-OS-1', '2.40'],
      ['no-certificate', 'P-OS-3', null],
    ]);
    expect(first.body.caseIds).toHaveLength(2);
    const { rows } = await app.asSystem((ctx) =>
      ctx.client.query('select item_code, figures, origin from cases.case where id = $1', [first.body.caseIds[0]]),
    );
    expect(rows).toEqual([
      { item_code: 'N-OS-1', origin: 'inspection', figures: { actual: '20.40', limit: '18.00', over: '2.40', unit: 'sqm' } },
    ]);
    const again = await report('20.4');
    expect(again.body.caseIds).toEqual(first.body.caseIds);
    const after = await report('17.9');
    expect(after.body.deviations.map((d) => d.kind)).toEqual(['area', 'no-certificate']);
  });

  it('is closed when every room was reported or left out with a reason', async () => {
    const { body } = await plan({ rooms: 2, name: '收尾巡检' });
    const [one, two] = await visits(body.id);
    const version = (await inspector.call(getPatrol, { patrolId: body.id })).body.version;
    const close = () => inspector.call(closePatrol, { patrolId: body.id, conclusion: '未见异常', version });
    await inspector.call(skipVisit, { visitId: one?.id as string, reason: '门锁着' });
    expect((await close()).problem).toMatchObject({ code: 'office-space.patrol_unfinished', params: { waiting: 1 } });
    const nothing = await inspector.call(reportVisit, { visitId: two?.id as string, visitedAt: new Date().toISOString() });
    expect(nothing.problem.code).toBe('office-space.patrol_nothing_found');
    await inspector.call(reportVisit, { visitId: two?.id as string, visitedAt: new Date().toISOString(), foundState: 'in-use' });
    expect((await close()).status).toBe(204);
    expect((await inspector.call(skipVisit, { visitId: one?.id as string, reason: '门锁着' })).problem.code).toBe(
      'office-space.patrol_closed',
    );
    expect((await inspector.call(listPatrols, { q: '收尾' })).body.items[0]).toMatchObject({
      state: 'closed',
      reportedCount: 1,
      skippedCount: 1,
    });
  });

  it('names what it cannot draw from, and lets nobody report who is not on the team', async () => {
    expect((await plan({ unitIds: [newId()] })).problem.code).toBe('office-space.patrol_nothing_to_draw');
    expect((await plan({ memberIds: [newId()] })).problem.issues?.[0]?.path).toBe('memberIds.0');
    const { body } = await plan({ rooms: 1 });
    const [visit] = await visits(body.id);
    const other = app.actor({ permissions: ['office-space.patrol.report', 'office-space.patrol.read'], scope: [house.goab, house.unit] });
    const refused = await other.call(reportVisit, { visitId: visit?.id as string, visitedAt: new Date().toISOString(), seated: 1 });
    expect([refused.status, refused.problem.code]).toEqual([403, 'office-space.patrol_not_member']);
    const stranger = app.actor({ permissions: rights, scope: [newId()] });
    expect((await stranger.call(getPatrol, { patrolId: body.id })).status).toBe(404);
  });
});
