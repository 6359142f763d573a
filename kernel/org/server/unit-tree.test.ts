import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { aUnit, eventsNamed, someDivisions } from '#testing/org.ts';
import { listUnitHistory, moveUnit } from '../contract/unit-changes.ts';
import { getUnit, listUnits, unitTree } from '../contract/units.ts';
import { org } from './domain.ts';
import { createUnits } from './public.ts';

let app: TestApp;
let officer: TestActor;
let top: string;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [org] });
  await someDivisions(app);
  officer = app.actor({ permissions: ['org.unit.read', 'org.unit.manage'], scope: 'all' });
  top = await aUnit(officer, null, { name: '示范树顶' });
});
afterAll(() => app.close());

const move = (unitId: string, parentId: string | null, on = '2024-06-01', actor = officer, version = 1) =>
  actor.call(moveUnit, { unitId, parentId, on, reason: '机构改革', document: '示范编〔2024〕6号', version });
const lineage = (unitId: string): Promise<string[]> =>
  app.asSystem(
    async (ctx) =>
      (await sql<{ lineage: string[] }>`select lineage from org.unit where id = ${unitId}`.execute(ctx.db)).rows[0]?.lineage ?? [],
  );

/** a ─ b ─ c, and d beside a. */
async function branch() {
  const a = await aUnit(officer, top);
  const b = await aUnit(officer, a);
  const c = await aUnit(officer, b);
  const d = await aUnit(officer, top);
  return { a, b, c, d };
}

describe('moving a unit', () => {
  it('takes all below along and keeps where it hung', async () => {
    const { a, b, c, d } = await branch();
    expect((await move(b, d)).body).toEqual({ id: b, version: 2 });
    expect(await lineage(b)).toEqual([top, d, b]);
    expect(await lineage(c)).toEqual([top, d, b, c]);
    const { items } = (await officer.call(listUnitHistory, { unitId: b })).body;
    expect(items.map((h) => [h.parentId, h.from, h.to])).toEqual([
      [d, '2024-06-01', null],
      [a, '2020-01-01', '2024-05-31'],
    ]);
    expect(await eventsNamed(app, 'org.unit.moved')).toContainEqual({ unitId: b, fromParentId: a, toParentId: d, on: '2024-06-01' });
    const below = await officer.call(listUnits, { orgId: [d], subtree: true });
    expect(below.body.items.map((u) => u.id).sort()).toEqual([b, c, d].sort());
  });

  it('refuses rings, also one that two moves would make together', async () => {
    const { a, b, c, d } = await branch();
    for (const parent of [a, b, c]) expect((await move(a, parent)).problem.code).toBe('org.unit_cycle');
    expect(await lineage(c)).toEqual([top, a, b, c]);
    const [first, second] = await Promise.all([move(a, d), move(d, a)]);
    expect([first.status, second.status].sort()).toEqual([200, 422]);
    expect([first, second].find((x) => x.status === 422)?.problem.code).toBe('org.unit_cycle');
  });

  it('asks for reach over the unit, its old and its new parent', async () => {
    const { a, b, c, d } = await branch();
    const within = (...scope: string[]) => app.actor({ permissions: ['org.unit.read', 'org.unit.manage'], scope });
    expect((await move(c, d, '2024-06-01', within(b, c))).problem.issues?.[0]).toMatchObject({ path: 'parentId', code: 'unit_unknown' });
    expect((await move(b, d, '2024-06-01', within(b, d))).status).toBe(403);
    expect((await move(b, d, '2024-06-01', within(a, d))).status).toBe(404);
    expect((await move(b, null, '2024-06-01', within(a, b))).status).toBe(400);
    // A mover who does not reach what hangs below still takes it along.
    expect((await move(b, d, '2024-06-01', within(a, b, d))).status).toBe(200);
    expect(await lineage(c)).toEqual([top, d, b, c]);
  });

  it('refuses days to come, days before the last change and old versions', async () => {
    const { b, d, a } = await branch();
    expect((await move(b, d, '2999-01-01')).problem.code).toBe('org.day_in_future');
    expect((await move(b, d, '2019-12-31')).problem.code).toBe('org.day_before_last_change');
    await move(b, d);
    expect((await move(b, a)).status).toBe(412);
  });
});

describe('the tree', () => {
  it('answers parents before children, as deep as asked, and opens further below', async () => {
    const { a, b, c } = await branch();
    const nodes = async (input: { parentId?: string; depth?: number }) => (await officer.call(unitTree, input)).body.items.map((n) => n.id);
    expect(await nodes({ depth: 1 })).toContain(top);
    const below = (await officer.call(unitTree, { parentId: a, depth: 1 })).body.items;
    expect(below).toEqual([expect.objectContaining({ id: b, parentId: null, childCount: 1 })]);
    expect(await nodes({ parentId: a, depth: 2 })).toEqual([b, c]);
  });

  it('starts at the tops of what the reader reaches', async () => {
    const { a, b, c } = await branch();
    const reader = app.actor({ permissions: ['org.unit.read'], scope: [b, c] });
    const { items } = (await reader.call(unitTree, {})).body;
    expect(items.map((n) => [n.id, n.parentId])).toEqual([
      [b, null],
      [c, b],
    ]);
    expect((await reader.call(unitTree, { parentId: a, depth: 1 })).body.items.map((n) => n.id)).toEqual([b]);
  });

  it('stands as it stood on any past day', async () => {
    const { a, b, c, d } = await branch();
    await move(b, d, '2024-06-01');
    const parents = async (on: string) => {
      const { items } = (await officer.call(unitTree, { parentId: top, depth: 5, on })).body;
      const of = new Map(items.map((n) => [n.id, n.parentId]));
      return [of.get(b), of.get(c)];
    };
    expect(await parents('2024-05-31')).toEqual([a, b]);
    expect(await parents('2024-06-01')).toEqual([d, b]);
    expect((await officer.call(unitTree, { on: '2019-12-31' })).body.items).toEqual([]);
    expect((await officer.call(unitTree, { on: '2999-01-01' })).problem.code).toBe('org.day_in_future');
  });
});

describe('founding many units', () => {
  it('hangs a whole tree in one statement', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => ({
      name: `示范批量${i}`,
      kind: 'government' as const,
      adminLevel: 'city' as const,
      limitLevel: 'M' as const,
      divisionCode: '320400',
      parentId: top,
      foundedOn: '2020-01-01',
    }));
    const parents = await app.asSystem((ctx) => createUnits(ctx, rows.slice(0, 20)));
    const children = await app.asSystem((ctx) =>
      createUnits(
        ctx,
        rows.slice(20).map((r, i) => ({ ...r, parentId: parents[i % 20] as string })),
      ),
    );
    expect(await lineage(children[5] as string)).toEqual([top, parents[5], children[5]]);
    expect((await officer.call(getUnit, { unitId: parents[0] as string })).body.childCount).toBe(19);
  });

  it('takes none when one of them is no unit', async () => {
    const row = {
      name: '示范一',
      kind: 'government',
      adminLevel: 'city',
      limitLevel: 'M',
      divisionCode: '320400',
      parentId: top,
      foundedOn: '2020-01-01',
    } as const;
    const tried = app.asSystem((ctx) => createUnits(ctx, [row, { ...row, name: '示', foundedOn: 'yesterday' }]));
    await expect(tried).rejects.toMatchObject({ code: 'invalid_input', issues: [{ path: '1.name' }, { path: '1.foundedOn' }] });
    expect((await officer.call(listUnits, { q: '示范一', parentId: top })).body.items.map((u) => u.name)).not.toContain('示范一');
  });
});
