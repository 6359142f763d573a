import type { Day } from '#shared/time.ts';
import { addDays, daysBetween } from '#shared/time.ts';
import type { DayKind, NamedDay } from './published-days.ts';
import { publishedDays, publishedYears } from './published-days.ts';

/** Days that an agency counts otherwise than the State Council's notice, by the day: a local festival, a flood, an extra day of duty. */
export type DayOverrides = ReadonlyMap<Day, NamedDay>;

export interface DayFacts {
  kind: DayKind;
  work: boolean;
  name: NamedDay['name'] | null;
  /** False beyond the years of published notices: then only weekends are known, and the answer may change with the next notice. */
  published: boolean;
}

/** Longest way in days that a count walks: about 110 years. */
const FARTHEST = 40_000;

const isWeekend = (day: Day): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
};

/** What kind of day it is, by the State Council's notices and the agency's own days. */
export function dayKind(day: Day, overrides?: DayOverrides): DayFacts {
  const named = overrides?.get(day) ?? publishedDays.get(day);
  const kind = named?.kind ?? (isWeekend(day) ? 'weekend' : 'workday');
  const year = Number(day.slice(0, 4));
  return {
    kind,
    work: kind === 'workday' || kind === 'makeup',
    name: named?.name ?? null,
    published: year >= publishedYears.first && year <= publishedYears.last,
  };
}

/** Whether agencies work on the day. */
export const isWorkday = (day: Day, overrides?: DayOverrides): boolean => dayKind(day, overrides).work;

/**
 * The `count`-th working day after the day (before it when negative); the day itself never counts. With 0 the day itself, or the first
 * working day after it. This is how the regulations count a period of n working days: from the day after.
 * @throws RangeError when `count` is no integer or leads more than about 110 years away.
 */
export function addWorkdays(day: Day, count: number, overrides?: DayOverrides): Day {
  if (!Number.isInteger(count)) throw new RangeError(`working days are whole: ${count}`);
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let at = day;
  if (left === 0) {
    if (isWorkday(day, overrides)) return day;
    left = 1;
  }
  for (let walked = 0; walked < FARTHEST; walked++) {
    at = addDays(at, step);
    if (isWorkday(at, overrides) && --left === 0) return at;
  }
  throw new RangeError(`${count} working days from ${day} lead too far`);
}

/** Number of working days in a range, both ends included; 0 when `to` is before `from`. */
export function countWorkdays(from: Day, to: Day, overrides?: DayOverrides): number {
  const days = daysBetween(from, to);
  if (days >= FARTHEST) throw new RangeError(`${from} to ${to} is too far`);
  let count = 0;
  for (let i = 0; i <= days; i++) if (isWorkday(addDays(from, i), overrides)) count++;
  return count;
}

/**
 * Working days from `a` to `b`: those after `a` up to and including `b`, negative when `b` is earlier. Where `b` is a working day,
 * `addWorkdays(a, workdaysBetween(a, b))` is `b`.
 */
export function workdaysBetween(a: Day, b: Day, overrides?: DayOverrides): number {
  if (b >= a) return countWorkdays(addDays(a, 1), b, overrides);
  const back = countWorkdays(b, addDays(a, -1), overrides);
  return back === 0 ? 0 : -back;
}
