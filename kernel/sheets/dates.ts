import type { Day } from '#shared/time.ts';

export type DateOrder = 'dmy' | 'mdy';

/** A day found in text, or why there is none. `assumed` marks a day of the month or a century that the text does not say for sure. */
export type DayReading = { ok: true; day: Day } | { ok: false; reason: 'not_a_day' | 'ambiguous' };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const no: DayReading = { ok: false, reason: 'not_a_day' };

/** ISO day of its parts; null when there is no such day between 1000 and 9999. */
export function dayOfParts(year: number, month: number, day: number): Day | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1) return null;
  return date.toISOString().slice(0, 10);
}

/** Is the ISO day on the calendar? 31 April and year 0 are not. */
export const dayExists = (day: Day): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return at > Date.UTC(1000, 0, 0) && new Date(at).getUTCDate() === Number(day.slice(8));
};

const reading = (year: number, month: number, day: number): DayReading => {
  const found = dayOfParts(year, month, day);
  return found ? { ok: true, day: found } : no;
};

/** Two-digit years as Excel reads them: 00–29 are 2000s, 30–99 are 1900s. */
const fullYear = (text: string): number => (text.length > 2 ? Number(text) : Number(text) + (Number(text) < 30 ? 2000 : 1900));

const clock = /[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([AaPp][Mm])?\s*(Z|[A-Z]{3}|[+-]\d{2}:?\d{2})?$/;

function ofNumbers(text: string, order: DateOrder | undefined): DayReading {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text);
  if (!match) return no;
  const [, a = '', b = '', y = ''] = match;
  const year = fullYear(y);
  if (order === 'dmy') return reading(year, Number(b), Number(a));
  if (order === 'mdy') return reading(year, Number(a), Number(b));
  if (Number(a) > 12) return reading(year, Number(b), Number(a));
  if (Number(b) > 12) return reading(year, Number(a), Number(b));
  return a === b ? reading(year, Number(a), Number(b)) : { ok: false, reason: 'ambiguous' };
}

function ofWords(text: string): DayReading {
  const dayFirst = /^(\d{1,2})[-\s/]([A-Za-z]{3,9})[-\s/,]+(\d{4}|\d{2})$/.exec(text);
  const monthFirst = /^([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/.exec(text);
  const [day, word, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : [];
  if (!day || !word || !year) return no;
  const month = months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? no : reading(fullYear(year), month, Number(day));
}

/**
 * Reads a day as registers write it: 2024-01-05, 2024/1/5, 2024.1.5, 2024年1月5日, 20240105, 05-Jan-24, Jan 5, 2024, with or
 * without a time of day; 2024.1 and 2024年1月 are the first of the month. 05/06/2024 is ambiguous unless `order` says.
 * The text is expected half-width and trimmed.
 */
export function readDay(text: string, order?: DateOrder): DayReading {
  const bare = text.replace(clock, '').trim();
  const chinese = /^(\d{4}|\d{2})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号]?)?$/.exec(bare);
  if (chinese) return reading(fullYear(chinese[1] ?? ''), Number(chinese[2]), Number(chinese[3] ?? 1));
  const yearFirst = /^(\d{4})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2}))?$/.exec(bare);
  if (yearFirst) return reading(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3] ?? 1));
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(bare);
  if (compact) return reading(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const numbers = ofNumbers(bare, order);
  return numbers.ok || numbers.reason === 'ambiguous' ? numbers : ofWords(bare);
}

/** Reads a month: 2024-01, 2024.1, 2024年1月, 202401, or any day of it. Null when it is none. */
export function readMonth(text: string): string | null {
  const compact = /^(\d{4})(\d{2})$/.exec(text);
  if (compact) return dayOfParts(Number(compact[1]), Number(compact[2]), 1)?.slice(0, 7) ?? null;
  const day = readDay(text);
  return day.ok ? day.day.slice(0, 7) : null;
}

/** Reads a year: 1998, 1998年, 98年, or the year of a day. Null when it is none. */
export function readYear(text: string): number | null {
  const year = /^(\d{4})\s*年?(?:代|建|\s*竣工)?$/.exec(text) ?? /^(\d{2})\s*年$/.exec(text);
  if (year) {
    const value = fullYear(year[1] ?? '');
    return value >= 1000 ? value : null;
  }
  const day = readDay(text);
  return day.ok ? Number(day.day.slice(0, 4)) : null;
}
