import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { aPerson, aUnit, eventsNamed, someDivisions } from '#testing/org.ts';
import { getEstablishment, putEstablishment as putRoute } from '../contract/establishment.ts';
import type { RankCode } from '../contract/words.ts';
import { org } from './domain.ts';
import { putEstablishment } from './public.ts';

let app: TestApp;
let officer: TestActor;
let top: string;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [org] });
  await someDivisions(app);
  officer = app.actor({
    permissions: ['org.unit.manage', 'org.person.manage', 'org.establishment.read', 'org.establishment.manage'],
    scope: 'all',
  });
  top = await aUnit(officer, null);
});
afterAll(() => app.close());

const file = (unitId: string, from: string, figures: Partial<Record<RankCode, number>>, actor = officer) =>
  actor.call(putRoute, {
    unitId,
    from,
    document: `示范编〔${from.slice(0, 4)}〕3号`,
    figures: Object.entries(figures).map(([rankCode, approved]) => ({ rankCode: rankCode as RankCode, approved })),
  });
const figures = async (unitId: string, on?: string) =>
  Object.fromEntries(
    (await officer.call(getEstablishment, { unitId, ...(on ? { on } : {}) })).body.rows.map((r) => [r.rankCode, r.approved]),
  );

describe('approved establishment', () => {
  it('is replaced from a day on and never overwritten', async () => {
    const unit = await aUnit(officer, top);
    expect((await file(unit, '2023-01-01', { M3: 1, M4: 3, M5: 40 })).body).toEqual({ changed: 3 });
    // The same figure keeps its day; M4 changes, M5 ends.
    expect((await file(unit, '2024-07-01', { M3: 1, M4: 4 })).body).toEqual({ changed: 2 });
    expect(await figures(unit, '2024-06-30')).toEqual({ M3: 1, M4: 3, M5: 40 });
    expect(await figures(unit, '2024-07-01')).toEqual({ M3: 1, M4: 4 });
    expect(await figures(unit, '2022-12-31')).toEqual({});
    const { history, approvedTotal } = (await officer.call(getEstablishment, { unitId: unit })).body;
    expect(approvedTotal).toBe(5);
    expect(history.map((h) => [h.rankCode, h.approved, h.from, h.to])).toEqual([
      ['M4', 4, '2024-07-01', null],
      ['M3', 1, '2023-01-01', null],
      ['M4', 3, '2023-01-01', '2024-06-30'],
      ['M5', 40, '2023-01-01', '2024-06-30'],
    ]);
    expect(await eventsNamed(app, 'org.establishment.filed')).toContainEqual({ unitId: unit, from: '2024-07-01' });
  });

  it('is corrected on its own day, and not filed before a later one', async () => {
    const unit = await aUnit(officer, top);
    await file(unit, '2024-01-01', { M5: 10 });
    expect((await file(unit, '2024-01-01', { M5: 11 })).body).toEqual({ changed: 1 });
    expect((await file(unit, '2024-01-01', { M5: 11 })).body).toEqual({ changed: 0 });
    expect((await officer.call(getEstablishment, { unitId: unit })).body.history).toHaveLength(1);
    const early = await file(unit, '2023-01-01', { M5: 9 });
    expect([early.status, early.problem.code, early.problem.params]).toEqual([
      409,
      'org.establishment_later',
      { rank: 'M5', since: '2024-01-01' },
    ]);
  });

  it('has the headcount of main posts beside it, never in its place', async () => {
    const unit = await aUnit(officer, top);
    await file(unit, '2020-06-01', { M3: 1, M5: 5 });
    await aPerson(officer, unit, { rankCode: 'M5', from: '2021-01-01' });
    await aPerson(officer, unit, { rankCode: 'M4', from: '2021-01-01' });
    const { rows, approvedTotal, actualTotal } = (await officer.call(getEstablishment, { unitId: unit })).body;
    expect(rows.map((r) => [r.rankCode, r.approved, r.actual])).toEqual([
      ['M3', 1, 0],
      ['M4', 0, 1],
      ['M5', 5, 1],
    ]);
    expect([approvedTotal, actualTotal]).toEqual([6, 2]);
  });

  it('takes ranks of the level of the unit, each once', async () => {
    const unit = await aUnit(officer, top);
    expect((await file(unit, '2024-01-01', { K3: 1 })).problem).toMatchObject({
      code: 'org.rank_not_of_level',
      params: { rank: 'K3', level: 'M' },
    });
    const twice = await officer.call(putRoute, {
      unitId: unit,
      from: '2024-01-01',
      document: '示范编〔2024〕3号',
      figures: [
        { rankCode: 'M5', approved: 1 },
        { rankCode: 'M5', approved: 2 },
      ],
    });
    expect(twice.problem.code).toBe('org.rank_twice');
    expect((await file(unit, '2024-01-01', { M5: -1 })).status).toBe(400);
    expect(await figures(unit)).toEqual({});
  });

  it('of a unit out of reach is not found', async () => {
    const [mine, other] = [await aUnit(officer, top), await aUnit(officer, top)];
    const clerk = app.actor({ permissions: ['org.establishment.read', 'org.establishment.manage'], scope: [mine] });
    expect((await file(mine, '2024-01-01', { M5: 1 }, clerk)).status).toBe(200);
    expect((await file(other, '2024-01-01', { M5: 1 }, clerk)).status).toBe(404);
    expect((await clerk.call(getEstablishment, { unitId: other })).status).toBe(404);
  });

  it('is filed for many units at once, for all or none', async () => {
    const units = await Promise.all([aUnit(officer, top), aUnit(officer, top), aUnit(officer, top)]);
    const tables = units.map((unitId) => ({
      unitId,
      from: '2024-01-01',
      document: '示范编〔2024〕4号',
      figures: [{ rankCode: 'M5' as const, approved: 7 }],
    }));
    expect(await app.asSystem((ctx) => putEstablishment(ctx, tables))).toBe(3);
    await expect(app.asSystem((ctx) => putEstablishment(ctx, [...tables, ...tables]))).rejects.toMatchObject({ code: 'org.key_twice' });
    expect(await figures(units[2] as string)).toEqual({ M5: 7 });
  });
});
