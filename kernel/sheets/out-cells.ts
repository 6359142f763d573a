import { dayOf, ZONE } from '#shared/time.ts';

/** How a cell looks. Styles that are equal are written once. */
export interface CellStyle {
  /** Excel number format: `@` text, `0`, `#,##0.00`, `yyyy-mm-dd` … General when absent. */
  format?: string;
  bold?: boolean;
  italic?: boolean;
  size?: number;
  colour?: 'red' | 'grey';
  fill?: 'head' | 'error' | 'note';
  align?: 'left' | 'center' | 'right';
  wrap?: boolean;
  border?: boolean;
}

/** One cell to be written. There is no kind for formulas: nothing this product writes is ever computed by the reader's program. */
export type OutCell =
  | { kind: 'text'; value: string; style?: CellStyle }
  /** Decimal digits; more than 15 significant ones are written as text, for a spreadsheet would change them. */
  | { kind: 'number'; value: string; style?: CellStyle }
  | { kind: 'boolean'; value: boolean; style?: CellStyle }
  /** `YYYY-MM-DD`. */
  | { kind: 'day'; value: string; style?: CellStyle }
  /** ISO instant; shown as the clock of Asia/Shanghai. */
  | { kind: 'instant'; value: string; style?: CellStyle }
  /** No value, but a look. */
  | { kind: 'blank'; style?: CellStyle };

const optional = (style: CellStyle | undefined) => (style ? { style } : {});
export const text = (value: string, style?: CellStyle): OutCell => ({ kind: 'text', value, ...optional(style) });
export const number = (value: string | number, style?: CellStyle): OutCell => ({
  kind: 'number',
  value: String(value),
  ...optional(style),
});
export const day = (value: string, style?: CellStyle): OutCell => ({ kind: 'day', value, ...optional(style) });
export const blank = (style?: CellStyle): OutCell => ({ kind: 'blank', ...optional(style) });

/** `#,##0.00` for two places. */
export const decimalFormat = (scale: number): string => (scale === 0 ? '#,##0' : `#,##0.${'0'.repeat(scale)}`);

const DAY_MS = 86_400_000;

/** Excel serial of a day; null before March 1900, where Excel's calendar is wrong, and for what is no day. */
export function serialOfDay(value: string): number | null {
  const at = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(at)) return null;
  const serial = Math.round((at - Date.UTC(1899, 11, 30)) / DAY_MS);
  return serial >= 61 && serial < 2_958_466 ? serial : null;
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** Excel serial of an instant on the clock of Asia/Shanghai, to the second. */
export function serialOfInstant(value: string): string | null {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return null;
  const serial = serialOfDay(dayOf(at));
  const [hours = 0, minutes = 0, seconds = 0] = clock.format(at).split(':').map(Number);
  return serial === null ? null : (serial + (hours * 3_600 + minutes * 60 + seconds) / 86_400).toFixed(8);
}

/** Begins like a formula: in a half-width or full-width spelling, or after a control character a program may skip. */
export const looksLikeFormula = (value: string): boolean => /^[=+\-@\t\r\n＝＋－＠]/.test(value);

/** XML text of a cell: markup escaped, characters XML cannot hold written as `_x000D_`, cut at Excel's 32,767 characters. */
export function cellText(value: string): string {
  const whole = value.length > 32_767 ? `${value.slice(0, 32_766)}…` : value;
  if (!/[^ -%'-;=?-\u{d7ff}\u{e000}-\u{fffd}]|_x/u.test(whole) && !whole.includes('&')) return whole;
  return whole
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** XML attribute text. */
export const attributeText = (value: string): string =>
  cellText(value).replace(/"/g, '&quot;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
