import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/time.ts';
import { publishedYears } from './published-days.ts';
import type { DayOverrides } from './working-calendar.ts';
import { addWorkdays, countWorkdays, dayKind, isWorkday, workdaysBetween } from './working-calendar.ts';
import { addWorkingHours, workingHours, workingHoursBetween } from './working-hours.ts';

const someDay = fc.integer({ min: 0, max: 365 * 22 }).map((n) => addDays('2004-01-01', n));

describe('working calendar', () => {
  it.each([
    ['2024', 251],
    ['2025', 248],
    ['2026', 248],
  ])('%s has %i working days', (year, days) => expect(countWorkdays(`${year}-01-01`, `${year}-12-31`)).toBe(days));

  it.each([
    ['2026-01-01', 'holiday', '元旦', "New Year's Day"],
    ['2026-01-02', 'in-lieu', '元旦', "New Year's Day"],
    ['2026-01-04', 'makeup', '元旦', "New Year's Day"],
    ['2024-02-10', 'holiday', '春节', 'Spring Festival'],
    ['2024-02-04', 'makeup', '春节', 'Spring Festival'],
    ['2025-10-01', 'holiday', '国庆节', 'National Day'],
    ['2025-10-06', 'holiday', '中秋', 'Mid-autumn Festival'],
  ])('%s is %s of %s', (day, kind, zh, en) => {
    expect(dayKind(day)).toEqual({ kind, work: kind === 'makeup', name: { zh, en }, published: true });
  });

  it('knows plain days', () => {
    expect(dayKind('2026-03-04')).toEqual({ kind: 'workday', work: true, name: null, published: true });
    expect(dayKind('2026-03-07')).toEqual({ kind: 'weekend', work: false, name: null, published: true });
  });

  it('says where no notice is published and counts weekends only', () => {
    const year = publishedYears.last + 1;
    expect(publishedYears).toEqual({ first: 2004, last: 2026 });
    expect(dayKind(`${year}-01-01`)).toMatchObject({ kind: 'workday', published: false });
    expect(dayKind('2003-10-01')).toMatchObject({ kind: 'workday', published: false });
    expect(dayKind('2027-01-02')).toMatchObject({ kind: 'weekend', published: false });
  });

  it('counts a period from the day after, over holidays and make-up days', () => {
    expect(addWorkdays('2025-09-30', 1)).toBe('2025-10-09');
    expect(addWorkdays('2025-09-26', 3)).toBe('2025-09-30');
    expect(addWorkdays('2025-10-09', -1)).toBe('2025-09-30');
    expect(addWorkdays('2026-03-07', 0)).toBe('2026-03-09');
    expect(addWorkdays('2026-03-09', 0)).toBe('2026-03-09');
    expect(workdaysBetween('2025-09-30', '2025-10-09')).toBe(1);
    expect(workdaysBetween('2025-10-09', '2025-09-30')).toBe(-1);
    expect(workdaysBetween('2026-03-07', '2026-03-08')).toBe(0);
    expect(Object.is(workdaysBetween('2026-03-08', '2026-03-07'), 0)).toBe(true);
  });

  it('adding and counting agree', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -400, max: 400 }), (day, count) => {
        const there = addWorkdays(day, count);
        expect(isWorkday(there)).toBe(true);
        if (count !== 0) expect(workdaysBetween(day, there)).toBe(count);
      }),
    );
  });

  it("takes an agency's own days before the notice", () => {
    const own: DayOverrides = new Map([
      ['2026-03-09', { kind: 'holiday', name: { zh: '本地放假', en: 'Local holiday' } }],
      ['2026-03-07', { kind: 'makeup', name: { zh: '防汛值守', en: 'Flood duty' } }],
    ]);
    expect(dayKind('2026-03-09', own)).toMatchObject({ kind: 'holiday', work: false, name: { zh: '本地放假' } });
    expect(addWorkdays('2026-03-06', 2, own)).toBe('2026-03-10');
    expect(countWorkdays('2026-03-06', '2026-03-10', own)).toBe(3);
  });

  it('refuses counts that are no count', () => {
    expect(() => addWorkdays('2026-01-01', 1.5)).toThrow(RangeError);
    expect(() => addWorkdays('2026-01-01', 1_000_000)).toThrow(RangeError);
  });
});

describe('working hours', () => {
  const at = (text: string): Date => new Date(`${text}:00+08:00`);

  it.each([
    ['2026-03-04T09:00', 2, '2026-03-04T11:00'],
    ['2026-03-04T09:00', 3, '2026-03-04T12:00'],
    ['2026-03-04T11:00', 2, '2026-03-04T14:30'],
    ['2026-03-04T07:00', 1, '2026-03-04T09:30'],
    ['2026-03-04T12:30', 0.5, '2026-03-04T14:00'],
    ['2026-03-06T17:00', 1, '2026-03-09T09:00'],
    ['2026-03-06T18:00', 7.5, '2026-03-09T17:30'],
    ['2025-09-30T17:00', 1, '2025-10-09T09:00'],
    ['2026-03-07T10:00', 0, '2026-03-07T10:00'],
  ])('%s + %d h = %s', (from, hours, to) => {
    expect(addWorkingHours(at(from), hours)).toEqual(at(to));
    expect(workingHoursBetween(at(from), at(to))).toBe(hours);
  });

  it('goes by the agency’s own hours', () => {
    const summer = workingHours.parse('08:30-12:00, 14:00-18:00');
    expect(addWorkingHours(at('2026-07-01T11:00'), 2, { hours: summer })).toEqual(at('2026-07-01T15:00'));
  });

  it.each(['', '08:30', '12:00-08:30', '08:30-12:00,11:00-17:00', '08:30-24:30', '08:30-12:00-13:00'])(
    'refuses the setting "%s"',
    (text) => {
      expect(workingHours.safeParse(text).error?.issues[0]?.message).toBe('working_hours');
    },
  );

  it('refuses hours that do not count forward', () => {
    expect(() => addWorkingHours(at('2026-03-04T09:00'), -1)).toThrow(RangeError);
    expect(() => addWorkingHours(at('2026-03-04T09:00'), Number.NaN)).toThrow(RangeError);
    expect(workingHoursBetween(at('2026-03-05T09:00'), at('2026-03-04T09:00'))).toBe(0);
  });
});
