import type { ErrorParams } from '#shared/errors.ts';
import { Decimal } from '#shared/units.ts';
import type { DateOrder, DayReading } from './dates.ts';
import { dayExists, readDay, readMonth, readYear } from './dates.ts';
import type { RawCell } from './raw.ts';
import type { UnitId } from './units.ts';
import { convert, splitUnit, units } from './units.ts';
import { isoOfSerial } from './xlsx-styles.ts';

/** What a cell came to: a value (null when the cell says nothing), or why not. A `note` is a warning beside a good value. */
export type Reading<T> = { ok: true; value: T | null; note?: CellFault } | { ok: false; fault: CellFault };
export interface CellFault {
  code: string;
  params: ErrorParams;
}

const good = <T>(value: T | null, note?: CellFault): Reading<T> => (note ? { ok: true, value, note } : { ok: true, value });
const bad = (code: string, params: ErrorParams = {}): { ok: false; fault: CellFault } => ({ ok: false, fault: { code, params } });
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const missingMarks = new Set([
  ...'- -- --- — —— – − ー ― / // \\ ? ?? n/a na #n/a n.a. nan null nil none unknown tbd'.split(' '),
  ...['not available', 'not applicable', '无', '暂无', '不详', '未知', '空', '缺', '无数据', '未填'],
]);

/** Half-width already, nothing to trim: most cells of a big register, and they skip the costly forms. */
const ascii = /^[!-~](?:[ -~]*[!-~])?$/;

/** Text of a cell without outer white space and zero-width characters; its inner width is kept. */
export const trimmed = (text: string): string => text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').trim();

/** Half-width form of a text: １２，３４５ → 12,345, （ → (, ㎡ → m2. */
export const halfWidth = (text: string): string => (ascii.test(text) ? text : trimmed(text).normalize('NFKC').trim());

/** Does the text say that there is no value? Blank, a dash, 无, N/A, Not Available … Never the digit 0. */
export const isMissing = (text: string): boolean => {
  if (text.length > 24 && text.trim().length > 24) return false;
  const half = halfWidth(text).toLowerCase();
  return half === '' || missingMarks.has(half);
};

/** Is the cell without a value? An Excel error `#N/A` counts as missing, other errors do not. */
export const isMissingCell = (cell: RawCell): boolean =>
  cell.kind === 'empty' ||
  (cell.kind === 'error' && cell.text === '#N/A') ||
  ((cell.kind === 'text' || cell.kind === 'error') && isMissing(cell.text));

/** Spreadsheet numbers carry 15 digits; what stands behind them is the noise of binary fractions (4769.3999999999996). */
export function decimalOfStored(text: string): Decimal | null {
  if (!simple.test(text)) return null;
  const value = new Decimal(text);
  return value.precision() > 15 ? value.toSignificantDigits(15, Decimal.ROUND_HALF_UP) : value;
}

const grouped = /^[+-]?\d{1,3}([,']\d{3})+(\.\d+)?$/;
const simple = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;

/**
 * A number written in half-width text, with thousands marks, a currency sign or brackets for minus; null when it is none.
 * Fractions of more than 15 digits carry the same noise here: programs write their binary numbers out in full.
 */
export function decimalOfText(text: string): Decimal | null {
  let bare = text
    .replace(/^[¥$￥]\s*/, '')
    .replace(/\s+(?=\d)/g, '')
    .replace(/[−–]/g, '-');
  if (/^\([\d.,]+\)$/.test(bare)) bare = `-${bare.slice(1, -1)}`;
  if (grouped.test(bare)) bare = bare.replace(/[,']/g, '');
  if (!simple.test(bare)) return null;
  return bare.includes('.') ? decimalOfStored(bare) : new Decimal(bare);
}

export interface NumberRule {
  /** Places kept; what is more is rounded half up, with a note unless a unit was converted. */
  scale: number;
  min?: string;
  max?: string;
  /** Unit of the value wanted. */
  unit?: UnitId;
  /** Unit the header or the mapping states; a unit in the cell itself goes before it. */
  stated?: UnitId;
}

function quantityOf(cell: RawCell, rule: NumberRule): { value: Decimal; from: UnitId | undefined } | null {
  const from = rule.stated ?? rule.unit;
  const stored = cell.kind === 'number' ? decimalOfStored(cell.text) : null;
  if (stored) return { value: stored, from };
  const half = halfWidth(cell.text);
  const plain = decimalOfText(half);
  if (plain) return { value: plain, from };
  if (!rule.unit) return null;
  const split = splitUnit(half, units[rule.unit].dimension);
  const value = split ? decimalOfText(split.rest) : null;
  return split && value ? { value, from: split.unit } : null;
}

/** A decimal string in the unit of the rule. Missing stays null and never becomes 0. */
export function readDecimal(cell: RawCell, rule: NumberRule): Reading<string> {
  if (isMissingCell(cell)) return good<string>(null);
  if (cell.kind !== 'number' && cell.kind !== 'text') return bad('sheet.not_a_number', { text: shortened(cell.text) });
  const quantity = quantityOf(cell, rule);
  if (!quantity) return bad('sheet.not_a_number', { text: shortened(cell.text) });
  const converted = quantity.from && rule.unit && quantity.from !== rule.unit;
  const exact = converted && quantity.from && rule.unit ? convert(quantity.value, quantity.from, rule.unit) : quantity.value;
  const value = exact.toDecimalPlaces(rule.scale, Decimal.ROUND_HALF_UP);
  if (rule.min !== undefined && exact.lt(rule.min)) return bad('sheet.too_small', { text: shortened(cell.text), limit: rule.min });
  if (rule.max !== undefined && value.gt(rule.max)) return bad('sheet.too_big', { text: shortened(cell.text), limit: rule.max });
  const text = value.isZero() ? '0' : value.toFixed();
  if (converted || value.eq(exact)) return good(text);
  return good(text, { code: 'sheet.rounded', params: { text: shortened(cell.text), scale: rule.scale } });
}

/** A whole number below the 15 digits a spreadsheet can vouch for. 12.0 is whole, 12.5 is refused and never rounded. */
export function readInteger(cell: RawCell, rule: { min?: number; max?: number; unit?: UnitId; stated?: UnitId }): Reading<number> {
  const number = readDecimal(cell, {
    ...(rule.unit ? { unit: rule.unit } : {}),
    ...(rule.stated ? { stated: rule.stated } : {}),
    scale: 15,
  });
  if (!number.ok) return number;
  if (number.value === null) return good<number>(null);
  const value = new Decimal(number.value);
  if (!value.isInteger() || value.abs().gte('1e15')) return bad('sheet.not_an_integer', { text: shortened(cell.text) });
  if (rule.min !== undefined && value.lt(rule.min)) return bad('sheet.too_small', { text: shortened(cell.text), limit: String(rule.min) });
  if (rule.max !== undefined && value.gt(rule.max)) return bad('sheet.too_big', { text: shortened(cell.text), limit: String(rule.max) });
  return good(value.toNumber());
}

/**
 * Digits a stored number can no longer vouch for: more than 15, or scientific notation in text. Spreadsheets write it with a sign (`1.01E+15`);
 * `1E10` is the name of a room.
 */
function lostDigits(cell: RawCell): boolean {
  if (cell.kind === 'text') return /^[1-9](\.\d+)?e\+\d{2,}$/i.test(halfWidth(cell.text));
  if (cell.kind !== 'number') return false;
  const value = decimalOfStored(cell.text);
  return value?.isInteger() === true && value.abs().gte('1e15');
}

/**
 * A code: text whose leading zeros count, full-width letters and digits made half-width. A number cell gives its digits,
 * zero-padded when its format pads. Beyond 15 digits a spreadsheet has already lost the end: said, never guessed.
 */
export function readCode(cell: RawCell, rule: { upper?: boolean } = {}): Reading<string> {
  if (isMissingCell(cell)) return good<string>(null);
  if (lostDigits(cell)) return bad('sheet.code_lost_digits', { text: shortened(cell.text) });
  const text = cell.kind === 'number' ? (cell.shown ?? decimalOfStored(cell.text)?.toFixed() ?? cell.text) : halfWidth(cell.text);
  return good(rule.upper ? text.toUpperCase() : text);
}

/** Free text. A number keeps the digits the reader sees, without binary noise; a lone missing mark is no text. */
export function readText(cell: RawCell, rule: { keepMarks?: boolean } = {}): Reading<string> {
  if (rule.keepMarks ? trimmed(cell.text) === '' : isMissingCell(cell)) return good<string>(null);
  if (cell.kind === 'number') return good(cell.shown ?? decimalOfStored(cell.text)?.toFixed() ?? cell.text);
  return good(trimmed(cell.text).replace(/\r\n?/g, '\n'));
}

/** Excel serials that are read as days when they come as bare numbers: 1930-01-01 to 2099-12-31. */
const SERIAL_FROM = 10_959;
const SERIAL_TO = 73_050;

const serialDay = (text: string): string | null => {
  const serial = Number(text);
  return serial >= SERIAL_FROM && serial <= SERIAL_TO ? (isoOfSerial(Math.floor(serial), false) ?? null) : null;
};

/** Text a date reader understands, or the ISO day a serial stands for. */
function dateText(cell: RawCell): string {
  const half = halfWidth(cell.text);
  if (cell.kind === 'date') return half;
  return /^\d{5}(\.\d+)?$/.test(half) ? (serialDay(half) ?? half) : half;
}

function dayIn(cell: RawCell, order: DateOrder | undefined): DayReading | null {
  if (cell.kind === 'boolean' || cell.kind === 'error') return null;
  if (cell.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(cell.text) && dayExists(cell.text)) return { ok: true, day: cell.text };
  return readDay(dateText(cell), order);
}

/** A day `YYYY-MM-DD`, from a date cell, a serial or any spelling `readDay` knows. */
export function readDayCell(cell: RawCell, rule: { order?: DateOrder; min?: string; max?: string } = {}): Reading<string> {
  if (isMissingCell(cell)) return good<string>(null);
  const day = dayIn(cell, rule.order);
  if (!day?.ok) return bad(day?.reason === 'ambiguous' ? 'sheet.ambiguous_day' : 'sheet.not_a_day', { text: shortened(cell.text) });
  if (rule.min !== undefined && day.day < rule.min) return bad('sheet.too_small', { text: day.day, limit: rule.min });
  if (rule.max !== undefined && day.day > rule.max) return bad('sheet.too_big', { text: day.day, limit: rule.max });
  return good(day.day);
}

/** A month `YYYY-MM`. */
export function readMonthCell(cell: RawCell): Reading<string> {
  if (isMissingCell(cell)) return good<string>(null);
  const month = readMonth(dateText(cell));
  return month ? good(month) : bad('sheet.not_a_month', { text: shortened(cell.text) });
}

/** A year as a number, 1000 to 9999. */
export function readYearCell(cell: RawCell, rule: { min?: number; max?: number } = {}): Reading<number> {
  if (isMissingCell(cell)) return good<number>(null);
  const year = readYear(dateText(cell));
  if (year === null) return bad('sheet.not_a_year', { text: shortened(cell.text) });
  if (rule.min !== undefined && year < rule.min) return bad('sheet.too_small', { text: String(year), limit: String(rule.min) });
  if (rule.max !== undefined && year > rule.max) return bad('sheet.too_big', { text: String(year), limit: String(rule.max) });
  return good(year);
}

const yes = new Set(['是', 'y', 'yes', '1', 'true', 't', '√', '✓', '✔', '☑', '有', '对', '真']);
const negative = new Set(['否', 'n', 'no', '0', 'false', 'f', '×', '✗', '✘', '☒', '☐', 'x', '无', '没有', '不是', '错', '假', '非']);

/** Yes or no in the ways registers tick it. 无 means no here, since 有 means yes; blank and a dash stay null. */
export function readBoolean(cell: RawCell): Reading<boolean> {
  if (cell.kind === 'boolean') return good(cell.text === 'true');
  const word = halfWidth(cell.text).toLowerCase();
  if (yes.has(word)) return good(true);
  if (negative.has(word)) return good(false);
  return isMissingCell(cell) ? good<boolean>(null) : bad('sheet.not_a_boolean', { text: shortened(cell.text) });
}

/** Form in which dictionary words are compared: half-width, lower case, without white space and outer punctuation. */
export const wordKey = (text: string): string =>
  halfWidth(text)
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^[("'“‘]+|[)"'”’。;,.]+$/g, '');
