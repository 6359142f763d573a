import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { places } from '#kernel/places/server/domain.ts';
import { putCampuses } from '#kernel/places/server/public.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { aPerson, aUnit, eventsNamed, someDivisions } from '#testing/org.ts';
import { addPost, getPerson, listPeople } from '../contract/people.ts';
import { abolishUnit, listUnitHistory, mergeUnit } from '../contract/unit-changes.ts';
import { getUnit, listUnits, unitTree } from '../contract/units.ts';
import { org } from './domain.ts';
import { putEstablishment } from './public.ts';

let app: TestApp;
let officer: TestActor;
let top: string;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [org, places] });
  await someDivisions(app);
  officer = app.actor({ permissions: ['org.unit.read', 'org.unit.manage', 'org.person.read', 'org.person.manage'], scope: 'all' });
  top = await aUnit(officer, null, { name: '示范终点' });
});
afterAll(() => app.close());

const ending = { on: '2025-07-01', reason: '机构改革', document: '示范编〔2025〕7号', version: 1 };
const postsOn = async (orgId: string, on: string): Promise<{ person: string; title: string; main: boolean }[]> =>
  app.asSystem(async (ctx) => {
    const { rows } = await sql<{
      person: string;
      title: string;
      main: boolean;
    }>`select person_id as person, title, is_main as main from org.post
      where org_id = ${orgId} and during @> ${on}::date order by title`.execute(ctx.db);
    return rows;
  });

describe('merging a unit', () => {
  it('hands over people, posts and lower units, and leaves the past as it was', async () => {
    const [from, into] = [await aUnit(officer, top, { name: '示范并出局' }), await aUnit(officer, top, { name: '示范并入局' })];
    const child = await aUnit(officer, from);
    const person = await aPerson(officer, from, { name: '李示范', title: '科长' });
    await app.asSystem((ctx) =>
      putEstablishment(ctx, [
        { unitId: from, from: '2024-01-01', document: '示范编〔2024〕1号', figures: [{ rankCode: 'M5', approved: 3 }] },
      ]),
    );
    expect((await officer.call(mergeUnit, { unitId: from, successorId: into, ...ending })).body).toEqual({ people: 1, posts: 1, units: 1 });

    expect((await officer.call(getUnit, { unitId: from })).body).toMatchObject({
      state: 'merged',
      endedOn: '2025-07-01',
      successorName: '示范并入局',
    });
    expect((await officer.call(getPerson, { personId: person })).body).toMatchObject({ orgId: into, title: '科长', state: 'serving' });
    expect(await postsOn(from, '2025-06-30')).toEqual([{ person, title: '科长', main: true }]);
    expect([await postsOn(from, '2025-07-01'), await postsOn(into, '2025-06-30')]).toEqual([[], []]);
    expect(await postsOn(into, '2025-07-01')).toEqual([{ person, title: '科长', main: true }]);
    const tree = async (on: string) => (await officer.call(unitTree, { parentId: top, depth: 3, on })).body.items;
    expect((await tree('2025-06-30')).find((n) => n.id === child)?.parentId).toBe(from);
    expect((await tree('2025-07-01')).find((n) => n.id === child)?.parentId).toBe(into);
    expect((await tree('2025-07-01')).map((n) => n.id)).not.toContain(from);

    const history = (await officer.call(listUnitHistory, { unitId: into })).body;
    expect(history.predecessors).toEqual([{ id: from, name: '示范并出局', endedOn: '2025-07-01' }]);
    // A merger is no end of a post: nobody has to give up the office for it.
    expect(await eventsNamed(app, 'org.post.ended')).toEqual([]);
    expect(await eventsNamed(app, 'org.unit.merged')).toContainEqual({ unitId: from, successorId: into, on: '2025-07-01' });
    const open = await app.asSystem(
      async (ctx) => (await sql`select 1 from org.establishment where org_id = ${from} and upper_inf(during)`.execute(ctx.db)).rows,
    );
    expect(open).toEqual([]);
    expect((await officer.call(listUnits, { q: '示范并出局' })).body.total).toBe(0);
    expect((await officer.call(listUnits, { q: '示范并出局', state: ['merged'] })).body.total).toBe(1);
  });

  it('keeps one post where the same was held in both, the main one if either was', async () => {
    const [from, into] = [await aUnit(officer, top), await aUnit(officer, top)];
    const person = await aPerson(officer, from, { title: '主任' });
    await officer.call(addPost, { personId: person, orgId: into, title: '主任', rankCode: 'M3', from: '2023-01-01' });
    expect((await officer.call(mergeUnit, { unitId: from, successorId: into, ...ending })).status).toBe(200);
    expect(await postsOn(into, '2025-07-01')).toEqual([{ person, title: '主任', main: true }]);
    expect(await postsOn(from, '2025-06-30')).toEqual([{ person, title: '主任', main: true }]);
  });

  it('refuses a successor that cannot be one, and staff numbers that would be twice', async () => {
    const unit = await aUnit(officer, top);
    const below = await aUnit(officer, unit);
    const gone = await aUnit(officer, top);
    const other = await aUnit(officer, top);
    await officer.call(abolishUnit, { unitId: gone, ...ending });
    const refusal = async (successorId: string) => (await officer.call(mergeUnit, { unitId: unit, successorId, ...ending })).problem.code;
    expect(await refusal(unit)).toBe('org.successor_itself');
    expect(await refusal(below)).toBe('org.successor_below');
    expect(await refusal(gone)).toBe('org.successor_ended');
    await aPerson(officer, unit, { staffNo: '007' });
    await aPerson(officer, other, { staffNo: '007' });
    const taken = await officer.call(mergeUnit, { unitId: unit, successorId: other, ...ending });
    expect([taken.problem.code, taken.problem.params]).toEqual(['org.staff_no_taken', { staffNo: '007' }]);
    expect((await officer.call(getUnit, { unitId: unit })).body.state).toBe('active');
    const foreign = app.actor({ permissions: ['org.unit.manage'], scope: [unit] });
    expect((await foreign.call(mergeUnit, { unitId: unit, successorId: other, ...ending })).problem.issues?.[0]?.path).toBe('successorId');
  });

  it('brings campuses and buildings after it, also where the successor uses their number', async () => {
    const [from, into] = [await aUnit(officer, top), await aUnit(officer, top)];
    const campus = (orgId: string, code: string) => ({ orgId, code, name: `示范院区${code}`, divisionCode: '320400' });
    await app.asSystem((ctx) => putCampuses(ctx, [campus(from, '1'), campus(from, '2'), campus(into, '1')]));
    expect((await officer.call(mergeUnit, { unitId: from, successorId: into, ...ending })).status).toBe(200);
    await app.settle();
    const codes = await app.asSystem(async (ctx) =>
      (await sql<{ code: string }>`select code from places.campus where org_id = ${into} order by code`.execute(ctx.db)).rows.map(
        (r) => r.code,
      ),
    );
    expect(codes).toEqual(['1', `1-${from.slice(-8)}`, '2']);
  });

  it('leaves nobody behind whom the one who merges does not see', async () => {
    const [from, into] = [await aUnit(officer, top), await aUnit(officer, top)];
    await aUnit(officer, from);
    const narrow = app.actor({ permissions: ['org.unit.manage'], scope: [from, into] });
    expect((await narrow.call(mergeUnit, { unitId: from, successorId: into, ...ending })).problem.code).toBe('org.unit_not_empty');
    expect((await officer.call(getUnit, { unitId: from })).body.childCount).toBe(1);
  });
});

describe('abolishing a unit', () => {
  it('asks that it is empty of people, lower units and places', async () => {
    const refusal = async (unitId: string) => (await officer.call(abolishUnit, { unitId, ...ending })).problem?.code;
    const manned = await aUnit(officer, top);
    await aPerson(officer, manned);
    expect(await refusal(manned)).toBe('org.unit_not_empty');
    const parent = await aUnit(officer, top);
    await aUnit(officer, parent);
    expect(await refusal(parent)).toBe('org.unit_not_empty');
    const housed = await aUnit(officer, top);
    await app.asSystem((ctx) =>
      sql`insert into places.campus (id, org_id, code, name, division_code, search_text) values (${housed}, ${housed}, '1', '示范院区', '320400', '')`.execute(
        ctx.db,
      ),
    );
    expect(await refusal(housed)).toBe('org.unit_not_empty');
    const empty = await aUnit(officer, top);
    expect((await officer.call(abolishUnit, { unitId: empty, ...ending })).body).toEqual({ people: 0, posts: 0, units: 0 });
    expect((await officer.call(getUnit, { unitId: empty })).body).toMatchObject({
      state: 'abolished',
      endedOn: '2025-07-01',
      abilities: { change: false, move: false },
    });
    expect((await officer.call(abolishUnit, { unitId: empty, ...ending, version: 2 })).problem.code).toBe('org.unit_ended');
  });

  it('gives everything to a successor when there is one', async () => {
    const [from, into] = [await aUnit(officer, top), await aUnit(officer, top)];
    await aPerson(officer, from, { name: '王示范' });
    expect((await officer.call(abolishUnit, { unitId: from, successorId: into, ...ending })).body.people).toBe(1);
    expect((await officer.call(getUnit, { unitId: from })).body).toMatchObject({ state: 'abolished', successorId: into });
    expect((await officer.call(listPeople, { orgId: [into] })).body.items.map((p) => p.name)).toEqual(['王示范']);
  });

  it('refuses days before its foundation and to come, and takes no new people afterwards', async () => {
    const unit = await aUnit(officer, top, { foundedOn: '2024-01-01' });
    expect((await officer.call(abolishUnit, { unitId: unit, ...ending, on: '2024-01-01' })).problem.code).toBe(
      'org.day_before_last_change',
    );
    expect((await officer.call(abolishUnit, { unitId: unit, ...ending, on: '2999-01-01' })).problem.code).toBe('org.day_in_future');
    await officer.call(abolishUnit, { unitId: unit, ...ending });
    await expect(aPerson(officer, unit)).rejects.toThrow('org.unit_ended');
    await expect(aUnit(officer, unit)).rejects.toThrow('org.unit_ended');
  });
});
