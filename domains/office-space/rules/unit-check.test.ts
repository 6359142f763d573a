import { describe, expect, it } from 'vitest';
import { approvedArea } from './limits.ts';
import type { RoomFacts } from './room-check.ts';
import { openRuleBook } from './rule-book.ts';
import { approvedDm2, checkUnit, holdingOf, nothingApproved, unitLineText } from './unit-check.ts';

const on = '2026-01-05';
const opened = openRuleBook(on);
if (!opened.ok) throw new Error(opened.code);
const { book } = opened;

const room = (facts: Partial<RoomFacts>): RoomFacts => ({ kind: 'office', state: 'in-use', areaDm2: 1800, seats: ['M4'], ...facts });

describe('holding of a unit', () => {
  it('adds up by kind and tells what stands empty', () => {
    const holding = holdingOf([
      room({}),
      room({ seats: [] }),
      room({ state: 'let', seats: [] }),
      room({ areaDm2: null }),
      room({ kind: 'service', areaDm2: 4000, seats: [] }),
      room({ kind: 'service', areaDm2: 2000, state: 'vacant', seats: [] }),
      room({ kind: 'ancillary', areaDm2: 9000, seats: [] }),
    ]);
    expect(holding.areaDm2).toEqual({ office: 5400, service: 6000, equipment: 0, ancillary: 9000, 'technical-business': 0 });
    expect(holding.vacantDm2).toEqual({ office: 1800, service: 2000, equipment: 0, ancillary: 0, 'technical-business': 0 });
  });
});

describe('the four comparisons (OS-12)', () => {
  const approved = approvedArea({ level: 'M', establishment: { M3: 1, M4: 4, M5: 145 }, building: 'multi-storey', on });
  if (!approved.ok) throw new Error(approved.code);

  it('holds the bureau of worked example 1 against what it uses', () => {
    const holding = holdingOf([
      room({ areaDm2: 145_000 }),
      room({ areaDm2: 5_000, seats: [] }),
      room({ kind: 'service', areaDm2: 100_000, seats: [] }),
      room({ kind: 'equipment', areaDm2: 23_410, seats: [] }),
      room({ kind: 'ancillary', areaDm2: 900_000, seats: [] }),
      room({ kind: 'technical-business', areaDm2: 900_000, seats: [] }),
    ]);
    expect(checkUnit(book, 'M', approvedDm2(approved), holding).map(unitLineText)).toEqual([
      {
        kind: 'office',
        verdict: 'over',
        clause: 'standard-2014.office',
        approvedSqm: '1401.00',
        actualSqm: '1500.00',
        overSqm: '99.00',
        overPercent: '7.07',
        vacantSqm: '50.00',
      },
      {
        kind: 'service',
        verdict: 'ok',
        clause: 'standard-2014.service-city',
        approvedSqm: '1200.00',
        actualSqm: '1000.00',
        overSqm: '0.00',
        overPercent: '0.00',
        vacantSqm: '0.00',
      },
      {
        kind: 'equipment',
        verdict: 'over',
        clause: 'standard-2014.equipment',
        approvedSqm: '234.09',
        actualSqm: '234.10',
        overSqm: '0.01',
        overPercent: '0.00',
        vacantSqm: '0.00',
      },
      {
        kind: 'basic',
        verdict: 'ok',
        clause: 'measures-2017.scope',
        approvedSqm: '2835.09',
        actualSqm: '2734.10',
        overSqm: '0.00',
        overPercent: '0.00',
        vacantSqm: '50.00',
      },
    ]);
  });

  it('names the clause of the level', () => {
    const clauses = (level: 'P' | 'K' | 'T') => checkUnit(book, level, nothingApproved, holdingOf([])).map((line) => line.clause);
    expect(clauses('P')[1]).toBe('standard-2014.service-central-province');
    expect(clauses('K')[1]).toBe('standard-2014.service-county');
    expect(clauses('T').slice(0, 2)).toEqual(['setting.township-limits', 'setting.township-service']);
  });

  it('judges nothing where nothing is approved', () => {
    const lines = checkUnit(book, 'T', { ...nothingApproved, office: 1800 }, holdingOf([room({ areaDm2: 2000 })]));
    expect(lines.map(unitLineText).map(({ kind, verdict, approvedSqm, overSqm }) => [kind, verdict, approvedSqm, overSqm])).toEqual([
      ['office', 'over', '18.00', '2.00'],
      ['service', 'unjudged', null, null],
      ['equipment', 'unjudged', null, null],
      ['basic', 'unjudged', null, null],
    ]);
  });

  it('has no rate when a unit holds what it may not have at all', () => {
    const [office] = checkUnit(book, 'M', { ...nothingApproved, office: 0 }, holdingOf([room({ areaDm2: 2000 })]));
    expect(office).toMatchObject({ verdict: 'over', overDm2: 2000, overRateBp: null });
  });
});
