import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { aPerson, aUnit, someDivisions } from '#testing/org.ts';
import { addPost, retirePerson } from '../contract/people.ts';
import { orgPermissions } from '../contract/permissions.ts';
import { search } from '../contract/search.ts';
import { org } from './domain.ts';
import { searchText } from './pinyin.ts';

let t: TestApp;
let officer: TestActor;
let root: string;
let mine: string;
let foreign: string;
const everything = [...Object.keys(orgPermissions), 'places.place.read'];

/** A building of a unit with one room that the user unit sits in. */
const aBuilding = (owner: string, user: string, name: string, room: string) =>
  t.asSystem(async (ctx) => {
    const [building, floor, id] = [newId(), newId(), newId()];
    await sql`insert into places.building (id, org_id, code, name, division_code, search_text)
      values (${building}, ${owner}, ${name}, ${name}, '320400', ${searchText([name])})`.execute(ctx.db);
    await sql`insert into places.floor (id, building_id, level, name) values (${floor}, ${building}, 1, '1层')`.execute(ctx.db);
    await sql`insert into places.room (id, org_id, building_id, floor_id, code, name, kind, search_text)
      values (${id}, ${user}, ${building}, ${floor}, ${room}, ${`房间${room}`}, 'office', ${searchText([room, `房间${room}`])})`.execute(
      ctx.db,
    );
    return { building, room: id };
  });

beforeAll(async () => {
  t = await startTestApp(inject('postgresUrl'), { domains: [org] });
  await someDivisions(t);
  officer = t.actor({ permissions: everything, scope: 'all' });
  root = await aUnit(officer, null, { name: '示范市人民政府' });
  mine = await aUnit(officer, root, { name: '示范发展和改革局', shortName: '示范发改局' });
  foreign = await aUnit(officer, root, { name: '示范教育局' });
});
afterAll(() => t.close());

const find = async (who: TestActor, q: string) => (await who.call(search, { q })).body.items;

describe('the search box', () => {
  it('finds people, units and places by fragment, syllables and initials, whole names first', async () => {
    const whole = await aPerson(officer, mine, { name: '钱测' });
    const longer = await aPerson(officer, mine, { name: '钱测试' });
    const inside = await aPerson(officer, mine, { name: '小钱测' });
    for (const q of ['钱测', 'qiance', ' 钱测 ']) {
      expect(
        (await find(officer, q)).map((h) => h.id),
        q,
      ).toEqual(expect.arrayContaining([whole, longer, inside]));
    }
    expect((await find(officer, '钱测')).map((h) => h.id)).toEqual([whole, longer, inside]);
    expect(await find(officer, '钱测')).toContainEqual({
      kind: 'person',
      id: whole,
      title: '钱测',
      subtitle: '示范发展和改革局',
      to: `/org/people/${whole}`,
    });
    expect(await find(officer, 'sffgj')).toEqual([
      { kind: 'unit', id: mine, title: '示范发展和改革局', subtitle: '示范市人民政府', to: `/org/units/${mine}` },
    ]);
    const { building, room } = await aBuilding(mine, mine, '示范综合楼', 'ZH-808');
    expect((await find(officer, 'sfzhl')).map((h) => [h.kind, h.id, h.to])).toEqual([['place', building, `/places/buildings/${building}`]]);
    expect((await find(officer, 'zh-808')).map((h) => [h.kind, h.id, h.subtitle])).toEqual([['place', room, '示范综合楼 ZH-808']]);
  });

  it('takes wildcards as letters, answers at most twenty and leaves out who is gone', async () => {
    for (const q of ['%', '_', '\\', '%%', "'; drop table org.person; --"]) expect(await find(officer, q), q).toEqual([]);
    expect((await officer.call(search, { q: '\u0000' })).problem).toMatchObject({ status: 400, code: 'invalid_input' });
    expect((await officer.call(search, { q: '   ' })).problem.issues?.[0]).toMatchObject({ path: 'q' });
    for (let i = 0; i < 25; i++) await aPerson(officer, mine, { name: `孙多${i}` });
    expect(await find(officer, '孙多')).toHaveLength(20);
    const gone = await aPerson(officer, mine, { name: '周已退' });
    await officer.call(retirePerson, { personId: gone, on: '2024-01-01', reason: '到龄退休', version: 1 });
    expect(await find(officer, '周已退')).toEqual([]);
  });

  it('tells nothing beyond the wall', async () => {
    await aPerson(officer, foreign, { name: '吴外人', staffNo: 'OUT-9' });
    const guest = await aPerson(officer, foreign, { name: '郑兼职' });
    await officer.call(addPost, { personId: guest, orgId: mine, title: '顾问', rankCode: 'M5', from: '2022-01-01' });
    await aBuilding(foreign, foreign, '外单位办公楼', 'WDW-1');
    const shared = await aBuilding(foreign, mine, '合用办公楼', 'HY-1');
    const who = t.actor({ permissions: everything, scope: [mine] });
    for (const q of ['吴外人', 'out-9', '示范教育局', '外单位办公楼', 'wdw-1']) expect(await find(who, q), q).toEqual([]);
    expect((await find(who, '郑兼职')).map((h) => h.id)).toEqual([guest]);
    expect((await find(who, '合用办公楼')).map((h) => h.id)).toEqual([shared.building]);
  });

  it('narrows each kind to the units where its reader may open it, though the session reaches further', async () => {
    const far = t.actor({ permissions: ['audit.entry.read'], scope: 'all' });
    const person = await aPerson(officer, foreign, { name: '冯远处' });
    await aBuilding(foreign, foreign, '远处大楼', 'YC-1');
    expect(await find(far, '冯远处')).toEqual([]);
    expect(await find(far, '远处大楼')).toEqual([]);
    const mixed = t.actor({ permissions: everything, scope: 'all' });
    (mixed.actor.reach as Map<string, unknown>).set('org.person.read', { all: false, orgIds: [mine] });
    expect(await find(mixed, '冯远处')).toEqual([]);
    expect((await find(mixed, '远处大楼')).length).toBe(1);
    expect((await find(officer, '冯远处')).map((h) => h.id)).toEqual([person]);
    expect((await t.nobody.call(search, { q: '冯' })).status).toBe(401);
  });
});
