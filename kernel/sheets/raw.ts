import type { ErrorParams } from '#shared/errors.ts';
import { Refusal } from '#shared/errors.ts';
import type { SheetProblemCode } from './contract/issues.ts';

export type RawKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty';

/** One cell as the file has it, before any column gives it a meaning. */
export interface RawCell {
  kind: RawKind;
  /**
   * Text of the cell. Number: decimal digits as stored (`4769.3999999999996`, `1E+16`). Date: `2021-12-31`,
   * `2021-12-31T08:30:00`, or `08:30:00` for a bare time. Boolean: `true` / `false`. Error: `#N/A`.
   */
  text: string;
  /** A number whose format pads it with zeros, as the reader of the spreadsheet sees it (`000123`). */
  shown?: string;
  /** Set when the cell is a formula; the text is then the value cached by the program that saved the file. */
  formula?: string;
}

export interface RawRow {
  /** 1-based, as the spreadsheet program numbers it. */
  number: number;
  /** Dense from column A; trailing empty cells are cut. */
  cells: RawCell[];
}

/** A merged range; rows and columns 1-based, both ends included. */
export interface Range {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export const emptyCell: RawCell = Object.freeze({ kind: 'empty', text: '' });

/** The file cannot be read as asked. The label is `error.<code>`. */
export class SheetProblem extends Refusal {
  constructor(code: SheetProblemCode, params: ErrorParams = {}) {
    super(code, params);
    this.name = 'SheetProblem';
  }
}

/** Column letters of a 1-based column number: 1 → A, 27 → AA. */
export function lettersOf(column: number): string {
  let rest = column;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** Column number of a reference such as `AB12` or `ab`; 0 when there are no letters. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const code = reference.charCodeAt(i) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column;
}

/** Parses `B2:D9` (or `B2`); null when it is no range. */
export function rangeOf(reference: string): Range | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference);
  if (!match) return null;
  const [, a = '', b = '', c = a, d = b] = match;
  return { top: Number(b), left: columnOf(a), bottom: Number(d), right: columnOf(c) };
}

/** `B2:D9` of a range. */
export const referenceOf = (range: Range): string => `${lettersOf(range.left)}${range.top}:${lettersOf(range.right)}${range.bottom}`;
