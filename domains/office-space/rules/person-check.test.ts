import { describe, expect, it } from 'vitest';
import {
  checkOffices,
  checkReturn,
  checkToilet,
  type OfficeHeld,
  officeAreaDm2,
  officeReturnDueOn,
  secondOfficeDueOn,
} from './person-check.ts';
import { openRuleBook } from './rule-book.ts';

function bookOn(on: string) {
  const opened = openRuleBook(on);
  if (!opened.ok) throw new Error(opened.code);
  return opened.book;
}
const main: OfficeHeld = { roomId: 'main', main: true, areaDm2: 3000, approval: null, postEndedOn: null };
const approval = { number: '示范批〔2025〕1号', placesFarApart: true, worksThereOften: true };
const second: OfficeHeld = { roomId: 'second', main: false, areaDm2: 1500, approval, postEndedOn: null };

describe('days', () => {
  it.each([
    ['2025-03-10', '2025-05-10'],
    ['2025-12-31', '2026-02-28'],
    ['2023-12-31', '2024-02-29'],
  ])('a second office after a post ended on %s is due on %s', (ended, due) => {
    expect(secondOfficeDueOn(ended)).toBe(due);
  });

  it.each([
    ['2025-06-30', '2025-07-30'],
    ['2025-01-31', '2025-02-28'],
    ['2025-12-15', '2026-01-15'],
  ])('an office after a procedure on %s is due on %s', (done, due) => {
    expect(officeReturnDueOn(done)).toBe(due);
  });
});

describe('second offices (OS-16)', () => {
  const book = bookOn('2025-05-11');

  it('one office, or none, is in order', () => {
    expect(checkOffices(book, 'M2', [])).toEqual([]);
    expect(checkOffices(book, 'M2', [{ ...main, main: false }])).toEqual([]);
  });

  it('an approved, smaller one far away is in order', () => {
    expect(checkOffices(book, 'M2', [second, main])).toEqual([]);
  });

  it.each<[string, Partial<OfficeHeld>, string, string | null, string | null]>([
    ['without approval', { approval: null }, 'office-space.second_office_unapproved', '1', '2'],
    ['with a blank approval', { approval: { ...approval, number: ' ' } }, 'office-space.second_office_unapproved', '1', '2'],
    ['nearby', { approval: { ...approval, placesFarApart: false } }, 'office-space.second_office_ground_missing', null, null],
    ['seldom used', { approval: { ...approval, worksThereOften: false } }, 'office-space.second_office_ground_missing', null, null],
    ['as large as the standard', { areaDm2: 3000 }, 'office-space.second_office_not_smaller', '30.00', '30.00'],
  ])('%s', (_, change, code, limit, actual) => {
    expect(checkOffices(book, 'M2', [main, { ...second, ...change }])).toEqual([
      { roomId: 'second', dueOn: null, refusal: { ok: false, code, clause: 'measures-2017.use', limit, actual } },
    ]);
  });

  it('size is not judged without a rank or an area', () => {
    expect(checkOffices(book, null, [main, { ...second, areaDm2: 9000 }])).toEqual([]);
    expect(checkOffices(book, 'M2', [main, { ...second, areaDm2: null }])).toEqual([]);
  });

  it('worked example 7: post removed 2025-03-10, still used on 2025-05-11', () => {
    const ended = { ...second, postEndedOn: '2025-03-10' };
    expect(checkOffices(bookOn('2025-05-10'), 'M2', [main, ended])).toEqual([]);
    expect(checkOffices(bookOn('2025-05-11'), 'M2', [main, ended])).toMatchObject([
      {
        roomId: 'second',
        dueOn: '2025-05-10',
        refusal: { code: 'office-space.second_office_overdue', limit: '2025-05-10', actual: '2025-05-11' },
      },
    ]);
  });

  it('a third is never allowed, approved or not', () => {
    expect(checkOffices(book, 'M2', [main, second, { ...second, roomId: 'third' }])).toMatchObject([
      { roomId: 'third', refusal: { code: 'office-space.more_than_two_offices', limit: '2', actual: '3' } },
    ]);
  });
});

describe('return of offices (OS-17), worked example 7', () => {
  it.each([
    ['2025-07-30', { ok: true, dueOn: '2025-07-30' }],
    ['2025-07-31', { ok: false, code: 'office-space.office_not_returned', limit: '2025-07-30', actual: '2025-07-31' }],
  ])('procedure 2025-06-30, checked on %s', (on, expected) => {
    expect(checkReturn('2025-06-30', on)).toMatchObject(expected);
  });
});

describe('toilets (OS-9)', () => {
  it.each([
    ['C1', null, '6', 'ok'],
    ['P2', null, '6.00', 'ok'],
    ['P2', null, '6.01', 'office-space.toilet_too_large'],
    ['P3', 'bureau-head', '5', 'ok'],
    ['P3', null, '5', 'office-space.toilet_not_allowed'],
    ['M1', 'party-or-government-head', '6', 'ok'],
    ['M1', null, '3', 'office-space.toilet_not_allowed'],
    ['K1', 'party-or-government-head', '6', 'ok'],
    ['K2', 'party-or-government-head', '6', 'office-space.toilet_not_allowed'],
    ['M3', 'bureau-head', '3', 'office-space.toilet_not_allowed'],
    ['C3', 'bureau-head', '3', 'office-space.toilet_not_allowed'],
    ['M5', null, '0', 'ok'],
  ] as const)('%s as %s with %s m²: %s', (rank, post, area, expected) => {
    const verdict = checkToilet(rank, post, area, '2026-01-05');
    expect(verdict.ok ? 'ok' : verdict.code).toBe(expected);
  });

  it('count inside the limit, like rest rooms', () => {
    expect(officeAreaDm2({ roomDm2: 3000, restRoomDm2: 800, toiletDm2: 400 })).toBe(4200);
  });

  it('are not judged before the standard', () => {
    expect(checkToilet('C1', null, '6', '2014-01-01')).toMatchObject({ ok: false, code: 'office-space.no_table_in_force' });
  });
});
