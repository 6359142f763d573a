import { z } from 'zod';

/** The business day's zone. */
export const ZONE = 'Asia/Shanghai';

/** No register is older, none reaches further. PostgreSQL has no year 0, and the day after the year 9999 has no such form. */
const sensible = (text: string): boolean => !(Number(text.slice(0, 4)) < 1000 || Number(text.slice(0, 4)) > 2999);

/** A calendar day `YYYY-MM-DD` of the years 1000 to 2999, checked to exist. */
export const day = z.iso.date().refine(sensible, { error: 'invalid_format_date' });
/** An instant, ISO 8601 with zone, of the same years. */
export const instant = z.iso.datetime({ offset: true }).refine(sensible, { error: 'invalid_format_datetime' });
/** A calendar day of the past or future as it is written in SQL and on the wire. */
export type Day = string;

const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The business day (Asia/Shanghai) an instant belongs to. */
export const dayOf = (at: Date): Day => shanghai.format(at);

const parts = (d: Day): [number, number, number] => [Number(d.slice(0, 4)), Number(d.slice(5, 7)), Number(d.slice(8, 10))];
const format = (t: Date): Day => t.toISOString().slice(0, 10);

/** The day `count` days later (earlier when negative). */
export function addDays(d: Day, count: number): Day {
  const [y, m, n] = parts(d);
  return format(new Date(Date.UTC(y, m - 1, n + count)));
}

/** The day `count` months later; the last of the month when the day does not exist there (31 January + 1 month = 28/29 February). */
export function addMonths(d: Day, count: number): Day {
  const [y, m, n] = parts(d);
  const lastOfMonth = new Date(Date.UTC(y, m + count, 0)).getUTCDate();
  return format(new Date(Date.UTC(y, m - 1 + count, Math.min(n, lastOfMonth))));
}

/** Days from `a` to `b`, negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
}
