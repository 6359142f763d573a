import type { Locale } from '#kernel/access/origin.ts';
import type { SheetIssue } from './contract/issues.ts';
import { squeeze } from './headings.ts';
import { sayIssue } from './issue-words.ts';
import type { SheetLimits } from './limits.ts';
import type { CellStyle, OutCell } from './out-cells.ts';
import { blank, text } from './out-cells.ts';
import type { Range, RawCell, RawRow } from './raw.ts';
import { columnOf } from './raw.ts';
import { openWorkbook } from './read-sheet.ts';
import type { Words } from './sheet.ts';
import { locales } from './sheet.ts';
import type { Workbook } from './workbook.ts';
import type { OutRow } from './write-sheet.ts';
import { workbookBytes } from './write-sheet.ts';

export interface AnnotateOptions {
  /** The uploaded file. */
  path: string;
  /** Sheet and last header row as `openRows` found them. */
  sheet: string;
  headerRow: number;
  /** Issues of a row, wherever they came from: the file's own and those of the base (rights, limits, duplicates there). */
  issuesOf: (row: number) => readonly SheetIssue[] | undefined;
  words: Words;
  locale: Locale;
  /** Leave out rows without an error, so that only what is to be corrected comes back. */
  onlyFailed?: boolean;
  limits?: Partial<SheetLimits>;
}

const LABEL = 'sheet.result.reason';
const reasonHead: CellStyle = { bold: true, colour: 'red', fill: 'error', wrap: true, border: true };
const reasonStyle: CellStyle = { colour: 'red', format: '@', wrap: true };
const noteStyle: CellStyle = { colour: 'grey', format: '@', wrap: true };
const wrong: CellStyle = { fill: 'error' };
const wrongText: CellStyle = { fill: 'error', format: '@' };
const wrongDay: CellStyle = { fill: 'error', format: 'yyyy-mm-dd' };

/** The uploaded cell again. What was a formula comes back as its value; zero-padded numbers come back as the text they showed. */
function copyOf(cell: RawCell, marked: boolean): OutCell | null {
  const look = marked ? wrong : undefined;
  if (cell.kind === 'empty') return marked ? blank(wrong) : null;
  if (cell.kind === 'boolean') return { kind: 'boolean', value: cell.text === 'true', ...(look ? { style: look } : {}) };
  if (cell.kind === 'number' && cell.shown === undefined) return { kind: 'number', value: cell.text, ...(look ? { style: look } : {}) };
  if (cell.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(cell.text))
    return { kind: 'day', value: cell.text, ...(marked ? { style: wrongDay } : {}) };
  return text(cell.shown ?? cell.text, marked ? wrongText : undefined);
}

/** The column the reasons go to: the one of an earlier result when the file is one, else the first beyond all cells. */
async function reasonColumn(workbook: Workbook, options: AnnotateOptions): Promise<number> {
  const labels = new Set(locales.map((locale) => squeeze(options.words(locale)[LABEL] ?? LABEL)));
  let width = 0;
  for await (const row of workbook.rows(options.sheet)) {
    if (row.number === options.headerRow) {
      const at = row.cells.findIndex((cell) => labels.has(squeeze(cell.text)));
      if (at >= 0) return at + 1;
    }
    width = Math.max(width, row.cells.length);
  }
  return width + 1;
}

function annotated(row: RawRow, column: number, issues: readonly SheetIssue[], options: AnnotateOptions): OutRow {
  const errors = issues.filter((issue) => issue.severity === 'error');
  const marked = new Set(errors.map((issue) => (issue.column === null ? 0 : columnOf(issue.column))));
  const cells: (OutCell | null)[] = [];
  for (let at = 1; at <= Math.max(row.cells.length, ...marked); at += 1) {
    cells.push(at === column ? null : copyOf(row.cells[at - 1] ?? { kind: 'empty', text: '' }, marked.has(at)));
  }
  while (cells.length < column) cells.push(null);
  const sentences = [...errors, ...issues.filter((issue) => issue.severity === 'warning')].map((issue) =>
    sayIssue(issue, options.words, options.locale),
  );
  const comments = errors.flatMap((issue) =>
    issue.column === null ? [] : [{ column: columnOf(issue.column), text: sayIssue(issue, options.words, options.locale) }],
  );
  if (sentences.length > 0) cells[column - 1] = text(sentences.join('\n'), errors.length > 0 ? reasonStyle : noteStyle);
  return { number: row.number, cells, comments };
}

async function* rowsOf(workbook: Workbook, column: number, options: AnnotateOptions): AsyncGenerator<OutRow> {
  let next = 0;
  for await (const row of workbook.rows(options.sheet)) {
    const issues = options.issuesOf(row.number) ?? [];
    if (row.number > options.headerRow && options.onlyFailed && !issues.some((issue) => issue.severity === 'error')) continue;
    const out = annotated(row, column, row.number > options.headerRow ? issues : [], options);
    const cells = [...out.cells];
    if (row.number === options.headerRow) cells[column - 1] = text(options.words(options.locale)[LABEL] ?? LABEL, reasonHead);
    next = options.onlyFailed && row.number > options.headerRow ? next + 1 : row.number;
    yield { ...out, number: next, cells };
  }
}

/** Merged ranges that still mean the same in the result: all of them, or only the header's when rows are left out. */
const keptMerges = (merges: readonly Range[], options: AnnotateOptions): Range[] =>
  options.onlyFailed ? merges.filter((range) => range.bottom <= options.headerRow) : [...merges];

/**
 * The uploaded sheet as a workbook again, its rows at their places, with a red column that says row by row what is wrong and
 * the cells concerned in red with the reason as their comment: to be corrected and uploaded once more. Streamed: memory does not grow with the rows.
 */
export async function* annotatedBytes(options: AnnotateOptions): AsyncGenerator<Buffer> {
  const workbook = await openWorkbook(options.path, options.limits);
  try {
    const column = await reasonColumn(workbook, options);
    const merges = keptMerges(await workbook.merges(options.sheet), options);
    const widths = Array.from({ length: column }, (_, i) => ({ width: i + 1 === column ? 60 : 16 }));
    const name = workbook.format === 'csv' ? 'Sheet1' : options.sheet;
    yield* workbookBytes({
      sheets: [
        { name, columns: widths, frozen: { rows: options.headerRow }, merges, comments: true, rows: rowsOf(workbook, column, options) },
      ],
    });
  } finally {
    await workbook.close();
  }
}
