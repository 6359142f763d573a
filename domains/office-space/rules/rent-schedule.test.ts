import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '#shared/time.ts';
import { Decimal } from '#shared/units.ts';
import { settleRent } from './rent-account.ts';
import { perSqmMonth, type RentTerms, rentBases, rentSchedule, sumYuan } from './rent-schedule.ts';

const terms = (changes: Partial<RentTerms> = {}): RentTerms => ({
  areaSqm: '100',
  rentYuan: '30',
  rentBasis: 'sqm-month',
  from: '2026-01-01',
  to: '2026-12-31',
  periodMonths: 3,
  rentFreeDays: 0,
  escalationPercent: null,
  escalationMonths: null,
  dueDays: 0,
  ...changes,
});
const amounts = (t: RentTerms): string[] => rentSchedule(t).map((line) => line.amountYuan);

describe('the schedule of rent', () => {
  it.each<[string, Partial<RentTerms>, string[]]>([
    ['a year by quarters', {}, ['9000.00', '9000.00', '9000.00', '9000.00']],
    [
      'thirds of a fen run on and add up',
      { rentBasis: 'year', rentYuan: '1000', periodMonths: 1, to: '2026-03-31' },
      ['83.33', '83.34', '83.33'],
    ],
    ['a year that is told as one sum', { rentBasis: 'year', rentYuan: '1000', periodMonths: 12 }, ['1000.00']],
    ['per m² and year', { rentBasis: 'sqm-year', rentYuan: '365', areaSqm: '10.5', periodMonths: 6 }, ['1916.25', '1916.25']],
    ['per m² and day in a year of 365 days', { rentBasis: 'sqm-day', rentYuan: '1', periodMonths: 12 }, ['36500.00']],
    [
      'per m² and day in a leap year',
      { rentBasis: 'sqm-day', rentYuan: '1', periodMonths: 12, from: '2028-01-01', to: '2028-12-31' },
      ['36600.00'],
    ],
    ['a leap day inside a quarter', { rentBasis: 'sqm-day', rentYuan: '1', from: '2028-02-01', to: '2028-02-29' }, ['2900.00']],
    ['a month cut short, by its days', { to: '2026-02-14', periodMonths: 1 }, ['3000.00', '1500.00']],
    ['the same month in a leap year', { from: '2028-01-01', to: '2028-02-14', periodMonths: 1 }, ['3000.00', '1448.28']],
    ['thirty days free', { rentFreeDays: 31, to: '2026-03-31' }, ['6000.00']],
    ['free days that cut a month', { rentFreeDays: 15, to: '2026-01-31', periodMonths: 1 }, ['1548.39']],
    ['free beyond the first period', { rentFreeDays: 90, to: '2026-06-30' }, ['0.00', '9000.00']],
    [
      'five percent more after a year',
      { to: '2027-12-31', periodMonths: 12, escalationPercent: '5', escalationMonths: 12 },
      ['36000.00', '37800.00'],
    ],
    [
      'upon what it was before',
      { to: '2028-12-31', periodMonths: 12, escalationPercent: '5', escalationMonths: 12 },
      ['36000.00', '37800.00', '39690.00'],
    ],
    [
      'within a period that spans the step',
      { to: '2026-12-31', periodMonths: 12, escalationPercent: '10', escalationMonths: 6 },
      ['37800.00'],
    ],
    ['one day', { to: '2026-01-01', periodMonths: 1 }, ['96.77']],
  ])('%s', (_, changes, expected) => {
    expect(amounts(terms(changes))).toEqual(expected);
  });

  it('counts months from the first day, also from the end of a month', () => {
    const lines = rentSchedule(terms({ from: '2027-01-31', to: '2027-05-30', periodMonths: 1, dueDays: 5 }));
    expect(lines.map((l) => [l.from, l.to, l.dueOn])).toEqual([
      ['2027-01-31', '2027-02-27', '2027-02-05'],
      ['2027-02-28', '2027-03-30', '2027-03-05'],
      ['2027-03-31', '2027-04-29', '2027-04-05'],
      ['2027-04-30', '2027-05-30', '2027-05-05'],
    ]);
    expect(lines.map((l) => l.amountYuan)).toEqual(['3000.00', '3000.00', '3000.00', '3000.00']);
  });

  it('leaves no day out, counts none twice, and adds up to the rent rounded once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rentBases),
        fc.integer({ min: 1, max: 999_99 }),
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 0, max: 900 }),
        fc.constantFrom(1, 3, 6, 12),
        fc.integer({ min: 0, max: 60 }),
        (rentBasis, fen, start, days, periodMonths, rentFreeDays) => {
          const from = addDays('2027-12-01', start);
          const t = terms({
            rentBasis,
            rentYuan: (fen / 100).toFixed(2),
            areaSqm: '33.33',
            from,
            to: addDays(from, days),
            periodMonths,
            rentFreeDays,
          });
          const lines = rentSchedule(t);
          expect(lines[0]?.from).toBe(from);
          expect(lines.at(-1)?.to).toBe(t.to);
          for (const [i, line] of lines.entries()) {
            expect(line.to >= line.from).toBe(true);
            if (i > 0) expect(line.from).toBe(addDays(lines[i - 1]?.to as string, 1));
            expect(new Decimal(line.amountYuan).gte(0)).toBe(true);
          }
          const byMonths = rentSchedule({ ...t, periodMonths: 1 });
          expect(sumYuan(lines)).toBe(sumYuan(byMonths));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is the same up to the day on which a lease ends early', () => {
    const whole = rentSchedule(terms({ to: '2028-12-31' }));
    const cut = rentSchedule(terms({ to: '2027-08-15' }));
    expect(cut.slice(0, -1)).toEqual(whole.slice(0, cut.length - 1));
    expect(cut.at(-1)?.amountYuan).toBe('4451.61');
    expect(addMonths('2027-07-01', 2) > '2027-08-15').toBe(true);
  });

  it.each([
    ['sqm-day', '1.20', '36.50'],
    ['sqm-month', '30', '30.00'],
    ['sqm-year', '365', '30.42'],
    ['month', '3000', '30.00'],
    ['year', '36500', '30.42'],
  ] as const)('compares %s by m² and month', (rentBasis, rentYuan, expected) => {
    expect(perSqmMonth({ rentBasis, rentYuan, areaSqm: '100' })).toBe(expected);
  });
});

describe('the account of rent', () => {
  const schedule = rentSchedule(terms());
  it.each<[string, string[], string, string[], string, string | null]>([
    ['nothing came', [], '2026-04-02', ['overdue', 'overdue', 'open', 'open'], '18000.00', '2026-01-01'],
    ['nothing is late on the day it is owed', [], '2026-01-01', ['open', 'open', 'open', 'open'], '0.00', null],
    ['a part goes to the oldest', ['5000'], '2026-04-02', ['overdue', 'overdue', 'open', 'open'], '13000.00', '2026-01-01'],
    ['a part of a period not yet late', ['9500'], '2026-03-31', ['paid', 'part', 'open', 'open'], '0.00', null],
    ['too much runs ahead', ['9000', '9000', '18000.01'], '2026-12-31', ['paid', 'paid', 'paid', 'paid'], '0.00', null],
  ])('%s', (_, received, on, states, arrears, since) => {
    const account = settleRent(
      schedule,
      received.map((amountYuan, i) => ({ amountYuan, paidIn: i === 0 })),
      on,
    );
    expect(account.lines.map((l) => l.state)).toEqual(states);
    expect(account).toMatchObject({ arrearsYuan: arrears, inArrearsSince: since, scheduledYuan: '36000.00' });
    expect(new Decimal(account.receivedYuan).minus(account.paidInYuan).toFixed(2)).toBe(account.toPayInYuan);
  });
});
