import { describe, expect, it } from 'vitest';
import {
  alarmCodes,
  alarmKinds,
  mismatchAlarms,
  notReturnedAlarms,
  overLimitAlarms,
  secondOfficeAlarms,
  uncertifiedAlarms,
  vacancyAlarms,
} from './alarms.ts';
import { checkOffices, type OfficeHeld } from './person-check.ts';
import { reconcile } from './reconciliation.ts';
import { checkRoom, type RoomFacts } from './room-check.ts';
import { openRuleBook } from './rule-book.ts';
import { defaultSettings } from './settings.ts';

function bookOn(on: string, vacancyMonths = 6) {
  const opened = openRuleBook(on, { ...defaultSettings, vacancyMonths });
  if (!opened.ok) throw new Error(opened.code);
  return opened.book;
}
const book = bookOn('2025-05-11');

describe('A1, room over the limit', () => {
  const alarmsOf = (areaDm2: number) => {
    const facts: RoomFacts = { kind: 'office', state: 'in-use', areaDm2, seats: ['M4'] };
    return overLimitAlarms('room', checkRoom(book, facts));
  };

  it.each([
    [1800, []],
    [1860, ['yellow']],
    [1980, ['yellow']],
    [1981, ['red']],
  ])('%i dm² for one M4: %j', (areaDm2, levels) => {
    expect(alarmsOf(areaDm2).map((alarm) => alarm.level)).toEqual(levels);
  });

  it('says what was found and what to do next, in order', () => {
    expect(alarmsOf(1860)).toEqual([
      {
        code: 'A1',
        level: 'yellow',
        clause: 'standard-2014.room-limit',
        subject: { kind: 'room', id: 'room' },
        dueOn: null,
        facts: { limitSqm: '18.00', actualSqm: '18.60', overSqm: '0.60', overPercent: '3.33' },
        nextSteps: ['share', 'swap', 'rebuild', 'keep'],
      },
    ]);
  });
});

describe('A2, second office', () => {
  const main: OfficeHeld = { roomId: 'main', main: true, areaDm2: 3000, approval: null, postEndedOn: null };
  const approval = { number: '示范批〔2025〕1号', placesFarApart: true, worksThereOften: true };
  const second: OfficeHeld = { roomId: 'second', main: false, areaDm2: 1500, approval, postEndedOn: null };
  const alarmsOf = (...offices: OfficeHeld[]) => secondOfficeAlarms('person', checkOffices(book, 'M2', [main, ...offices]));

  it('worked example 7: two months after the post ended', () => {
    expect(alarmsOf({ ...second, postEndedOn: '2025-03-10' })).toMatchObject([
      { code: 'A2', level: 'red', dueOn: '2025-05-10', facts: { reason: 'office-space.second_office_overdue', roomIds: ['second'] } },
    ]);
    expect(alarmsOf({ ...second, postEndedOn: '2025-03-11' })).toEqual([]);
  });

  it('is one alarm for all offices of a person, due on the first day', () => {
    const alarms = alarmsOf({ ...second, approval: null }, { ...second, roomId: 'third', postEndedOn: '2025-01-10' });
    expect(alarms).toMatchObject([
      { dueOn: '2025-03-10', facts: { reason: 'office-space.second_office_unapproved', roomIds: ['second', 'third'] } },
    ]);
  });

  it('is not raised for an approved one that is only too large', () => {
    expect(alarmsOf({ ...second, areaDm2: 3000 })).toEqual([]);
  });
});

describe('A3, office not returned', () => {
  const left = { personId: 'person', procedureOn: '2025-06-30', roomIds: ['room'] };

  it('is raised after one month', () => {
    expect(notReturnedAlarms(left, '2025-07-30')).toEqual([]);
    expect(notReturnedAlarms(left, '2025-07-31')).toMatchObject([
      {
        code: 'A3',
        level: 'red',
        subject: { kind: 'person', id: 'person' },
        dueOn: '2025-07-30',
        facts: { procedureOn: '2025-06-30', roomIds: ['room'] },
      },
    ]);
  });

  it('is not raised when nothing is held any more', () => {
    expect(notReturnedAlarms({ ...left, roomIds: [] }, '2026-01-01')).toEqual([]);
  });
});

describe('A6, no certificate', () => {
  it.each([
    [2, null, 1],
    [2, ' ', 1],
    [2, '示范用房凭证001', 0],
    [0, null, 0],
  ])('%i occupants with certificate %j: %i', (occupants, certificateNo, count) => {
    const alarms = uncertifiedAlarms({ roomId: 'room', occupants, certificateNo });
    expect(alarms.map(({ code, level }) => [code, level])).toEqual(Array(count).fill(['A6', 'yellow']));
  });
});

describe('A7, mismatch', () => {
  it('is one alarm per building that lists the differences', () => {
    const differences = reconcile({
      buildingDm2: 100_000,
      usableDm2: 60_000,
      title: { status: 'registered-to-goab', certificateNo: null, certificateDm2: 98_000 },
      rooms: { count: 2, usableDm2: 50_000, buildingDm2: 0 },
    });
    expect(mismatchAlarms('building', differences)).toMatchObject([
      { code: 'A7', level: 'yellow', subject: { kind: 'building' }, facts: { differences: ['no-certificate', 'certificate-area'] } },
    ]);
    expect(mismatchAlarms('building', [])).toEqual([]);
  });
});

describe('A8, vacancy', () => {
  it.each([
    ['2025-01-15', '2025-07-15', 6, 0],
    ['2025-01-15', '2025-07-16', 6, 1],
    ['2025-08-31', '2026-02-28', 6, 0],
    ['2025-08-31', '2026-03-01', 6, 1],
    ['2025-01-15', '2025-07-16', 12, 0],
    [null, '2025-07-16', 6, 0],
  ])('vacant since %s, checked on %s, %i months: %i', (vacantSince, on, months, count) => {
    expect(vacancyAlarms(bookOn(on, months), { roomId: 'room', vacantSince })).toHaveLength(count);
  });

  it('says since when', () => {
    expect(vacancyAlarms(bookOn('2025-07-16'), { roomId: 'room', vacantSince: '2025-01-15' })).toMatchObject([
      { code: 'A8', level: 'yellow', dueOn: '2025-07-15', clause: 'setting.vacancy', facts: { vacantSince: '2025-01-15', months: 6 } },
    ]);
  });
});

describe('T5', () => {
  it('grades every alarm and says what to do next', () => {
    const reds = alarmCodes.filter((code) => alarmKinds[code].level === 'red');
    expect(reds).toEqual(['A2', 'A3', 'A4', 'A5', 'A9']);
    expect(alarmCodes.filter((code) => alarmKinds[code].nextSteps.length === 0)).toEqual([]);
  });
});
