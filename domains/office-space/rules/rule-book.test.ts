import { describe, expect, it } from 'vitest';
import { type Dated, inForce } from '#shared/dated.ts';
import { isRank, isRankOf, levelOf, levels, ranks, ranksOf } from './ranks.ts';
import { limitClause, openRuleBook } from './rule-book.ts';
import { defaultSettings, officeSpaceSettings } from './settings.ts';
import { ancillaryTable, personLimitTable, serviceTable, shareTable, toiletTable } from './tables.ts';

describe('tables', () => {
  const table: Dated<string>[] = [
    { validFrom: '2010-01-01', validTo: '2014-11-23', value: 'old' },
    { validFrom: '2014-11-24', value: 'new' },
  ];

  it.each([
    ['2009-12-31', undefined],
    ['2010-01-01', 'old'],
    ['2014-11-23', 'old'],
    ['2014-11-24', 'new'],
    ['2099-01-01', 'new'],
  ])('on %s hold %s', (on, value) => {
    expect(inForce(table, on)).toBe(value);
  });

  it.each<[string, readonly Dated<unknown>[]]>([
    ['person limits', personLimitTable],
    ['service rooms', serviceTable],
    ['shares', shareTable],
    ['ancillary rooms', ancillaryTable],
    ['toilets', toiletTable],
  ])('%s: rows never overlap', (_, rows) => {
    expect(rows.length).toBeGreaterThan(0);
    const sorted = [...rows].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
    for (const [i, row] of sorted.slice(1).entries()) expect((sorted[i]?.validTo ?? '9999-12-31') < row.validFrom).toBe(true);
  });
});

describe('rule book', () => {
  const opened = openRuleBook('2026-01-05');
  if (!opened.ok) throw new Error(opened.code);

  it('holds the limit of every rank of T1 in dm²', () => {
    const byLevel = levels.map((level) => ranksOf[level].map((rank) => opened.book.limitsDm2[rank] / 100));
    expect(byLevel).toEqual([
      [54, 42, 24, 18, 12, 9],
      [54, 42, 30, 24, 18, 12, 9],
      [42, 30, 24, 18, 9],
      [30, 24, 18, 12, 9],
      [24, 18, 9],
    ]);
  });

  it('falls with the rank within each level', () => {
    for (const level of levels) {
      const limits = ranksOf[level].map((rank) => opened.book.limitsDm2[rank]);
      expect(limits).toEqual([...limits].sort((a, b) => b - a));
    }
  });

  it('says where a township limit comes from', () => {
    expect([limitClause('T1'), limitClause('M1')]).toEqual(['setting.township-limits', 'standard-2014.office']);
  });

  it('does not open before the standard', () => {
    expect(openRuleBook('2014-11-23')).toMatchObject({ ok: false, code: 'office-space.no_table_in_force' });
  });
});

describe('ranks', () => {
  it('belong to the level they begin with', () => {
    for (const rank of ranks) expect(ranksOf[levelOf(rank)]).toContain(rank);
  });

  it.each(['', 'M', 'M6', 'm3', 'X1', 'constructor'])('%j is none', (code) => {
    expect(isRank(code)).toBe(false);
  });

  it('are told from those of another level', () => {
    expect([isRankOf('M3', 'M'), isRankOf('K3', 'M')]).toEqual([true, false]);
  });
});

describe('settings', () => {
  it('have the defaults the regulation leaves open', () => {
    expect(defaultSettings).toMatchObject({
      tolerancePercent: '0',
      redAbovePercent: '10',
      vacancyMonths: 6,
      apportionMethod: 'by-limit',
      townshipHeadSqm: '24',
      townshipDeputySqm: '18',
      townshipStaffSqm: '9',
      townshipServicePerHeadSqm: null,
    });
  });

  it.each([
    { townshipHeadSqm: '24.01' },
    { townshipStaffSqm: '0' },
    { tolerancePercent: '-1' },
    { vacancyMonths: 0 },
    { vacancyMonths: 1.5 },
    { apportionMethod: 'by-head' },
    { unknown: 1 },
  ])('refuse %j', (change) => {
    expect(officeSpaceSettings.safeParse(change).success).toBe(false);
  });
});
