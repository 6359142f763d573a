import { z } from 'zod';
import type { Day } from '#shared/time.ts';
import { addDays, dayOf } from '#shared/time.ts';
import type { DayOverrides } from './working-calendar.ts';
import { isWorkday } from './working-calendar.ts';

/** One stretch of a working day in minutes after midnight, Asia/Shanghai. */
export interface WorkingStretch {
  from: number;
  to: number;
}

const clock = /^([01]\d|2[0-3]):([0-5]\d)$/;
const minutesOf = (text: string): number => {
  const parts = clock.exec(text);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN;
};

/** The setting: `08:30-12:00,13:30-17:30`. Stretches stand in order and do not overlap. */
export const workingHours = z.string().transform((text, ctx): readonly WorkingStretch[] => {
  const stretches = text.split(',').map((part) => {
    const [from = '', to = '', ...rest] = part.trim().split(/[-–]/);
    return { from: rest.length ? Number.NaN : minutesOf(from.trim()), to: minutesOf(to.trim()) };
  });
  let before = 0;
  for (const s of stretches) {
    if (!(s.from >= before && s.to > s.from)) {
      ctx.addIssue({ code: 'custom', message: 'working_hours' });
      return z.NEVER;
    }
    before = s.to;
  }
  return stretches;
});

/** 08:30–12:00 and 13:30–17:30: 7.5 hours. */
export const defaultWorkingHours: readonly WorkingStretch[] = workingHours.parse('08:30-12:00,13:30-17:30');

export interface WorkingTime {
  hours?: readonly WorkingStretch[];
  overrides?: DayOverrides;
}

const MINUTE = 60_000;
/** China keeps one offset the year round; the daylight saving of 1986–1991 lies before every record. */
const midnight = (day: Day): number => Date.parse(`${day}T00:00:00+08:00`);
/** Longest way in days that a count walks. */
const FARTHEST = 40_000;

/** The stretches of working time that end after `at`, as instants, day by day. */
function* stretchesFrom(at: Date, { hours = defaultWorkingHours, overrides }: WorkingTime): Generator<{ from: number; to: number }> {
  let day = dayOf(at);
  for (let i = 0; i < FARTHEST; i++, day = addDays(day, 1)) {
    if (!isWorkday(day, overrides)) continue;
    const start = midnight(day);
    for (const s of hours) {
      const to = start + s.to * MINUTE;
      if (to > at.getTime()) yield { from: Math.max(start + s.from * MINUTE, at.getTime()), to };
    }
  }
}

/**
 * The instant at which `count` hours of working time have passed since `at`. Counting starts with the next working moment; a count that is
 * used up at noon ends at noon. With 0 hours it is `at` itself.
 * @throws RangeError when `count` is negative, not finite or leads more than about 110 years away.
 */
export function addWorkingHours(at: Date, count: number, options: WorkingTime = {}): Date {
  if (!(count >= 0 && Number.isFinite(count))) throw new RangeError(`hours of work count forward: ${count}`);
  let left = Math.round(count * 60 * MINUTE);
  if (left === 0) return new Date(at);
  for (const s of stretchesFrom(at, options)) {
    if (left <= s.to - s.from) return new Date(s.from + left);
    left -= s.to - s.from;
  }
  throw new RangeError(`${count} hours of work lead too far`);
}

/** Hours of working time between two instants, 0 when `b` is not after `a`. */
export function workingHoursBetween(a: Date, b: Date, options: WorkingTime = {}): number {
  let sum = 0;
  for (const s of stretchesFrom(a, options)) {
    if (s.from >= b.getTime()) break;
    sum += Math.min(s.to, b.getTime()) - s.from;
  }
  return sum / (60 * MINUTE);
}
