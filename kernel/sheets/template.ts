import type { Locale } from '#kernel/access/origin.ts';
import { exampleOf, yesNo } from './example.ts';
import type { CellStyle, OutCell } from './out-cells.ts';
import { text } from './out-cells.ts';
import type { AnySheet, Column, Words } from './sheet.ts';
import { headingOf, labelOf, unitOfColumn, valuesOf, wordOf } from './sheet.ts';
import { STAMP_SHEET, stampCells } from './stamp.ts';
import { styleOf, widthOf } from './table.ts';
import { units } from './units.ts';
import type { BookSpec, OutRow, SheetSpec, Validation } from './write-sheet.ts';

/** Rows of a template that carry drop-downs and prompts. */
const READY_ROWS = 20_000;

const headStyle = (required: boolean): CellStyle => ({
  bold: true,
  fill: 'head',
  align: 'center',
  wrap: true,
  border: true,
  ...(required ? { colour: 'red' } : {}),
});
const exampleStyle = (look: CellStyle): CellStyle => ({ ...look, italic: true, colour: 'grey' });

/** Words a column's drop-down offers; none for a column without a closed list. */
function choicesOf(column: Column, words: Words, locale: Locale): string[] {
  if (column.type === 'boolean') return [yesNo(true, locale), yesNo(false, locale)];
  if (column.type === 'enum') return valuesOf(column).map((value) => wordOf(column, value, words, locale));
  return [];
}

/** What there is to know about a column before filling it in, one statement a line. */
function notesOf(definition: AnySheet, field: string, words: Words, locale: Locale): string[] {
  const column = definition.columns[field] as Column;
  const say = (key: string) => words(locale)[key] ?? key;
  const unit = unitOfColumn(column);
  const notes = [column.required ? say('sheet.guide.required') : say('sheet.guide.optional'), say(`sheet.kind.${column.type}`)];
  if (unit) notes.push(`${say('sheet.guide.unit')}: ${units[unit][locale === 'zh-CN' ? 'zh' : 'en']}`);
  if (column.note) notes.push(say(column.note));
  return notes;
}

const cellStyle = (column: Column): CellStyle =>
  styleOf(column.type === 'enum' || column.type === 'month' ? 'text' : column.type, column.type === 'decimal' ? column.scale : 2);

/** The example is typed text for text and codes, a number or a day for the rest, as a person would enter it. */
function exampleCell(column: Column, shown: string): OutCell | null {
  if (shown === '') return null;
  const style = exampleStyle(cellStyle(column));
  if (column.type === 'decimal' || column.type === 'integer' || column.type === 'year') return { kind: 'number', value: shown, style };
  if (column.type === 'day') return { kind: 'day', value: shown, style };
  return text(shown, style);
}

function stampSheet(definition: AnySheet, at: string, lists: readonly string[][]): SheetSpec {
  const depth = Math.max(0, ...lists.map((list) => list.length));
  const rows: OutRow[] = [{ cells: stampCells(definition, at).map((value) => text(value)) }];
  for (let i = 0; i < depth; i += 1) rows.push({ cells: lists.map((list) => (i < list.length ? text(list[i] ?? '') : null)) });
  return { name: STAMP_SHEET, state: 'veryHidden', rows };
}

function guideSheet(definition: AnySheet, words: Words, locale: Locale): SheetSpec {
  const say = (key: string) => words(locale)[key] ?? key;
  const heads = ['column', 'required', 'kind', 'unit', 'values', 'note', 'example'].map((each) =>
    text(say(`sheet.guide.${each}`), headStyle(false)),
  );
  const wrap: CellStyle = { format: '@', wrap: true, border: true };
  const rows = Object.entries(definition.columns).map(([field, column]): OutRow => {
    const unit = unitOfColumn(column);
    const cells = [
      labelOf(definition, field, words, locale),
      yesNo(column.required ?? false, locale),
      say(`sheet.kind.${column.type}`),
      unit ? units[unit][locale === 'zh-CN' ? 'zh' : 'en'] : '',
      choicesOf(column, words, locale).join('、'),
      column.note ? say(column.note) : '',
      exampleOf(definition, field, words, locale),
    ];
    return { cells: cells.map((value) => text(value, wrap)) };
  });
  return {
    name: say('sheet.guide.title'),
    columns: [20, 8, 22, 10, 48, 48, 24].map((width) => ({ width })),
    frozen: { rows: 1 },
    rows: [{ cells: heads }, ...rows],
  };
}

function validationsOf(definition: AnySheet, words: Words, locale: Locale, lists: string[][]): Validation[] {
  const say = (key: string) => words(locale)[key] ?? key;
  return Object.entries(definition.columns).flatMap(([field, column], i): Validation[] => {
    const at = i + 1;
    const title = labelOf(definition, field, words, locale);
    const prompt = { title, text: notesOf(definition, field, words, locale).join('\n') };
    const head: Validation = { range: { top: 1, left: at, bottom: 1, right: at }, prompt };
    const choices = choicesOf(column, words, locale);
    if (choices.length === 0) return [head];
    lists.push(choices);
    const place = { top: 2, left: lists.length, bottom: choices.length + 1, right: lists.length };
    const body = { top: 2, left: at, bottom: READY_ROWS, right: at };
    return [head, { range: body, list: { sheet: STAMP_SHEET, range: place }, prompt, error: say('sheet.guide.choose') }];
  });
}

/**
 * The template of a register: headings (red when required) with notes that show when a cell is chosen, an example row that an
 * import recognises and skips, drop-downs, text format for codes; a guide sheet; a very hidden sheet with the version stamp.
 */
export function templateOf(definition: AnySheet, words: Words, locale: Locale, now: Date): BookSpec {
  const fields = Object.entries(definition.columns);
  const lists: string[][] = [];
  const validations = validationsOf(definition, words, locale, lists);
  const headings = fields.map(([field]) => headingOf(definition, field, words, locale));
  const examples = fields.map(([field, column]) => exampleCell(column, exampleOf(definition, field, words, locale)));
  const rows: OutRow[] = [{ cells: headings.map((heading, i) => text(heading, headStyle(fields[i]?.[1].required ?? false))), height: 30 }];
  if (examples.some((cell) => cell !== null)) rows.push({ cells: examples });
  const main: SheetSpec = {
    name: words(locale)[`sheet.${definition.name}`] ?? definition.name,
    columns: fields.map(([, column], i) => ({
      width: column.width ?? Math.min(40, Math.max(12, widthOf(headings[i] ?? '') + 4)),
      style: cellStyle(column),
    })),
    frozen: { rows: 1 },
    validations,
    landscape: true,
    rows,
  };
  return { sheets: [main, guideSheet(definition, words, locale), stampSheet(definition, now.toISOString(), lists)] };
}
