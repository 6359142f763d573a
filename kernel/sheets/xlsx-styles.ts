/** What the reader needs of a cell format: is the number a day or a time, and is it padded with zeros. */
export interface NumberStyle {
  date: boolean;
  /** Digits the format pads to (`000000` → 6); 0 when it does not. */
  pad: number;
}

const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** Does a format code show a date or a time? Literals, escapes, colours and conditions do not count. */
export function isDateFormat(code: string): boolean {
  const bare = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\*./g, '')
    .replace(/\[(?:h+|m+|s+)\]/gi, 'h')
    .replace(/\[[^\]]*\]/g, '');
  if (/general/i.test(bare)) return false;
  return /[ymdhs年月日时分秒]/i.test(bare) && !/[0#?]/.test(bare.replace(/[hms][:.]?0+/gi, ''));
}

/** The style of a number format id with its code, if the workbook defines one. */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return { date: builtInDates.has(id), pad: 0 };
  const pad = /^0{2,}$/.test(code) ? code.length : 0;
  return { date: isDateFormat(code), pad };
}

const DAY_MS = 86_400_000;
const MEMORY = 20_000;
const days = new Map<number, string>();

/** ISO text of a count of days since 1970; registers repeat their days, so they are remembered. */
function isoOfDays(count: number): string {
  let text = days.get(count);
  if (text === undefined) {
    text = new Date(count * DAY_MS).toISOString().slice(0, 10);
    if (days.size >= MEMORY) days.clear();
    days.set(count, text);
  }
  return text;
}

/**
 * ISO text of an Excel serial: a day, an instant without zone, or a bare time below one day. Null when out of Excel's range.
 * In the 1900 system serial 60 is the 29 February 1900 that never was; days before it are shifted by one.
 */
export function isoOfSerial(serial: number, date1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null;
  const seconds = Number.isInteger(serial) ? 0 : Math.round((serial % 1) * 86_400);
  const whole = Math.floor(serial) + Math.floor(seconds / 86_400);
  const time = seconds % 86_400;
  if (time === 0 && (whole > 0 || date1904)) return isoOfDays(epochOf(whole, date1904) + whole);
  const clock = [Math.floor(time / 3_600), Math.floor(time / 60) % 60, time % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return whole === 0 && !date1904 ? clock : `${isoOfDays(epochOf(whole, date1904) + whole)}T${clock}`;
}

/** Day 0 of the calendar a serial belongs to, in days since 1970. */
function epochOf(whole: number, date1904: boolean): number {
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : whole < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return epoch / DAY_MS;
}
