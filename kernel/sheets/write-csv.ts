import { Readable } from 'node:stream';
import type { Locale } from '#kernel/access/origin.ts';
import { yesNo } from './example.ts';
import { looksLikeFormula } from './out-cells.ts';
import type { TableColumn, TableKind, TableValue } from './table.ts';

/**
 * CSV has no types: whatever begins with = + - @, their full-width twins or a control character is taken for a formula by
 * the program that opens it. Text is therefore written with an apostrophe before it, which the programs show or hide and
 * our own reader takes off (one more before text that has them already). Numbers of number columns keep their minus sign.
 */
function guarded(value: string, kind: TableKind): string {
  const numeric = (kind === 'decimal' || kind === 'integer' || kind === 'year') && /^-?\d+(\.\d+)?$/.test(value);
  return !numeric && looksLikeFormula(value.replace(/^'+/, '')) ? `'${value}` : value;
}

function field(value: TableValue, kind: TableKind, locale: Locale): string {
  if (value === null || value === undefined) return '';
  const text = guarded(typeof value === 'boolean' ? yesNo(value, locale) : String(value), kind);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** The bytes of a CSV file: UTF-8 with a byte order mark, without which Excel and WPS take Chinese for GBK; lines end with CRLF. */
export async function* csvBytes<R>(
  columns: readonly TableColumn<R>[],
  rows: Iterable<R> | AsyncIterable<R>,
  locale: Locale,
): AsyncGenerator<Buffer> {
  let piece = `\ufeff${columns.map((column) => field(column.header, 'text', locale)).join(',')}\r\n`;
  for await (const row of rows) {
    piece += `${columns.map((column) => field(column.value(row), column.kind, locale)).join(',')}\r\n`;
    if (piece.length < 65_536) continue;
    yield Buffer.from(piece, 'utf8');
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece, 'utf8');
}

/**
 * A CSV file as a stream, for an answer over HTTP.
 * @public part of the door of this room
 */
export const csvStream = <R>(columns: readonly TableColumn<R>[], rows: Iterable<R> | AsyncIterable<R>, locale: Locale): Readable =>
  Readable.from(csvBytes(columns, rows, locale), { objectMode: false });
