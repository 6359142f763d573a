import type { Locale } from '#kernel/access/origin.ts';
import { yesNo } from './example.ts';
import type { CellStyle, OutCell } from './out-cells.ts';
import { decimalFormat } from './out-cells.ts';
import type { AnySheet, Column, Words } from './sheet.ts';
import { headingOf, wordOf } from './sheet.ts';
import type { OutRow, SheetSpec } from './write-sheet.ts';

/** A value as use cases answer it: decimals, days and instants are strings. */
export type TableValue = string | number | boolean | null | undefined;

export type TableKind = 'text' | 'code' | 'decimal' | 'integer' | 'year' | 'day' | 'instant' | 'boolean';

/** One column of an export. */
export interface TableColumn<R> {
  header: string;
  kind: TableKind;
  value: (row: R) => TableValue;
  /** Places of a decimal, 2 by default. */
  scale?: number;
  /** Width in characters; by default from heading and kind. */
  width?: number;
}

const headStyle: CellStyle = { bold: true, fill: 'head', align: 'center', wrap: true, border: true };

/** Columns a text takes on screen: a Chinese character takes two. */
export const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (/[\u1100-\uffdc]/.test(c) ? 2 : 1), 0);

const usual: Record<TableKind, number> = { text: 18, code: 16, decimal: 14, integer: 10, year: 8, day: 12, instant: 20, boolean: 8 };

const widthOfColumn = (column: TableColumn<never>): number =>
  column.width ?? Math.min(48, Math.max(usual[column.kind], widthOf(column.header) + 4));

/** The look of a column's cells, also of those a person types later. */
export function styleOf(kind: TableKind, scale = 2): CellStyle {
  switch (kind) {
    case 'decimal':
      return { format: decimalFormat(scale) };
    case 'integer':
      return { format: '#,##0' };
    case 'year':
      return { format: '0' };
    case 'day':
      return { format: 'yyyy-mm-dd' };
    case 'instant':
      return { format: 'yyyy-mm-dd hh:mm:ss' };
    default:
      return { format: '@' };
  }
}

/** A value as a cell of its kind; null stays an empty cell and never becomes 0. */
export function cellOf(value: TableValue, kind: TableKind, style: CellStyle, locale: Locale): OutCell | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return { kind: 'text', value: yesNo(value, locale), style };
  if (kind === 'decimal' || kind === 'integer' || kind === 'year') return { kind: 'number', value: String(value), style };
  if (kind === 'day' || kind === 'instant') return { kind, value: String(value), style };
  return { kind: 'text', value: String(value), style };
}

async function* tableRows<R>(
  columns: readonly TableColumn<R>[],
  rows: Iterable<R> | AsyncIterable<R>,
  locale: Locale,
): AsyncGenerator<OutRow> {
  const styles = columns.map((column) => styleOf(column.kind, column.scale));
  yield { cells: columns.map((column) => ({ kind: 'text', value: column.header, style: headStyle })), height: 30 };
  for await (const row of rows) {
    yield { cells: columns.map((column, i) => cellOf(column.value(row), column.kind, styles[i] as CellStyle, locale)) };
  }
}

/** A sheet of records: typed columns under one heading row that stays in view and can be filtered. */
export function tableSheet<R>(spec: {
  name: string;
  columns: readonly TableColumn<R>[];
  rows: Iterable<R> | AsyncIterable<R>;
  locale: Locale;
}): SheetSpec {
  return {
    name: spec.name,
    columns: spec.columns.map((column) => ({
      width: widthOfColumn(column as TableColumn<never>),
      style: styleOf(column.kind, column.scale),
    })),
    frozen: { rows: 1 },
    autoFilter: { row: 1, columns: spec.columns.length },
    landscape: spec.columns.length > 6,
    rows: tableRows(spec.columns, spec.rows, spec.locale),
  };
}

/** The sheet that says who exported what, when and by which conditions: a label and its value per line. */
export function aboutSheet(name: string, lines: readonly (readonly [label: string, value: string])[]): SheetSpec {
  const rows = lines.map(
    ([label, value]): OutRow => ({
      cells: [
        { kind: 'text', value: label, style: { bold: true, format: '@' } },
        { kind: 'text', value, style: { format: '@', wrap: true } },
      ],
    }),
  );
  return { name, columns: [{ width: 18 }, { width: 80 }], rows };
}

const kindOf = (column: Column): TableKind => {
  if (column.type === 'enum' || column.type === 'month') return 'text';
  return column.type;
};

/** Export columns of a sheet definition: the same headings that an import of the file recognises, enum values by their labels. */
export function exportColumns<R extends object>(
  definition: AnySheet,
  fields: readonly (string & keyof R)[],
  words: Words,
  locale: Locale,
): TableColumn<R>[] {
  return fields.map((field) => {
    const column = definition.columns[field];
    if (!column) throw new Error(`${definition.name} has no column ${field}`);
    const read = (row: R) => row[field] as TableValue;
    return {
      header: headingOf(definition, field, words, locale),
      kind: kindOf(column),
      value: column.type === 'enum' ? (row) => labelled(column, read(row), words, locale) : read,
      ...(column.type === 'decimal' ? { scale: column.scale } : {}),
      ...(column.width === undefined ? {} : { width: column.width }),
    };
  });
}

const labelled = (column: Extract<Column, { type: 'enum' }>, value: TableValue, words: Words, locale: Locale): TableValue =>
  typeof value === 'string' && value !== '' ? wordOf(column, value, words, locale) : value;
