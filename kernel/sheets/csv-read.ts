import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { decodeText, sniffEncoding } from './encoding.ts';
import type { SheetLimits } from './limits.ts';
import type { RawCell, RawRow } from './raw.ts';
import { emptyCell, SheetProblem } from './raw.ts';
import type { Workbook } from './workbook.ts';
import { withinLimits } from './zip-read.ts';

const delimiters = [',', '\t', ';', '|'];

/** How often a delimiter stands outside quotes on a line. */
function countOutside(line: string, delimiter: string): number {
  let count = 0;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) count += 1;
  }
  return count;
}

/** The delimiter most lines agree on; a comma when there is none at all. */
export function sniffDelimiter(text: string): string {
  const lines = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 40);
  let best = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => countOutside(line, delimiter));
    const frequency = new Map<number, number>();
    for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
    const agreed = Math.max(0, ...[...frequency].map(([count, times]) => times * (1 + Math.min(count, 20) / 100)));
    if (agreed > bestScore) {
      best = delimiter;
      bestScore = agreed;
    }
  }
  return best;
}

/** Our own CSV writes an apostrophe before text that would begin a formula; reading takes it off again. */
const unguard = (text: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text);

const cellOf = (text: string): RawCell => (text === '' ? emptyCell : { kind: 'text', text: unguard(text) });

function rowOf(record: string[], number: number, limits: SheetLimits): RawRow | null {
  let length = record.length;
  while (length > 0 && record[length - 1] === '') length -= 1;
  if (length === 0) return null;
  if (length > limits.columns) throw new SheetProblem('sheet.too_many_columns', { row: number, limit: limits.columns });
  const cells: RawCell[] = [];
  for (let i = 0; i < length; i += 1) {
    const text = record[i] ?? '';
    if (text.length > limits.cellLength) throw new SheetProblem('sheet.cell_too_long', { row: number, limit: limits.cellLength });
    cells.push(cellOf(text));
  }
  return { number, cells };
}

const problemOf = (error: unknown, limits: SheetLimits): SheetProblem => {
  if (error instanceof SheetProblem) return error;
  if (error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE')
    return new SheetProblem('sheet.cell_too_long', { limit: limits.cellLength });
  const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : null;
  return new SheetProblem('sheet.corrupt', { part: line === null ? 'csv' : `line ${line}` });
};

async function firstText(bytes: AsyncIterable<Buffer>, encoding: Parameters<typeof decodeText>[1]): Promise<string> {
  let text = '';
  for await (const piece of decodeText(bytes, encoding)) {
    text += piece;
    if (text.length > 65_536) break;
  }
  return text;
}

/** Opens delimited text: comma, tab, semicolon or bar; UTF-8, UTF-16 or GB18030; plain or gzipped. */
export async function openCsv(path: string, limits: SheetLimits, gzipped: boolean): Promise<Workbook> {
  const { size } = await stat(path);
  const open = (): AsyncIterable<Buffer> => {
    const file = createReadStream(path, { highWaterMark: 262_144 });
    if (!gzipped) return file;
    const gunzip = createGunzip();
    file.on('error', (error) => gunzip.destroy(error));
    gunzip.on('close', () => file.destroy());
    return withinLimits(file.pipe(gunzip), size, limits, 'gzip');
  };
  const encoding = await sniffEncoding(open);
  const head = await firstText(open(), encoding);
  if (head.trim() === '') throw new SheetProblem('sheet.empty');
  if (/^\s*(<(!doctype|html|\?xml|table|meta)|%PDF-|\{\\rtf|[[{]\s*["{])/i.test(head)) {
    throw new SheetProblem('sheet.not_a_sheet', { looksLike: /^\s*</.test(head) ? 'html' : 'document' });
  }
  const delimiter = sniffDelimiter(head.slice(0, Math.max(head.lastIndexOf('\n'), 0) || head.length));
  return {
    format: 'csv',
    sheets: [{ name: 'csv', hidden: false }],
    merges: async () => [],
    async *rows(): AsyncGenerator<RawRow> {
      const parser = parse({
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: false,
        max_record_size: limits.cellLength * 64,
      });
      const text = Readable.from(decodeText(open(), encoding));
      text.on('error', (error) => parser.destroy(error));
      text.pipe(parser);
      let number = 0;
      try {
        for await (const record of parser as AsyncIterable<string[]>) {
          number += 1;
          if (number > limits.rows) throw new SheetProblem('sheet.too_many_rows', { limit: limits.rows });
          const row = rowOf(record, number, limits);
          if (row) yield row;
        }
      } catch (error) {
        throw problemOf(error, limits);
      } finally {
        text.destroy();
        parser.destroy();
      }
    },
    async close() {},
  };
}
