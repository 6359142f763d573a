import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { makeHouse, makePerson, makeRoom } from '#testing/office-space.ts';
import { computeApprovedArea, computeLimits, fileApprovedArea, listApprovedAreas } from '../contract/limits.ts';
import { assignRoom } from '../contract/occupancies.ts';
import { overview } from '../contract/overview.ts';
import { decideSetting, listSettings } from '../contract/settings.ts';
import { divisionsOfForms, statisticClasses, statisticForm } from '../contract/statistics.ts';
import { checkUnit } from '../contract/verdicts.ts';
import { officeSpace } from './domain.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [officeSpace] });
});
afterAll(() => app.close());

const bureau = { level: 'M' as const, establishment: { M3: 1, M4: 4, M5: 145 }, building: 'multi-storey' as const };

describe('the what-if', () => {
  it('answers worked example 1 to anybody signed in', async () => {
    const anybody = app.actor({ permissions: [], scope: [] });
    const { status, body } = await anybody.call(computeLimits, bureau);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      officeSqm: '1401.00',
      servicePerHeadSqm: '8.00',
      serviceSqm: '1200.00',
      equipmentSqm: '234.09',
      basicUsableSqm: '2835.09',
      basicBuildingSqm: '4361.68',
      establishmentCount: 150,
    });
    expect(body.clauses).toContain('standard-2014.office');
    expect((await anybody.call(computeLimits, { ...bureau, building: 'high-rise' })).body.basicBuildingSqm).toBe('4725.15');
    expect((await app.nobody.call(computeLimits, bureau)).status).toBe(401);
  });

  it.each([
    [{ establishment: { K3: 1 } }, 'establishment.K3', 'office-space.rank_not_of_level'],
    [{ establishment: { M3: -1 } }, 'establishment.M3', 'too_small_number'],
    [{ establishment: {} }, 'establishment', 'office-space.establishment_empty'],
    [{ level: 'X' }, 'level', 'invalid_value'],
    [{ building: 'tower' }, 'building', 'invalid_value'],
    [{ more: 1 }, '', 'unrecognized_keys'],
  ])('names the field at fault: %j', async (wrong, path, code) => {
    const anybody = app.actor({ permissions: [], scope: [] });
    const reply = await app.http.inject({
      method: 'POST',
      url: '/api/office-space/limits/compute',
      headers: { 'x-test-actor': anybody.actor.accountId ?? '', 'x-qinwu': '1' },
      payload: { ...bureau, ...wrong },
    });
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ code: 'invalid_input', issues: [{ path, code }] });
  });
});

describe('the approved area of a unit', () => {
  it('is computed from the establishment, kept with dates, and compared item by item', async () => {
    const house = await makeHouse(app, { establishment: bureau.establishment });
    const unit = { orgId: house.unit, building: 'multi-storey' as const };
    const stored = await house.officer.call(computeApprovedArea, { ...unit, from: '2025-01-01' });
    expect(stored.body).toMatchObject({
      source: 'computed',
      basicUsableSqm: '2835.09',
      from: '2025-01-01',
      to: null,
      obsoleteValues: false,
    });
    expect((await house.officer.call(computeApprovedArea, { ...unit, from: '2025-01-01' })).problem.code).toBe(
      'office-space.approved_area_overlap',
    );
    await house.officer.call(computeApprovedArea, { ...unit, building: 'high-rise', from: '2026-01-01' });
    const dated = async (on: string) =>
      (await house.officer.call(listApprovedAreas, { orgId: [house.unit], on })).body.items.map((a) => a.building);
    expect(await dated('2025-12-31')).toEqual(['multi-storey']);
    expect(await dated('2026-01-01')).toEqual(['high-rise']);
    expect(await dated('2024-12-31')).toEqual([]);
    const roomId = await makeRoom(house, { usableAreaSqm: '1500' });
    await house.officer.call(assignRoom, { roomId, personIds: [await makePerson(app, house.unit, 'M5')], from: '2026-01-01' });
    await makeRoom(house, { usableAreaSqm: '100' });
    const { body } = await house.unitAdmin.call(checkUnit, { unitId: house.unit });
    expect(body).toMatchObject({ establishmentCount: 150, headcount: 1, limitLevel: 'M' });
    expect(body.lines.map((l) => [l.kind, l.verdict])).toEqual([
      ['office', 'over'],
      ['service', 'ok'],
      ['equipment', 'ok'],
      ['basic', 'ok'],
    ]);
    expect(body.lines[0]).toMatchObject({
      approvedSqm: '1401.00',
      actualSqm: '1600.00',
      overSqm: '199.00',
      overPercent: '14.20',
      vacantSqm: '100.00',
    });
    expect((await house.unitAdmin.call(computeApprovedArea, { ...unit, from: '2027-01-01' })).status).toBe(403);
  });

  it('marks filed figures that follow the limits of 1999 (OS-10)', async () => {
    const house = await makeHouse(app, { establishment: { M3: 1, M5: 10 } });
    const filed = {
      orgId: house.unit,
      building: 'multi-storey' as const,
      serviceSqm: '88',
      equipmentSqm: '14',
      basicBuildingSqm: '260',
      document: '示编〔1999〕1号',
    };
    const old = await house.officer.call(fileApprovedArea, { ...filed, officeSqm: '72', from: '2024-01-01' });
    expect(old.body).toMatchObject({ obsoleteValues: true, source: 'filed', basicUsableSqm: '174.00' });
    expect((await house.officer.call(listApprovedAreas, { obsolete: 'true' })).body.total).toBe(1);
    const figures = (await house.officer.call(overview, {})).body.figures;
    expect(figures.find((f) => f.id === 'obsolete-approved')).toMatchObject({ value: '1', level: 'yellow' });
    const now = await house.officer.call(fileApprovedArea, { ...filed, officeSqm: '114', from: '2025-01-01' });
    expect(now.body.obsoleteValues).toBe(false);
    expect((await house.officer.call(listApprovedAreas, { obsolete: 'true' })).body.total).toBe(0);
  });

  it('needs an establishment', async () => {
    const house = await makeHouse(app);
    const none = await house.officer.call(computeApprovedArea, { orgId: house.unit, building: 'multi-storey', from: '2025-01-01' });
    expect(none.problem.code).toBe('office-space.establishment_missing');
  });
});

describe('local decisions', () => {
  it('hold from their day, name their document and stay within the bounds of the rule', async () => {
    const officer = app.actor({ permissions: ['office-space.setting.read', 'office-space.setting.manage'], scope: 'all' });
    const value = async (key: string) => (await officer.call(listSettings, {})).body.items.find((s) => s.key === key)?.value;
    expect(await value('vacancyMonths')).toBe(6);
    const decide = (v: string | number) =>
      officer.call(decideSetting, { key: 'vacancyMonths', value: v, validFrom: '2026-01-01', document: '示机管〔2026〕1号' });
    expect((await decide(0)).problem).toMatchObject({ code: 'invalid_input', issues: [{ path: 'value' }] });
    expect((await decide(12)).body).toMatchObject({ value: 12, validFrom: '2026-01-01' });
    expect(await value('vacancyMonths')).toBe(12);
    const later = await officer.call(decideSetting, {
      key: 'vacancyMonths',
      value: 3,
      validFrom: '2099-01-01',
      document: '示机管〔2099〕1号',
    });
    expect(later.status).toBe(200);
    expect(await value('vacancyMonths')).toBe(12);
  });
});

describe('statistics', () => {
  it('fills the forms of one level, each cell with the rows behind it', async () => {
    const house = await makeHouse(app, { establishment: { M5: 10 } });
    await makeRoom(house, { usableAreaSqm: '9' });
    await makeRoom(house, { usableAreaSqm: '21', kind: 'service' });
    const report = { divisionCode: house.divisionCode, level: 'city' as const };
    const { body } = await house.officer.call(statisticForm, { form: '2', ...report });
    const row = body.rows.find((r) => r.orgId === house.unit);
    expect(row?.cells).toMatchObject({
      establishment: { value: 10 },
      officeSqm: { value: '9.00', link: { list: 'rooms', query: { orgId: house.unit, kind: 'office' } } },
      basicSqm: { value: '30.00' },
    });
    expect(body.totals).toMatchObject({ basicSqm: { value: '30.00' }, establishment: { value: 10 }, unitName: { value: null } });
    expect(body.reportCode).toBe(`${house.divisionCode}000000`);
    expect((await house.officer.call(statisticForm, { form: '2', ...report, level: 'town' })).body.rows).toEqual([]);
    expect((await house.officer.call(statisticForm, { form: '1', ...report })).body.rows[0]?.cells.unitCount?.value).toBe(2);
    expect((await house.officer.call(statisticForm, { form: '3', ...report })).body.rows).toEqual([]);
    expect((await house.officer.call(statisticForm, { form: '1', divisionCode: '999999', level: 'city' })).problem.code).toBe(
      'office-space.division_unknown',
    );
    expect((await house.officer.call(divisionsOfForms, {})).body.items).toContainEqual(
      expect.objectContaining({ divisionCode: house.divisionCode, unitCount: 2 }),
    );
    expect((await house.officer.call(statisticClasses, {})).body.items.map((i) => i.class)).toEqual([
      'registered-used',
      'registered-used-by-others',
      'used-not-registered',
    ]);
  });
});
