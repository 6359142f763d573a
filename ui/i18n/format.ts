import { ZONE } from '#shared/time.ts';
import { currentLocale } from '#ui/i18n/locale.ts';

/** What stands where there is no value. */
export const NOTHING = '—';

/**
 * A decimal string with thousands marks, its places kept as they came (`18600.00` → `18,600.00`). Works on the text, never through a float,
 * so that no digit of a sum is lost.
 */
export function number(value: string | number | null | undefined, places?: number): string {
  if (value === null || value === undefined || value === '') return NOTHING;
  const text = typeof value === 'number' && places !== undefined ? value.toFixed(places) : String(value);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const stamps = new Map<string, Intl.DateTimeFormat>();

/** An instant as `YYYY-MM-DD HH:mm` of the business zone. */
export function instant(value: string | null | undefined, seconds = false): string {
  if (!value) return NOTHING;
  const key = String(seconds);
  let format = stamps.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: ZONE,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      ...(seconds ? { second: '2-digit' as const } : {}),
      hourCycle: 'h23',
    });
    stamps.set(key, format);
  }
  return format.format(new Date(value)).replace(',', '');
}

/** A day as it is written on the wire, or the mark for nothing. */
export const day = (value: string | null | undefined): string => value || NOTHING;

/** A day as it is printed: `2026年11月23日`, in English `23 November 2026`. */
export function printedDay(value: string): string {
  const [y, m, d] = value.split('-').map(Number);
  if (currentLocale() === 'zh-CN') return `${y}年${m}月${d}日`;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`));
}

const steps: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago or ahead an instant lies: `2 小时前`, `in 3 days`. */
export function ago(value: string, now: number = Date.now()): string {
  const seconds = Math.round((Date.parse(value) - now) / 1000);
  const words = new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'auto' });
  for (const [unit, size] of steps) if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  return words.format(0, 'second');
}

/** Bytes for a reader: `1.4 MB`. */
export function bytes(value: number): string {
  if (value < 1024) return `${value} B`;
  if (value < 1024 ** 2) return `${(value / 1024).toFixed(0)} KB`;
  return `${(value / 1024 ** 2).toFixed(1)} MB`;
}
