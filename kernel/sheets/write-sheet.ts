import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CellComment, CommentBook } from './comments.ts';
import type { CellStyle, OutCell } from './out-cells.ts';
import { attributeText, cellText, looksLikeFormula, serialOfDay, serialOfInstant } from './out-cells.ts';
import type { Range } from './raw.ts';
import { lettersOf, referenceOf, SheetProblem } from './raw.ts';
import { sheetNames } from './sheet-names.ts';
import { StyleBook } from './style-book.ts';
import type { ZipPart } from './zip-write.ts';
import { zipBytes } from './zip-write.ts';

export interface OutRow {
  cells: readonly (OutCell | null)[];
  /** Row number when rows are left out before it; else the next one. */
  number?: number;
  /** Height in points. */
  height?: number;
  /** Notes on its cells; the sheet must say `comments`. */
  comments?: readonly CellComment[];
}

/** A rule on cells: a drop-down, a prompt, or both. */
export interface Validation {
  range: Range;
  /** Where the words of the drop-down stand: a range of a sheet of the same workbook. */
  list?: { sheet: string; range: Range };
  prompt?: { title: string; text: string };
  /** What is said when a word is not on the list. */
  error?: string;
}

export interface SheetSpec {
  name: string;
  state?: 'hidden' | 'veryHidden';
  /** Width in characters and the style of cells not written yet, per column. */
  columns?: readonly { width?: number; style?: CellStyle }[];
  /** Rows and columns that stay when scrolling. */
  frozen?: { rows: number; columns?: number };
  /** A filter on this row over so many columns, down to the last row written. */
  autoFilter?: { row: number; columns: number };
  /** May still grow while the rows are taken. */
  merges?: readonly Range[];
  validations?: readonly Validation[];
  landscape?: boolean;
  /** Its rows may carry comments. */
  comments?: boolean;
  rows: Iterable<OutRow> | AsyncIterable<OutRow>;
}

export interface BookSpec {
  sheets: readonly SheetSpec[];
}

const MAX_ROWS = 1_048_576;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const dayStyle: CellStyle = { format: 'yyyy-mm-dd' };
const instantStyle: CellStyle = { format: 'yyyy-mm-dd hh:mm:ss' };
const textStyle: CellStyle = { format: '@' };

const plainNumber = /^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i;
const significant = (digits: string): number =>
  digits.replace(/e.*$/i, '').replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length;

function textXml(reference: string, value: string, style: CellStyle | undefined, styles: StyleBook): string {
  const number = styles.of(style ?? textStyle, looksLikeFormula(value));
  return `<c r="${reference}" s="${number}" t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
}

function cellXml(cell: OutCell, reference: string, styles: StyleBook): string {
  switch (cell.kind) {
    case 'blank':
      return `<c r="${reference}" s="${styles.of(cell.style)}"/>`;
    case 'boolean':
      return `<c r="${reference}" s="${styles.of(cell.style)}" t="b"><v>${cell.value ? 1 : 0}</v></c>`;
    case 'number':
      if (!plainNumber.test(cell.value) || significant(cell.value) > 15) break;
      return `<c r="${reference}" s="${styles.of(cell.style)}"><v>${cell.value}</v></c>`;
    case 'day': {
      const serial = serialOfDay(cell.value);
      if (serial === null) break;
      return `<c r="${reference}" s="${styles.of(cell.style ?? dayStyle)}"><v>${serial}</v></c>`;
    }
    case 'instant': {
      const serial = serialOfInstant(cell.value);
      if (serial === null) break;
      return `<c r="${reference}" s="${styles.of(cell.style ?? instantStyle)}"><v>${serial}</v></c>`;
    }
    case 'text':
      if (cell.value === '') return cell.style ? `<c r="${reference}" s="${styles.of(cell.style)}"/>` : '';
      break;
  }
  return textXml(reference, cell.value, cell.kind === 'text' ? cell.style : undefined, styles);
}

const letters: string[] = [];
const letter = (column: number): string => {
  letters[column] ??= lettersOf(column);
  return letters[column];
};

function rowXml(row: OutRow, number: number, styles: StyleBook): string {
  let xml = row.height === undefined ? `<row r="${number}">` : `<row r="${number}" ht="${row.height}" customHeight="1">`;
  for (let i = 0; i < row.cells.length; i += 1) {
    const cell = row.cells[i];
    if (cell) xml += cellXml(cell, `${letter(i + 1)}${number}`, styles);
  }
  return `${xml}</row>`;
}

function viewXml(sheet: SheetSpec, first: boolean): string {
  const selected = first ? ' tabSelected="1"' : '';
  if (!sheet.frozen) return `<sheetViews><sheetView${selected} workbookViewId="0"/></sheetViews>`;
  const { rows, columns = 0 } = sheet.frozen;
  const pane = columns > 0 ? (rows > 0 ? 'bottomRight' : 'topRight') : 'bottomLeft';
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  const corner = `${lettersOf(columns + 1)}${rows + 1}`;
  return `<sheetViews><sheetView${selected} workbookViewId="0"><pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>`;
}

function columnsXml(sheet: SheetSpec, styles: StyleBook): string {
  const columns = (sheet.columns ?? []).map(({ width, style }, i) => {
    const look = style ? ` style="${styles.of(style)}"` : '';
    return `<col min="${i + 1}" max="${i + 1}" width="${width ?? 12}"${look} customWidth="1"/>`;
  });
  return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
}

const absolute = (range: Range): string => `$${lettersOf(range.left)}$${range.top}:$${lettersOf(range.right)}$${range.bottom}`;

function validationXml(rule: Validation): string {
  const prompt = rule.prompt
    ? ` showInputMessage="1" promptTitle="${attributeText(rule.prompt.title.slice(0, 32))}" prompt="${attributeText(rule.prompt.text.slice(0, 255))}"`
    : '';
  const error = rule.list ? ` showErrorMessage="1"${rule.error ? ` error="${attributeText(rule.error.slice(0, 255))}"` : ''}` : '';
  const open = `<dataValidation${rule.list ? ' type="list"' : ''} allowBlank="1"${prompt}${error} sqref="${referenceOf(rule.range)}"`;
  if (!rule.list) return `${open}/>`;
  const formula = `'${rule.list.sheet.replace(/'/g, "''")}'!${absolute(rule.list.range)}`;
  return `${open}><formula1>${cellText(formula)}</formula1></dataValidation>`;
}

function tailXml(sheet: SheetSpec, lastRow: number): string {
  const parts = ['</sheetData>'];
  if (sheet.autoFilter && lastRow >= sheet.autoFilter.row) {
    const range = { top: sheet.autoFilter.row, left: 1, bottom: lastRow, right: sheet.autoFilter.columns };
    parts.push(`<autoFilter ref="${referenceOf(range)}"/>`);
  }
  const merges = sheet.merges ?? [];
  if (merges.length > 0)
    parts.push(`<mergeCells count="${merges.length}">${merges.map((m) => `<mergeCell ref="${referenceOf(m)}"/>`).join('')}</mergeCells>`);
  const rules = sheet.validations ?? [];
  if (rules.length > 0) parts.push(`<dataValidations count="${rules.length}">${rules.map(validationXml).join('')}</dataValidations>`);
  parts.push(`<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>`);
  parts.push(
    `<pageSetup paperSize="9" orientation="${sheet.landscape ? 'landscape' : 'portrait'}" fitToHeight="0"/>${sheet.comments ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`,
  );
  return parts.join('');
}

async function* sheetXml(sheet: SheetSpec, first: boolean, styles: StyleBook, comments: CommentBook): AsyncGenerator<string> {
  let piece = `${HEAD}<worksheet ${MAIN} xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(sheet, first)}<sheetFormatPr defaultRowHeight="15"/>${columnsXml(sheet, styles)}<sheetData>`;
  let number = 0;
  for await (const row of sheet.rows) {
    number = Math.max(number + 1, row.number ?? 0);
    if (number > MAX_ROWS) throw new SheetProblem('sheet.too_many_rows_to_write', { limit: MAX_ROWS });
    piece += rowXml(row, number, styles);
    if (row.comments) comments.add(number, row.comments);
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield piece + tailXml(sheet, number);
}

function contentTypes(book: BookSpec): string {
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const overrides = book.sheets.flatMap(({ comments }, i) => [
    `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${sheet}.worksheet+xml"/>`,
    ...(comments ? [`<Override PartName="/xl/comments${i + 1}.xml" ContentType="${sheet}.comments+xml"/>`] : []),
  ]);
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${sheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheet}.styles+xml"/>${overrides.join('')}</Types>`;
}

function bookXml(book: BookSpec, names: readonly string[]): string {
  const sheets = book.sheets.map((sheet, i) => {
    const state = sheet.state ? ` state="${sheet.state}"` : '';
    return `<sheet name="${attributeText(names[i] ?? '')}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
  });
  return `${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets></workbook>`;
}

const relation = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
const relationsXml = (relations: readonly string[]) =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`;

/** The parts of one sheet in the order they are written: comments are known when the rows are through. */
function sheetParts(sheet: SheetSpec, i: number, styles: StyleBook): ZipPart[] {
  const book = new CommentBook();
  const n = i + 1;
  const parts: ZipPart[] = [{ name: `xl/worksheets/sheet${n}.xml`, chunks: () => sheetXml(sheet, i === 0, styles, book) }];
  if (!sheet.comments) return parts;
  const relations = [relation(1, 'vmlDrawing', `../drawings/vmlDrawing${n}.vml`), relation(2, 'comments', `../comments${n}.xml`)];
  return [
    ...parts,
    { name: `xl/worksheets/_rels/sheet${n}.xml.rels`, chunks: () => [relationsXml(relations)] },
    { name: `xl/comments${n}.xml`, chunks: () => book.comments() },
    { name: `xl/drawings/vmlDrawing${n}.vml`, chunks: () => book.boxes() },
  ];
}

/** The bytes of a workbook as its rows are taken: memory does not grow with their number. */
export function workbookBytes(book: BookSpec): AsyncGenerator<Buffer> {
  const styles = new StyleBook();
  const names = sheetNames(book.sheets.map((sheet) => sheet.name));
  const sheets = book.sheets.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', chunks: () => [contentTypes(book)] },
    { name: '_rels/.rels', chunks: () => [relationsXml([relation(1, 'officeDocument', 'xl/workbook.xml')])] },
    { name: 'xl/workbook.xml', chunks: () => [bookXml(book, names)] },
    { name: 'xl/_rels/workbook.xml.rels', chunks: () => [relationsXml([...sheets, relation(sheets.length + 1, 'styles', 'styles.xml')])] },
    ...book.sheets.flatMap((sheet, i) => sheetParts(sheet, i, styles)),
    { name: 'xl/styles.xml', chunks: () => [styles.xml()] },
  ];
  return zipBytes(parts);
}

/** A workbook as a stream, for an answer over HTTP. */
export const workbookStream = (book: BookSpec): Readable => Readable.from(workbookBytes(book), { objectMode: false });

/** Writes a workbook to a file. */
export const writeWorkbook = (path: string, book: BookSpec): Promise<void> => pipeline(workbookStream(book), createWriteStream(path));
