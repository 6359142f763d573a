import { describe, expect, it } from 'vitest';
import { workHours } from './work-hours.ts';

const at = (text: string) => new Date(`${text}:00+08:00`);
const iso = (text: string | null) => (text === null ? null : at(text).toISOString());

describe('age and time left are counted in working hours', () => {
  // 2026-11-20 is a Friday; working time is 08:30–12:00 and 13:30–17:30.
  it.each([
    ['within a morning', '2026-11-20T09:00', null, '2026-11-20T11:30', { ageHours: 2.5, hoursLeft: null, deadline: 'none' }],
    ['over noon', '2026-11-20T11:00', null, '2026-11-20T14:30', { ageHours: 2, hoursLeft: null, deadline: 'none' }],
    ['over a weekend', '2026-11-20T16:30', '2026-11-23T17:30', '2026-11-23T09:30', { ageHours: 2, hoursLeft: 6.5, deadline: 'today' }],
    ['past its time', '2026-11-20T09:00', '2026-11-20T17:30', '2026-11-23T10:00', { ageHours: 8.5, hoursLeft: -1.5, deadline: 'overdue' }],
    [
      'due on a Wednesday, seen on the Friday before',
      '2026-11-20T09:00',
      '2026-11-25T12:00',
      '2026-11-20T09:00',
      { ageHours: 0, hoursLeft: 25.5, deadline: 'soon' },
    ],
    ['due in another week', '2026-11-20T09:00', '2026-11-26T12:00', '2026-11-20T09:00', { ageHours: 0, hoursLeft: 33, deadline: 'later' }],
    ['over the National Day week', '2026-09-30T17:00', null, '2026-10-08T09:00', { ageHours: 1, hoursLeft: null, deadline: 'none' }],
  ])('%s', (_name, createdAt, dueAt, now, expected) => {
    expect(workHours({ createdAt: iso(createdAt) as string, dueAt: iso(dueAt), endedAt: null }, at(now))).toEqual(expected);
  });

  it('of what has ended, to its end', () => {
    const entry = { createdAt: iso('2026-11-20T09:00') as string, dueAt: iso('2026-11-20T10:00'), endedAt: iso('2026-11-20T11:00') };
    expect(workHours(entry, at('2027-11-20T11:00'))).toEqual({ ageHours: 2, hoursLeft: null, deadline: 'overdue' });
  });
});
