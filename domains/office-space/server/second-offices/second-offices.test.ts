import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { listWork } from '#capabilities/workbench/contract/work.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { makeSigners } from '#testing/leases.ts';
import { type House, makeHouse, makePerson, makePost, makeRoom } from '#testing/office-space.ts';
import { assignRoom, vacateOccupancy } from '../../contract/occupancies.ts';
import {
  applySecondOffice,
  exportSecondOffices,
  getSecondOffice,
  listSecondOffices,
  mendSecondOffice,
  trySecondOffice,
} from '../../contract/second-offices.ts';
import { listAlarms } from '../../contract/verdicts.ts';
import { checkAll } from '../check/check-all.ts';
import { openReclaims } from '../open-reclaims.ts';
import { remindOfSecondOffices } from './second-offices.job.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'));
  app.setNow(new Date('2026-11-23T02:00:00Z'));
});
afterAll(() => app.close());

/** A head of the administration (M3, 24 m²) with an office there and a concurrent post in the unit. */
async function leaderOfTwo(house: House) {
  const personId = await makePerson(app, house.goab, 'M3');
  await makePost(app, personId, house.unit, 'M3', '[2024-01-01,)');
  const mainRoom = await makeRoom(house, { orgId: house.goab, usableAreaSqm: '24' });
  await house.officer.call(assignRoom, { roomId: mainRoom, personIds: [personId], from: '2024-01-01' });
  return personId;
}
const grounds = { distanceKm: '42', daysPerMonth: 8, from: '2026-11-23', reason: '兼任分管工作，每周两天在此办公' };

describe('a second office', () => {
  it('is judged while it is asked for, refused with limit and clause, approved by three, and recorded on the seat', async () => {
    const house = await makeHouse(app);
    const { officer, unitAdmin, unitLeader, bureauLeader, sign } = await makeSigners(app, house);
    const personId = await leaderOfTwo(house);
    const wide = await makeRoom(house, { usableAreaSqm: '24' });
    const small = await makeRoom(house, { usableAreaSqm: '18' });
    const tried = (await unitAdmin.call(trySecondOffice, { personId, roomId: wide, distanceKm: '3', daysPerMonth: 8 })).body;
    expect(tried).toMatchObject({ areaSqm: '24.00', limitSqm: '24.00' });
    expect(tried.findings.map((f) => f.code)).toEqual(['office-space.second_office_too_near', 'office-space.second_office_not_smaller']);
    const refused = await unitAdmin.call(applySecondOffice, { personId, roomId: wide, ...grounds });
    expect(refused.problem).toMatchObject({
      code: 'office-space.second_office_not_smaller',
      params: { clause: 'measures-2017.use', limit: '24.00' },
    });
    const stranger = await makePerson(app, house.goab, 'M3');
    const own = await makePerson(app, house.unit, 'M3');
    expect((await unitAdmin.call(applySecondOffice, { personId: stranger, roomId: small, ...grounds })).problem.code).toBe('not_found');
    expect((await unitAdmin.call(applySecondOffice, { personId: own, roomId: small, ...grounds })).problem.code).toBe(
      'office-space.second_office_no_post',
    );

    const made = await unitAdmin.call(applySecondOffice, { personId, roomId: small, ...grounds });
    expect(made.status).toBe(201);
    const { id: secondOfficeId, number } = made.body;
    expect((await unitAdmin.call(applySecondOffice, { personId, roomId: small, ...grounds })).problem.code).toBe(
      'office-space.second_office_running',
    );
    await sign(unitLeader, secondOfficeId, 'return');
    const returned = (await unitAdmin.call(getSecondOffice, { secondOfficeId })).body;
    expect(returned).toMatchObject({ state: 'returned', abilities: { mend: true } });
    const mend = { secondOfficeId, roomId: small, ...grounds, daysPerMonth: 10, version: returned.version };
    expect((await unitAdmin.call(mendSecondOffice, mend)).status).toBe(200);
    for (const signer of [unitLeader, officer, bureauLeader]) expect(await sign(signer, secondOfficeId)).toBe(200);
    expect((await unitAdmin.call(getSecondOffice, { secondOfficeId })).body).toMatchObject({
      state: 'approved',
      approvalNo: number,
      daysPerMonth: 10,
      findings: [],
      vacateBy: null,
    });
    const file = await officer.call(exportSecondOffices, { state: ['approved'] });
    expect([file.status, file.raw.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    await app.asSystem((ctx) => checkAll(ctx));
    expect((await officer.call(listAlarms, { code: ['A2'] })).body.total).toBe(0);
  });

  it('starts the clock when the concurrent post ends: reminded at 30, 14 and 3 days, escalated, A2 on the day after, done when vacated', async () => {
    const house = await makeHouse(app);
    const { officer, unitAdmin, unitLeader, bureauLeader, sign } = await makeSigners(app, house);
    const personId = await leaderOfTwo(house);
    const roomId = await makeRoom(house, { usableAreaSqm: '18' });
    const { id } = (await unitAdmin.call(applySecondOffice, { personId, roomId, ...grounds })).body;
    for (const signer of [unitLeader, officer, bureauLeader]) await sign(signer, id);
    await app.asSystem((ctx) =>
      ctx.client.query(`update org.post set during = '[2024-01-01,2025-03-11)' where person_id = $1 and not is_main`, [personId]),
    );
    await app.asSystem((ctx) => openReclaims(ctx, { personId, reason: 'concurrent-post-ended', on: '2026-11-23', inOrgId: house.unit }));
    const state = async () => (await unitAdmin.call(getSecondOffice, { secondOfficeId: id })).body;
    expect((await state()).vacateBy).toBe('2027-01-23');
    const work = async (actor: typeof unitAdmin) =>
      (await actor.call(listWork, { box: 'todo', subject: ['office-space.second-office'] } as never)).body.items.map((w) => w.title);
    const night = async (day: string) => {
      app.setNow(new Date(`${day}T02:00:00Z`));
      return app.asSystem((ctx) => remindOfSecondOffices(ctx));
    };
    expect(await night('2026-12-23')).toBe(0);
    expect(await night('2026-12-24')).toBe(1);
    expect(await night('2026-12-25')).toBe(0);
    expect(await night('2027-01-09')).toBe(1);
    expect(await night('2027-01-20')).toBe(1);
    expect(await work(unitAdmin)).toHaveLength(1);
    expect(await work(bureauLeader)).toEqual([]);
    expect(await night('2027-01-24')).toBeGreaterThanOrEqual(3);
    expect((await work(bureauLeader))[0]).toContain('逾期未腾退');

    const { items } = (await unitAdmin.call(listSecondOffices, { personId })).body;
    await unitAdmin.call(vacateOccupancy, { occupancyId: items[0]?.occupancyId as string, on: '2027-01-24' });
    expect((await state()).vacatedOn).toBe('2027-01-24');
    await night('2027-01-25');
    expect(await work(unitAdmin)).toEqual([]);
    app.setNow(new Date('2026-11-23T02:00:00Z'));
  });

  it('worked example: removed on 2025-03-10 and still used on 2025-05-11 is A2, due 2025-05-10', async () => {
    app.setNow(new Date('2025-05-11T02:00:00Z'));
    const house = await makeHouse(app);
    const personId = await leaderOfTwo(house);
    const roomId = await makeRoom(house, { usableAreaSqm: '18' });
    const approval = { approvalNo: '示范批〔2024〕1号', placesFarApart: true, worksThereOften: true };
    await house.officer.call(assignRoom, { roomId, personIds: [personId], from: '2024-01-01', ...approval });
    expect((await house.officer.call(listAlarms, { code: ['A2'] })).body.total).toBe(0);
    await app.asSystem((ctx) =>
      ctx.client.query(`update org.post set during = '[2024-01-01,2025-03-11)' where person_id = $1 and not is_main`, [personId]),
    );
    await app.asSystem((ctx) => checkAll(ctx));
    expect((await house.officer.call(listAlarms, { code: ['A2'] })).body.items[0]).toMatchObject({
      dueOn: '2025-05-10',
      level: 'red',
      overdue: true,
    });
    app.setNow(new Date('2026-11-23T02:00:00Z'));
  });
});
