import type { Locale } from '#kernel/access/origin.ts';
import type { CellFault, Reading } from './cells.ts';
import {
  isMissingCell,
  readBoolean,
  readCode,
  readDayCell,
  readDecimal,
  readInteger,
  readMonthCell,
  readText,
  readYearCell,
  wordKey,
} from './cells.ts';
import type { DateOrder } from './dates.ts';
import type { RawCell } from './raw.ts';
import type { CodeColumn, Column, EnumColumn, TextColumn, Words } from './sheet.ts';
import { locales, valuesOf, wordOf } from './sheet.ts';
import type { UnitId } from './units.ts';

export type CellValue = string | number | boolean;
/** Reads a cell of one column. */
export type CellReader = (cell: RawCell) => Reading<CellValue>;

/** What the file, the heading or the mapping says about a column beyond its definition. */
export interface ReaderHints {
  stated?: UnitId | undefined;
  order?: DateOrder | undefined;
}

/** Words of an enum in comparable form → value: the value, its labels in both languages, and its further words. */
export function dictionaryOf(column: EnumColumn, words: Words): Map<string, string> {
  const dictionary = new Map<string, string>();
  for (const value of valuesOf(column)) {
    const labels = locales.map((locale) => wordOf(column, value, words, locale));
    for (const word of [value, ...labels, ...(column.values[value] ?? [])]) {
      if (!dictionary.has(wordKey(word))) dictionary.set(wordKey(word), value);
    }
  }
  return dictionary;
}

function enumReader(column: EnumColumn, words: Words, locale: Locale): CellReader {
  const dictionary = dictionaryOf(column, words);
  const allowed = valuesOf(column)
    .slice(0, 20)
    .map((value) => wordOf(column, value, words, locale))
    .join('、');
  return (cell) => {
    const value = dictionary.get(wordKey(cell.text));
    if (value !== undefined) return { ok: true, value };
    if (isMissingCell(cell)) return { ok: true, value: null };
    return { ok: false, fault: { code: 'sheet.not_in_list', params: { text: cell.text.slice(0, 60), allowed } } };
  };
}

const tooLong = (value: string, limit: number): CellFault => ({ code: 'sheet.too_long', params: { length: value.length, limit } });

function textReader(column: TextColumn): CellReader {
  const limit = column.maxLength ?? 2_000;
  return (cell) => {
    const read = readText(cell, { keepMarks: column.keepMarks ?? false });
    return read.ok && read.value !== null && read.value.length > limit ? { ok: false, fault: tooLong(read.value, limit) } : read;
  };
}

function codeReader(column: CodeColumn): CellReader {
  const limit = column.maxLength ?? 64;
  return (cell) => {
    const read = readCode(cell, { upper: column.upper ?? false });
    if (!read.ok || read.value === null) return read;
    if (read.value.length > limit) return { ok: false, fault: tooLong(read.value, limit) };
    if (column.pattern && !column.pattern.test(read.value))
      return { ok: false, fault: { code: 'sheet.wrong_pattern', params: { text: read.value } } };
    return read;
  };
}

function plainReader(column: Column, words: Words, locale: Locale, hints: ReaderHints): CellReader {
  switch (column.type) {
    case 'text':
      return textReader(column);
    case 'code':
      return codeReader(column);
    case 'enum':
      return enumReader(column, words, locale);
    case 'boolean':
      return readBoolean;
    case 'month':
      return readMonthCell;
    case 'decimal': {
      const rule = { scale: column.scale, min: column.min, max: column.max, unit: column.unit, stated: hints.stated };
      return (cell) => readDecimal(cell, rule);
    }
    case 'integer': {
      const rule = { min: column.min, max: column.max, unit: column.unit, stated: hints.stated };
      return (cell) => readInteger(cell, rule);
    }
    case 'day': {
      const rule = { min: column.min, max: column.max, order: hints.order ?? column.order };
      return (cell) => readDayCell(cell, rule);
    }
    case 'year': {
      const rule = { min: column.min, max: column.max };
      return (cell) => readYearCell(cell, rule);
    }
  }
}

/** The reader of a column, made once per file. Excel's errors are refused here, except `#N/A`, which says that there is nothing. */
export function readerOf(column: Column, words: Words, locale: Locale, hints: ReaderHints = {}): CellReader {
  const read = plainReader(column, words, locale, hints);
  return (cell) =>
    cell.kind === 'error' && cell.text !== '#N/A'
      ? { ok: false, fault: { code: 'sheet.cell_error', params: { text: cell.text } } }
      : read(cell);
}
