import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { aPerson, aUnit, eventsNamed, someDivisions } from '#testing/org.ts';
import { addPost, createPerson, getPerson, listPeople } from '../contract/people.ts';
import { orgPermissions } from '../contract/permissions.ts';
import { abolishUnit, listUnitHistory, mergeUnit, moveUnit } from '../contract/unit-changes.ts';
import { createUnit, getUnit, listUnits, unitTree } from '../contract/units.ts';
import { org } from './domain.ts';

let t: TestApp;
let officer: TestActor;
let root: string;
const reason = '机构改革';

beforeAll(async () => {
  t = await startTestApp(inject('postgresUrl'), { domains: [org] });
  await someDivisions(t);
  officer = t.actor({ permissions: Object.keys(orgPermissions), scope: 'all' });
  root = await aUnit(officer, null, { name: '示范市人民政府' });
});
afterAll(() => t.close());

const move = (unitId: string, parentId: string, version = 1, on = '2024-01-01') =>
  officer.call(moveUnit, { unitId, parentId, on, reason, version });
const read = async (unitId: string) => (await officer.call(getUnit, { unitId })).body;
const below = async (parentId: string, on?: string) =>
  (await officer.call(unitTree, { parentId, depth: 5, on })).body.items.map((n) => [n.id, n.parentId] as const);

describe('moves at once', () => {
  it('never make a ring together', async () => {
    for (let round = 0; round < 8; round++) {
      const [x, y] = [await aUnit(officer, root), await aUnit(officer, root)];
      const answers = await Promise.all([move(x, y), move(y, x)]);
      expect(answers.map((r) => r.status).sort()).toEqual([200, 422]);
      expect(answers.find((r) => r.status === 422)?.problem.code).toBe('org.unit_cycle');
      expect([await read(x), await read(y)].map((u) => u.ancestors.length).sort()).toEqual([1, 2]);
    }
  });

  it('of a branch and of a unit within it both hold', async () => {
    for (let round = 0; round < 6; round++) {
      const [a, b, c] = [await aUnit(officer, root), await aUnit(officer, root), await aUnit(officer, root)];
      const leaf = await aUnit(officer, await aUnit(officer, a));
      const answers = await Promise.all([move(a, b), move(leaf, c)]);
      expect(answers.map((r) => r.status)).toEqual([200, 200]);
      expect((await read(leaf)).ancestors.map((u) => u.id)).toEqual([root, c]);
      expect((await read(a)).ancestors.map((u) => u.id)).toEqual([root, b]);
    }
  });

  it('dated back make no ring on a past day either', async () => {
    const a = await aUnit(officer, root);
    const b = await aUnit(officer, a);
    expect((await move(b, root, 1, '2024-06-01')).status).toBe(200);
    expect((await move(a, b, 1, '2024-01-01')).problem.code).toBe('org.unit_cycle');
    expect((await move(a, b, 1, '2024-06-01')).status).toBe(200);
    expect(await below(b)).toEqual([[a, null]]);
    expect(await below(a, '2024-05-31')).toEqual([[b, null]]);
  });
});

describe('a merger', () => {
  it('gives people, posts and lower units to the successor and keeps the past', async () => {
    const [old, next] = [await aUnit(officer, root), await aUnit(officer, root)];
    const child = await aUnit(officer, old);
    const personId = await aPerson(officer, old, { title: '处长', rankCode: 'M3' });
    const guest = await aPerson(officer, next);
    await officer.call(addPost, { personId: guest, orgId: old, title: '顾问', rankCode: 'M5', from: '2022-01-01' });
    const merger = { unitId: old, successorId: next, on: '2024-03-01', reason, version: 1 };
    expect((await officer.call(mergeUnit, { ...merger, successorId: old })).problem.code).toBe('org.successor_itself');
    expect((await officer.call(mergeUnit, { ...merger, successorId: child })).problem.code).toBe('org.successor_below');
    expect((await officer.call(mergeUnit, merger)).body).toEqual({ people: 1, posts: 2, units: 1 });
    expect(await read(old)).toMatchObject({ state: 'merged', endedOn: '2024-03-01', successorId: next, servingCount: 0, childCount: 0 });
    expect((await read(child)).parentId).toBe(next);
    const person = (await officer.call(getPerson, { personId })).body;
    expect(person).toMatchObject({ orgId: next, title: '处长', state: 'serving' });
    expect(person.posts.map(({ orgId, from, to }) => ({ orgId, from, to }))).toEqual([
      { orgId: next, from: '2024-03-01', to: null },
      { orgId: old, from: '2021-01-01', to: '2024-02-29' },
    ]);
    expect(await below(old, '2024-02-29')).toEqual([[child, null]]);
    expect((await officer.call(listUnitHistory, { unitId: next })).body.predecessors.map((p) => p.id)).toEqual([old]);
    expect(await eventsNamed(t, 'org.unit.merged')).toContainEqual({ unitId: old, successorId: next, on: '2024-03-01' });
    expect((await officer.call(mergeUnit, { ...merger, version: 2 })).problem.code).toBe('org.unit_ended');
  });

  it('changes nothing when two people would have one staff number', async () => {
    const [old, next] = [await aUnit(officer, root), await aUnit(officer, root)];
    await aPerson(officer, old, { staffNo: 'SAME' });
    await aPerson(officer, next, { staffNo: 'SAME' });
    const merger = { unitId: old, successorId: next, on: '2024-03-01', reason, version: 1 };
    expect((await officer.call(mergeUnit, merger)).problem).toMatchObject({ status: 409, code: 'org.staff_no_taken' });
    expect(await read(old)).toMatchObject({ state: 'active', servingCount: 1, version: 1 });
  });

  it('leaves nobody behind who enters meanwhile', async () => {
    for (let round = 0; round < 6; round++) {
      const [old, next] = [await aUnit(officer, root), await aUnit(officer, root)];
      const entering = Array.from({ length: 4 }, (_, i) =>
        officer.call(createPerson, { orgId: old, name: `新人${i}`, title: '科员', rankCode: 'M5', from: '2022-01-01' }),
      );
      const merging = officer.call(mergeUnit, { unitId: old, successorId: next, on: '2024-03-01', reason, version: 1 });
      const [merged, ...entered] = await Promise.all([merging, ...entering]);
      expect(merged.status).toBe(200);
      for (const answer of entered) if (answer.status !== 201) expect(answer.problem.code).toBe('org.unit_ended');
      expect((await officer.call(listPeople, { orgId: [old] })).body.total).toBe(0);
      expect((await officer.call(listPeople, { orgId: [next] })).body.total).toBe(entered.filter((a) => a.status === 201).length);
    }
  });

  it('is needed to abolish a unit with people or lower units', async () => {
    const full = await aUnit(officer, root);
    await aPerson(officer, full);
    const above = await aUnit(officer, root);
    await aUnit(officer, above);
    for (const unitId of [full, above]) {
      const answer = await officer.call(abolishUnit, { unitId, on: '2024-01-01', reason, version: 1 });
      expect(answer.problem).toMatchObject({ status: 409, code: 'org.unit_not_empty' });
    }
    const heir = await aUnit(officer, root);
    const answer = await officer.call(abolishUnit, { unitId: full, successorId: heir, on: '2024-01-01', reason, version: 1 });
    expect(answer.body).toEqual({ people: 1, posts: 1, units: 0 });
    expect((await officer.call(listPeople, { orgId: [heir] })).body.total).toBe(1);
  });
});

describe('hostile input', () => {
  it('gets a clear answer and changes nothing', async () => {
    const facts = { kind: 'government', adminLevel: 'city', limitLevel: 'M', divisionCode: '320400', foundedOn: '2020-01-01' } as const;
    const before = (await officer.call(listUnits, {})).body.total;
    const found = (name: string) => officer.call(createUnit, { ...facts, parentId: root, name });
    expect((await found('示范\u0000局')).problem).toMatchObject({ status: 400, code: 'invalid_input' });
    expect((await found('示')).problem.issues?.[0]).toMatchObject({ path: 'name' });
    const twins = await Promise.all([found('示范同名局'), found('示范同名局'), found('示范同名局')]);
    expect(twins.map((a) => a.status).sort()).toEqual([201, 409, 409]);
    expect(twins.find((a) => a.status === 409)?.problem.code).toBe('org.unit_name_taken');
    expect((await officer.call(listUnits, { q: '\u0000' })).problem).toMatchObject({ status: 400, code: 'invalid_input' });
    expect((await officer.call(listUnits, { sort: 'name; drop table org.unit' as never })).problem.issues?.[0]).toMatchObject({
      path: 'sort',
    });
    expect((await officer.call(listUnits, { q: '%' })).body.total).toBe(0);
    expect((await officer.call(getUnit, { unitId: 'x' })).status).toBe(404);
    expect((await officer.call(listUnits, {})).body.total).toBe(before + 1);
  });
});
