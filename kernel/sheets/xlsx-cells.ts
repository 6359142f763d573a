import type { SheetLimits } from './limits.ts';
import type { RawCell, RawRow } from './raw.ts';
import { columnOf, emptyCell, SheetProblem } from './raw.ts';
import type { SharedStrings } from './xlsx-strings.ts';
import type { NumberStyle } from './xlsx-styles.ts';
import { isoOfSerial } from './xlsx-styles.ts';
import type { XmlHandler } from './xml-scan.ts';
import { attribute } from './xml-scan.ts';

/** What the cells of a worksheet refer to. */
export interface CellSources {
  strings: SharedStrings;
  styles: readonly NumberStyle[];
  date1904: boolean;
  limits: SheetLimits;
}

const escaped = /_x([0-9A-Fa-f]{4})_/g;

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export const unescapeCell = (text: string): string =>
  text.includes('_x') ? text.replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

/** Gathers the rows of a worksheet while its XML is scanned; `take()` hands over those that are complete. */
export class RowGatherer implements XmlHandler {
  readonly #sources: CellSources;
  #rows: RawRow[] = [];
  #rowNumber = 0;
  #rowCount = 0;
  #cells: RawCell[] = [];
  #column = 0;
  #type = '';
  #style = 0;
  #value = '';
  #formula: string | undefined;
  #into: 'value' | 'formula' | '' = '';
  #phonetic = 0;
  #inData = false;

  constructor(sources: CellSources) {
    this.#sources = sources;
  }

  take(): RawRow[] {
    const rows = this.#rows;
    if (rows.length > 0) this.#rows = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'v') this.#into = 'value';
    else if (name === 't') this.#into = this.#phonetic > 0 ? '' : 'value';
    else if (name === 'f') {
      this.#into = 'formula';
      this.#formula ??= '';
    } else if (name === 'rPh') this.#phonetic += 1;
    else if (name === 'sheetData') this.#inData = true;
  }

  text(text: string): void {
    if (this.#into === 'value') {
      this.#value = this.#value === '' ? text : this.#value + text;
      if (this.#value.length > this.#sources.limits.cellLength * 7) this.#tooLong();
    } else if (this.#into === 'formula') this.#formula = ((this.#formula ?? '') + text).slice(0, 256);
  }

  close(name: string): void {
    if (name === 'v' || name === 't' || name === 'f') this.#into = '';
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (name === 'rPh') this.#phonetic -= 1;
    else if (name === 'sheetData') this.#inData = false;
  }

  #tooLong(): never {
    throw new SheetProblem('sheet.cell_too_long', { row: this.#rowNumber, limit: this.#sources.limits.cellLength });
  }

  #openRow(attributes: string): void {
    if (!this.#inData) return;
    const stated = attribute(attributes, 'r');
    const number = stated === undefined ? this.#rowNumber + 1 : Number(stated);
    if (!Number.isInteger(number) || number <= this.#rowNumber)
      throw new SheetProblem('sheet.corrupt', { part: `row ${this.#rowNumber + 1}` });
    if (number > this.#sources.limits.rows) throw new SheetProblem('sheet.too_many_rows', { limit: this.#sources.limits.rows });
    this.#rowNumber = number;
    this.#cells = [];
    this.#column = 0;
  }

  #openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
    this.#type = attribute(attributes, 't') ?? 'n';
    const style = attribute(attributes, 's');
    this.#style = style === undefined ? 0 : Number(style);
    this.#value = '';
    this.#formula = undefined;
  }

  #closeCell(): void {
    if (!this.#inData || (this.#value === '' && this.#formula === undefined)) return;
    const cell = this.#cellOf();
    if (cell.text.length > this.#sources.limits.cellLength) this.#tooLong();
    if (cell.kind === 'empty' && this.#formula === undefined) return;
    if (this.#column < 1 || this.#column > this.#sources.limits.columns) {
      throw new SheetProblem('sheet.too_many_columns', { row: this.#rowNumber, limit: this.#sources.limits.columns });
    }
    if (this.#formula !== undefined) cell.formula = this.#formula;
    const cells = this.#cells;
    while (cells.length < this.#column - 1) cells.push(emptyCell);
    cells[this.#column - 1] = cell;
  }

  #cellOf(): RawCell {
    const value = this.#value;
    switch (this.#type) {
      case 's': {
        const text = this.#sources.strings.at(Number(value));
        if (text === undefined) throw new SheetProblem('sheet.corrupt', { part: `row ${this.#rowNumber}` });
        return text === '' ? { kind: 'empty', text: '' } : { kind: 'text', text };
      }
      case 'inlineStr':
      case 'str':
        return value === '' ? { kind: 'empty', text: '' } : { kind: 'text', text: unescapeCell(value) };
      case 'b':
        return { kind: 'boolean', text: value === '1' || value === 'true' ? 'true' : 'false' };
      case 'e':
        return { kind: 'error', text: value };
      case 'd':
        return { kind: 'date', text: value.replace(/T00:00:00(?:\.0+)?Z?$/, '') };
      default:
        return this.#number(value);
    }
  }

  #number(text: string): RawCell {
    if (text === '') return { kind: 'empty', text: '' };
    if (!Number.isFinite(Number(text))) return { kind: 'text', text };
    const style = this.#sources.styles[this.#style];
    if (!style || (!style.date && style.pad === 0)) return { kind: 'number', text };
    if (style.date) {
      const iso = isoOfSerial(Number(text), this.#sources.date1904);
      return iso === null ? { kind: 'number', text } : { kind: 'date', text: iso };
    }
    return /^\d+$/.test(text) ? { kind: 'number', text, shown: text.padStart(style.pad, '0') } : { kind: 'number', text };
  }

  #closeRow(): void {
    if (!this.#inData || this.#cells.length === 0) return;
    this.#rowCount += 1;
    this.#rows.push({ number: this.#rowNumber, cells: this.#cells });
    this.#cells = [];
  }
}
