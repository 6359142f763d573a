import { describe, expect, it } from 'vitest';
import { checkApprovedOffice, checkDatasetLimits, obsoleteEvidence, type StatedLimit } from './obsolete-1999.ts';
import type { Rank } from './ranks.ts';
import { openRuleBook } from './rule-book.ts';
import { obsoleteLimits, personLimitTable } from './tables.ts';

const on = '2026-01-05';
const opened = openRuleBook(on);
if (!opened.ok) throw new Error(opened.code);
const { book } = opened;
const stated = (...limits: [Rank, string][]): StatedLimit[] =>
  limits.map(([rank, limitSqm], i) => ({ rank, limitSqm, where: `B${i + 2}` }));

describe('limits of a dataset (OS-10)', () => {
  it.each<[string, [Rank, string][], boolean]>([
    ['ordinary city staff at 6 m²', [['M5', '6.0']], false],
    ['ordinary county staff at 6 m²', [['K5', '6']], false],
    [
      'two ranks of the old table',
      [
        ['M1', '32'],
        ['M2', '18'],
      ],
      false,
    ],
    [
      'the same rank twice',
      [
        ['M3', '12'],
        ['M3', '12.00'],
      ],
      true,
    ],
    ['one value that may be a stricter local one', [['M3', '12']], true],
    [
      'the values in force',
      [
        ['M3', '24'],
        ['M5', '9'],
      ],
      true,
    ],
    [
      'values of neither table',
      [
        ['M3', '20'],
        ['M5', '8'],
      ],
      true,
    ],
    [
      'a level the old table does not have',
      [
        ['T3', '6'],
        ['P7', '6'],
      ],
      true,
    ],
    ['nothing', [], true],
  ])('%s', (_, limits, ok) => {
    expect(checkDatasetLimits(book, stated(...limits)).ok).toBe(ok);
  });

  it('names the first evidence with both values', () => {
    expect(checkDatasetLimits(book, stated(['M3', '24'], ['M5', '6'], ['M4', '12']))).toEqual({
      ok: false,
      code: 'office-space.obsolete_1999',
      clause: 'standard-1999.limits',
      limit: '9.00',
      actual: '6.00',
      path: 'B3',
      params: { rank: 'M5', matches: 2 },
    });
  });

  it('tells a single undecided match', () => {
    expect(checkDatasetLimits(book, stated(['K3', '9']))).toMatchObject({
      ok: true,
      suspects: [{ rank: 'K3', obsoleteSqm: '9.00', currentSqm: '18.00' }],
    });
  });

  it('can never mistake a value in force: no rank kept its old value', () => {
    const current = Object.entries(personLimitTable[0]?.value ?? {}).map(([rank, limit]) => [rank, limit] as [Rank, string]);
    expect(obsoleteEvidence(book, stated(...current))).toEqual([]);
    expect(Object.keys(obsoleteLimits)).toHaveLength(10);
  });
});

describe('approved office area of one unit', () => {
  const unit = { level: 'M', establishment: { M3: 1, M4: 4, M5: 145 } } as const;

  it.each([
    ['930', { ok: false, code: 'office-space.obsolete_1999', limit: '1401.00', actual: '930.00' }],
    ['1401.00', { ok: true, officeSqm: '1401.00', matches: true }],
    ['1000', { ok: true, officeSqm: '1401.00', matches: false }],
  ])('stated %s m²', (statedOfficeSqm, expected) => {
    expect(checkApprovedOffice({ ...unit, statedOfficeSqm }, on)).toMatchObject(expected);
  });

  it('has no old value for provincial ranks', () => {
    expect(checkApprovedOffice({ level: 'P', establishment: { P7: 10 }, statedOfficeSqm: '60' }, on)).toMatchObject({
      ok: true,
      matches: false,
    });
  });

  it('refuses an establishment that cannot be taken', () => {
    expect(checkApprovedOffice({ level: 'M', establishment: { K5: 1 }, statedOfficeSqm: '6' }, on)).toMatchObject({
      code: 'office-space.rank_not_of_level',
    });
  });
});
