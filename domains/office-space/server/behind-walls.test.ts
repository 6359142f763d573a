import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { type House, makeHouse, makePerson, makeRoom, makeUnit } from '#testing/office-space.ts';
import { assignRoom, listReclaims, trySeating } from '../contract/occupancies.ts';
import { listAlarms } from '../contract/verdicts.ts';
import { officeSpace } from './domain.ts';

let app: TestApp;
let house: House;
let elsewhere: string;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [officeSpace] });
  house = await makeHouse(app);
  elsewhere = await makeUnit(app, house.divisionCode);
});
afterAll(() => app.close());

describe('what the check knows beyond the walls', () => {
  it('tells no rank that was held elsewhere in the past', async () => {
    const person = await makePerson(app, house.unit, 'M5');
    await app.asSystem((ctx) =>
      ctx.client.query(
        `insert into org.post (id, org_id, person_id, title, rank_code, is_main, during) values ($1, $2, $3, '示范岗位', 'M2', true, '[2010-01-01,2020-01-01)')`,
        [newId(), elsewhere, person],
      ),
    );
    const roomId = await makeRoom(house, { usableAreaSqm: '18' });
    const past = await house.unitAdmin.call(trySeating, { roomId, personIds: [person], on: '2015-06-01' });
    expect(past.body.verdict?.shares.map((s) => s.rankCode)).toEqual(['M5']);
  });

  it('finds one who went away and kept the office by name, and not by the number that the new unit gave', async () => {
    const person = await makePerson(app, house.unit, 'M5', '李示范甲');
    const seat = { roomId: await makeRoom(house, { usableAreaSqm: '9' }), personIds: [person], from: '2024-01-01' };
    expect((await house.officer.call(assignRoom, seat)).status).toBe(201);
    await app.asSystem(async (ctx) => {
      const moved = `update org.person set org_id = $2, staff_no = 'NEW-77', search_text = '李示范甲 lishifanjia lsfj new-77 new77' where id = $1`;
      await ctx.client.query(`update org.post set during = '[2020-01-01,2025-01-01)' where person_id = $1`, [person]);
      await ctx.client.query(moved, [person, elsewhere]);
      ctx.emit('org.person.transferred', { personId: person, orgId: house.unit, on: '2024-12-31', toOrgId: elsewhere }, house.unit);
    });
    await app.settle();
    const found = async (q: string) => [
      (await house.unitAdmin.call(listReclaims, { q })).body.items.filter((c) => c.personId === person).length,
      (await house.unitAdmin.call(listAlarms, { q })).body.items.filter((a) => a.subjectId === person).length,
    ];
    expect(await found('李示范甲')).toEqual([1, 1]);
    expect(await found('new-77')).toEqual([0, 0]);
  });
});
