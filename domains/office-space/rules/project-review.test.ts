import { describe, expect, it } from 'vitest';
import type { ProjectDocument } from './project-kinds.ts';
import { projectKinds, requiredDocuments } from './project-kinds.ts';
import {
  type Application,
  areaAfter,
  checkApplication,
  effectOf,
  fullYears,
  milestoneLight,
  reviewLine,
  type StandardCost,
  standardOn,
} from './project-review.ts';

const roof = (validFrom: string, priceYuan: string, serviceYears: number): StandardCost => ({
  component: 'roof',
  validFrom,
  priceYuan,
  serviceYears,
});
const table = [roof('2020-01-01', '180', 15), roof('2024-07-01', '200', 12)];
const line = { component: 'roof', quantity: '1000', unitPriceYuan: '200', lastRenewedOn: '2005-06-30' } as const;
const asked = { on: '2026-03-01', luxuryPercent: '200', purposes: [] } as const;

describe('standard of a day (OS-29)', () => {
  it.each([
    ['2019-12-31', null],
    ['2020-01-01', '180'],
    ['2024-06-30', '180'],
    ['2024-07-01', '200'],
  ])('%s: %s', (on, price) => expect(standardOn(table, 'roof', on)?.priceYuan ?? null).toBe(price));
  it('says nothing of a component that nobody decided', () => expect(standardOn(table, 'lift', '2026-01-01')).toBeNull());
});

describe('full years', () => {
  it.each([
    ['2010-03-01', '2026-03-01', 16],
    ['2010-03-02', '2026-03-01', 15],
    ['2026-05-01', '2026-03-01', 0],
  ])('%s to %s: %i', (from, to, years) => expect(fullYears(from, to)).toBe(years));
});

describe('one line against its standard (OS-28, OS-29)', () => {
  it.each<[string, Partial<Parameters<typeof reviewLine>[0]>, object, string[], string]>([
    ['at the standard price', {}, {}, ['within'], '0.00'],
    ['one fen above', { unitPriceYuan: '200.01' }, {}, ['over-standard'], '10.00'],
    ['at twice the price', { unitPriceYuan: '400' }, {}, ['over-standard'], '200000.00'],
    ['above twice the price', { unitPriceYuan: '400.01' }, {}, ['luxury'], '200010.00'],
    ['renewed eleven years ago', { lastRenewedOn: '2014-03-02' }, {}, ['before-service-life'], '0.00'],
    ['renewed twelve years ago', { lastRenewedOn: '2014-03-01' }, {}, ['within'], '0.00'],
    ['renewed lately, but dangerous', { lastRenewedOn: '2024-01-01' }, { purposes: ['danger'] }, ['within'], '0.00'],
    ['nobody knows when', { lastRenewedOn: null }, {}, ['age-unknown'], '0.00'],
    ['dear and early', { unitPriceYuan: '250', lastRenewedOn: '2024-01-01' }, {}, ['over-standard', 'before-service-life'], '50000.00'],
  ])('%s', (_name, change, extra, findings, over) => {
    const found = reviewLine({ ...line, ...change }, table[1] as StandardCost, { ...asked, ...extra });
    expect([found.findings, found.overYuan]).toEqual([findings, over]);
  });
  it('without a standard says so and never calls it within', () => {
    expect(reviewLine(line, null, asked)).toMatchObject({ findings: ['no-standard'], standardYuan: null, amountYuan: '200000.00' });
  });
});

const full = (kind: Application['kind'], more: readonly ProjectDocument[] = []): Application => ({
  kind,
  buildingId: 'b',
  purposes: ['function'],
  luxuryFeatures: [],
  addedAreaSqm: null,
  documents: [...requiredDocuments[kind], ...more],
  lines: [reviewLine(line, table[1] as StandardCost, asked)],
  components: ['roof'],
});
const luxurious = reviewLine({ ...line, unitPriceYuan: '999' }, table[1] as StandardCost, asked);

describe('an application as a whole (OS-23, OS-28)', () => {
  it.each<[string, Application, string | null, string | null]>([
    ['a repair', full('repair-alteration'), null, null],
    ['a repair that adds area', { ...full('repair-alteration'), addedAreaSqm: '12' }, 'office-space.repair_extends', 'addedAreaSqm'],
    [
      'a repair with precious stone',
      { ...full('repair-alteration'), luxuryFeatures: ['precious-stone'] },
      'office-space.repair_luxury',
      'luxuryFeatures',
    ],
    [
      'a repair at luxury prices',
      { ...full('repair-alteration'), lines: [luxurious] },
      'office-space.repair_luxury',
      'items.0.unitPriceYuan',
    ],
    ['a rebuilding at luxury prices is judged by people', { ...full('rebuilding'), lines: [luxurious] }, null, null],
    ['a repair for nothing', { ...full('repair-alteration'), purposes: [] }, 'office-space.repair_purpose_missing', 'purposes'],
    ['a repair of no building', { ...full('repair-alteration'), buildingId: null }, 'office-space.project_building_missing', 'buildingId'],
    ['a new building without area', { ...full('new-building'), buildingId: null }, 'office-space.project_area_missing', 'addedAreaSqm'],
    ['a new building', { ...full('new-building'), buildingId: null, addedAreaSqm: '500' }, null, null],
    ['a rebuilding without lines', { ...full('rebuilding'), lines: [], components: [] }, 'office-space.project_items_missing', 'items'],
    ['a purchase needs no lines', { ...full('purchase'), buildingId: null, addedAreaSqm: '500', lines: [], components: [] }, null, null],
    [
      'papers missing',
      { ...full('exchange'), addedAreaSqm: '9', documents: ['application'] },
      'office-space.project_documents_missing',
      'documents',
    ],
    [
      'danger without its appraisal',
      { ...full('repair-alteration'), purposes: ['danger'] },
      'office-space.project_documents_missing',
      'documents',
    ],
    ['danger with it', { ...full('repair-alteration', ['safety-appraisal']), purposes: ['danger'] }, null, null],
  ])('%s', (_name, application, code, path) => {
    const verdict = checkApplication(application);
    expect(verdict.ok ? [null, null] : [verdict.code, verdict.path]).toEqual([code, path]);
  });
  it('names a clause with every refusal and a document set for every kind', () => {
    const verdict = checkApplication({ ...full('repair-alteration'), addedAreaSqm: '12' });
    expect(verdict).toMatchObject({ clause: 'measures-2017.repair', limit: '0.00', actual: '12.00' });
    expect(projectKinds.every((kind) => requiredDocuments[kind].includes('application'))).toBe(true);
  });
});

describe('area against the approved one (OS-4)', () => {
  it.each([
    ['4000', '361.68', '4361.68', '0.00'],
    ['4000', '361.69', '4361.68', '0.01'],
  ])('%s and %s of %s: over %s', (has, added, approved, over) => expect(areaAfter(has, added, approved)?.overSqm).toBe(over));
  it('says nothing when nothing is approved', () => expect(areaAfter('1', '1', null)).toBeNull());
});

describe('what an adjustment changes', () => {
  const past = { ...line, unitPriceYuan: '190' };
  it('tells finding and excess by both standards', () => {
    const effect = effectOf(past, { before: table[0] as StandardCost, after: table[1] as StandardCost }, asked);
    expect(effect).toMatchObject({ before: { overYuan: '10000.00' }, after: { overYuan: '0.00' }, overChangeYuan: '-10000.00' });
  });
  it('is silent where nothing changes', () => {
    expect(
      effectOf({ ...line, unitPriceYuan: '100' }, { before: table[0] as StandardCost, after: table[1] as StandardCost }, asked),
    ).toBeNull();
  });
  it('of a first standard turns "no standard" into a finding', () => {
    expect(effectOf(past, { before: null, after: table[0] as StandardCost }, asked)).toMatchObject({
      before: { findings: ['no-standard'] },
      after: { findings: ['over-standard'] },
      overChangeYuan: '10000.00',
    });
  });
});

describe('lights of milestones', () => {
  it.each([
    ['2026-03-01', '2026-03-01', 'done'],
    ['2026-03-01', '2026-03-02', 'done-late'],
    ['2026-02-28', null, 'overdue'],
    ['2026-03-01', null, 'near'],
    ['2026-03-08', null, 'near'],
    ['2026-03-09', null, 'ahead'],
  ])('planned %s, actual %s: %s', (planned, actual, light) => expect(milestoneLight(planned, actual, '2026-03-01')).toBe(light));
});
