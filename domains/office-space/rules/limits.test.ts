import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dm2 } from './areas.ts';
import { type ApprovedAreaInput, approvedArea, approvedOfficeArea, type Establishment } from './limits.ts';
import { levels, ranksOf } from './ranks.ts';
import { openRuleBook } from './rule-book.ts';
import { defaultSettings } from './settings.ts';
import type { NationalLevel } from './tables.ts';

const on = '2026-01-05';

function approve(input: Partial<ApprovedAreaInput>) {
  const verdict = approvedArea({ level: 'M', establishment: { M5: 1 }, building: 'multi-storey', on, ...input });
  if (!verdict.ok) throw new Error(verdict.code);
  return verdict;
}

function refusal(input: Partial<ApprovedAreaInput>) {
  const verdict = approvedArea({ level: 'M', establishment: { M5: 1 }, building: 'multi-storey', on, ...input });
  if (verdict.ok) throw new Error('not refused');
  return verdict;
}

describe('approved area, worked examples', () => {
  it.each([
    ['1: city bureau of 150', 'M', { M3: 1, M4: 4, M5: 145 }, ['1401.00', '8.00', '1200.00', '234.09', '2835.09', '4361.68', '4725.15']],
    ['2: city bureau of 320', 'M', { M3: 2, M4: 6, M5: 312 }, ['2964.00', '6.80', '2176.00', '462.60', '5602.60', '8619.38', '9337.67']],
    ['4: county organ of 60', 'K', { K3: 1, K4: 4, K5: 55 }, ['561.00', '8.00', '480.00', '93.69', '1134.69', '1745.68', '1891.15']],
  ] as const)('%s', (_, level, establishment, [office, perHead, service, equipment, usable, multiStorey, highRise]) => {
    const low = approve({ level, establishment });
    expect(low).toMatchObject({
      officeSqm: office,
      servicePerHeadSqm: perHead,
      serviceSqm: service,
      equipmentSqm: equipment,
      basicUsableSqm: usable,
      basicBuildingSqm: multiStorey,
    });
    expect(approve({ level, establishment, building: 'high-rise' }).basicBuildingSqm).toBe(highRise);
  });

  it('says how it was computed, each line with its clause', () => {
    const { steps, clauses, establishmentCount } = approve({ establishment: { M5: 145, M4: 4, M3: 1 } });
    expect(establishmentCount).toBe(150);
    expect(steps).toEqual([
      { step: 'office', formula: '1 × 24.00 + 4 × 18.00 + 145 × 9.00', sqm: '1401.00', clause: 'standard-2014.office' },
      { step: 'service-per-head', formula: '150 ≤ 200', sqm: '8.00', clause: 'standard-2014.service-city' },
      { step: 'service', formula: '8.00 × 150', sqm: '1200.00', clause: 'standard-2014.service-city' },
      { step: 'equipment', formula: '0.09 × (1401.00 + 1200.00)', sqm: '234.09', clause: 'standard-2014.equipment' },
      { step: 'basic-usable', formula: '1401.00 + 1200.00 + 234.09', sqm: '2835.09', clause: 'measures-2017.scope' },
      { step: 'basic-building', formula: '2835.09 ÷ 0.65', sqm: '4361.68', clause: 'standard-2014.usable-ratio' },
    ]);
    expect(clauses).toEqual([
      'standard-2014.establishment',
      'standard-2014.office',
      'standard-2014.service-city',
      'standard-2014.equipment',
      'measures-2017.scope',
      'standard-2014.usable-ratio',
    ]);
  });
});

describe('service area per head (T2)', () => {
  it.each([
    ['C', 200, '9.00', '1800.00'],
    ['C', 201, '8.99', '1806.99'],
    ['P', 399, '7.01', '2796.99'],
    ['P', 400, '7.00', '2800.00'],
    ['P', 2000, '7.00', '14000.00'],
    ['M', 1, '8.00', '8.00'],
    ['M', 200, '8.00', '1600.00'],
    ['M', 201, '7.99', '1605.99'],
    ['M', 400, '6.00', '2400.00'],
    ['M', 401, '6.00', '2406.00'],
    ['K', 100, '8.00', '800.00'],
    ['K', 101, '7.98', '805.98'],
    ['K', 150, '7.00', '1050.00'],
    ['K', 200, '6.00', '1200.00'],
    ['K', 201, '6.00', '1206.00'],
  ] as const)('level %s, x = %i: %s, together %s m²', (level, x, perHead, service) => {
    const staff = ranksOf[level].at(-1) ?? '';
    expect(approve({ level, establishment: { [staff]: x } })).toMatchObject({ servicePerHeadSqm: perHead, serviceSqm: service });
  });
});

describe('refusals', () => {
  it.each([
    ['a rank of another level', { establishment: { M3: 1, K3: 1 } }, 'office-space.rank_not_of_level', 'establishment.K3', 'K3'],
    ['an unknown rank', { establishment: { M9: 1 } }, 'office-space.rank_not_of_level', 'establishment.M9', 'M9'],
    [
      'a name that every object has',
      { establishment: { toString: 1 } },
      'office-space.rank_not_of_level',
      'establishment.toString',
      'toString',
    ],
    ['a negative count', { establishment: { M5: -1 } }, 'office-space.count_not_whole', 'establishment.M5', '-1'],
    ['half a person', { establishment: { M5: 1.5 } }, 'office-space.count_not_whole', 'establishment.M5', '1.5'],
    ['no number', { establishment: { M5: Number.NaN } }, 'office-space.count_not_whole', 'establishment.M5', 'NaN'],
    ['an unbelievable count', { establishment: { M5: 1_000_001 } }, 'office-space.count_too_large', 'establishment.M5', '1000001'],
    ['an empty establishment', { establishment: {} }, 'office-space.establishment_empty', 'establishment', '0'],
    ['only zeros', { establishment: { M3: 0, M5: 0 } }, 'office-space.establishment_empty', 'establishment', '0'],
  ])('%s', (_, input: { establishment: Establishment }, code, path, actual) => {
    expect(refusal(input)).toMatchObject({ ok: false, code, path, actual });
  });

  it('a day before the standard, naming its first day', () => {
    expect(refusal({ on: '2014-11-23' })).toMatchObject({
      code: 'office-space.no_table_in_force',
      limit: '2014-11-24',
      actual: '2014-11-23',
    });
    expect(approve({ on: '2014-11-24' }).officeSqm).toBe('9.00');
  });
});

describe('townships', () => {
  const township = { level: 'T', establishment: { T1: 1, T2: 3, T3: 20 } } as const;

  it('have an office area by the settings, and say so', () => {
    expect(approvedOfficeArea({ ...township, on })).toMatchObject({ officeSqm: '258.00', establishmentCount: 24 });
  });

  it('have no whole area until the province sets the service rooms', () => {
    expect(refusal(township)).toMatchObject({ code: 'office-space.township_service_unset', clause: 'standard-2014.township' });
    const settings = { ...defaultSettings, townshipServicePerHeadSqm: '8' };
    const approved = approve({ ...township, settings });
    expect(approved).toMatchObject({ serviceSqm: '192.00', equipmentSqm: '40.50', basicUsableSqm: '490.50' });
    expect(approved.clauses).toEqual(expect.arrayContaining(['setting.township-limits', 'setting.township-service']));
  });

  it('follow a local decision', () => {
    const settings = { ...defaultSettings, townshipDeputySqm: '15.5' };
    expect(approvedOfficeArea({ ...township, on, settings })).toMatchObject({ officeSqm: '250.50' });
  });
});

/** The same figures by integers of any size, in ten-thousandths of a square metre, rounded half up once. */
function byIntegers(level: NationalLevel, counts: readonly number[], ratio: bigint) {
  const opened = openRuleBook(on);
  if (!opened.ok) throw new Error(opened.code);
  const ranks = ranksOf[level];
  const office = ranks.reduce((sum, rank, i) => sum + BigInt(counts[i] ?? 0) * BigInt(opened.book.limitsDm2[rank]), 0n);
  const x = counts.slice(0, ranks.length).reduce((a, b) => a + b, 0);
  const [low, high, from, at, by] =
    level === 'K' ? [100, 200, 800, 500, 2] : level === 'M' ? [200, 400, 800, 1000, 1] : [200, 400, 900, 1100, 1];
  const perHead = x <= low ? from : x >= high ? from - 200 : (at - x) * by;
  const basic = (office + BigInt(perHead) * BigInt(x)) * 109n;
  const round = (value: bigint, divisor: bigint) => Number((2n * value + divisor) / (2n * divisor));
  return { usable: round(basic, 100n), building: round(basic, ratio) };
}

describe('approved area, properties', () => {
  const national = fc.constantFrom<NationalLevel>('C', 'P', 'M', 'K');
  const counts = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 7, maxLength: 7 }).filter((list) => (list[0] ?? 0) > 0);
  const establishmentOf = (level: NationalLevel, list: readonly number[]) =>
    Object.fromEntries(ranksOf[level].map((rank, i) => [rank, list[i] ?? 0]));

  it('is exact for every establishment and rounds half up once', () => {
    fc.assert(
      fc.property(national, counts, (level, list) => {
        const establishment = establishmentOf(level, list);
        const low = approve({ level, establishment });
        const high = approve({ level, establishment, building: 'high-rise' });
        expect({ usable: dm2(low.basicUsableSqm), building: dm2(low.basicBuildingSqm) }).toEqual(byIntegers(level, list, 65n));
        expect(dm2(high.basicBuildingSqm)).toBe(byIntegers(level, list, 60n).building);
      }),
    );
  });

  it('grows with every person more', () => {
    fc.assert(
      fc.property(national, counts, fc.nat({ max: 4 }), (level, list, index) => {
        const more = list.map((count, i) => (i === index ? count + 1 : count));
        const before = approve({ level, establishment: establishmentOf(level, list) });
        const after = approve({ level, establishment: establishmentOf(level, more) });
        expect(dm2(after.basicUsableSqm)).toBeGreaterThan(dm2(before.basicUsableSqm));
        expect(dm2(after.serviceSqm)).toBeGreaterThan(dm2(before.serviceSqm));
      }),
    );
  });

  it.each(levels.filter((level) => level !== 'T'))(
    'never leaps: one person more at level %s adds at most the highest value per head',
    (level) => {
      const staff = ranksOf[level].at(-1) ?? '';
      const service = (x: number) => dm2(approve({ level, establishment: { [staff]: x } }).serviceSqm);
      const steps = Array.from({ length: 450 }, (_, i) => service(i + 2) - service(i + 1));
      expect(Math.max(...steps)).toBeLessThanOrEqual(900);
      expect(Math.min(...steps)).toBeGreaterThan(0);
    },
  );
});
