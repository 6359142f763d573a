import { halfWidth, trimmed } from './cells.ts';
import type { HeadingIndex, Match } from './headings.ts';
import type { Merges } from './merges.ts';
import type { RawRow } from './raw.ts';
import type { UnitId } from './units.ts';
import { unitOf } from './units.ts';

/** A column of the file that was recognised. */
export interface HeaderColumn {
  id: string;
  /** 1-based; `last` is the right end of a heading merged over several columns, whose cells may stand in any of them. */
  column: number;
  last: number;
  header: string;
  unit: UnitId | null;
  level: number;
}

export interface Header {
  firstRow: number;
  lastRow: number;
  columns: Map<string, HeaderColumn>;
  /** Headings that mean nothing to the sheet. */
  unknown: { column: number; header: string }[];
  /** Targets that two columns claim equally well. */
  ambiguous: { id: string; columns: HeaderColumn[] }[];
  /** Texts above the header: titles, stamps, `单位：万元`. */
  preamble: string[];
  /** Units the preamble states for the whole sheet. */
  units: UnitId[];
}

const MAX_DEPTH = 3;

interface Stack {
  column: number;
  last: number;
  texts: string[];
}

/** The headings of each column, top to bottom, with merged group headings spread over the columns they cover. */
function stackHeadings(rows: readonly RawRow[], merges: Merges): Stack[] {
  const width = Math.max(...rows.map((row) => row.cells.length));
  const stacks: Stack[] = [];
  const merged = merges.touches(rows);
  for (let column = 1; column <= width; column += 1) {
    const texts: string[] = [];
    let last = column;
    rows.forEach((row, depth) => {
      const text = headingText(row, column, merges, merged, depth < rows.length - 1);
      if (text !== '' && texts.at(-1) !== text) texts.push(text);
    });
    const bottom = rows.at(-1);
    const merge = bottom && merges.at(bottom.number, column);
    if (merge) {
      if (merge.left < column) continue;
      last = merge.right;
    }
    if (texts.length > 0) stacks.push({ column, last, texts });
  }
  return stacks;
}

/** Text of a cell on one line, as the reader sees it. */
const shownText = (row: RawRow, column: number): string => trimmed(row.cells[column - 1]?.text ?? '').replace(/\s+/g, ' ');

/** Text of a heading cell; in an upper row a blank takes the text of its merged range, or of the group to its left. */
function headingText(row: RawRow, column: number, merges: Merges, merged: boolean, upper: boolean): string {
  const own = shownText(row, column);
  if (own !== '') return own;
  const merge = merges.at(row.number, column);
  if (merge) return merge.top === row.number ? shownText(row, merge.left) : '';
  if (!upper || merged) return '';
  for (let left = column - 1; left >= 1; left -= 1) {
    const text = shownText(row, left);
    if (text !== '') return text;
  }
  return '';
}

function matchStack(index: HeadingIndex, texts: readonly string[]): Match | null {
  const lowest = texts.at(-1) ?? '';
  if (texts.length === 1) return index.find(lowest);
  const joined = index.find(texts.join('')) ?? index.find(texts.slice(-2).join(''));
  if (joined) return joined;
  const alone = index.find(lowest);
  return alone && { ...alone, level: alone.level - 0.5 };
}

/** Reads one to three rows as a header, whatever they are; the caller judges by how much was recognised. */
export function readHeader(rows: readonly RawRow[], merges: Merges, index: HeadingIndex): Header {
  const claims = new Map<string, HeaderColumn[]>();
  const unknown: Header['unknown'] = [];
  for (const { column, last, texts } of stackHeadings(rows, merges)) {
    const match = matchStack(index, texts);
    const header = texts.join(' / ');
    if (!match) unknown.push({ column, header });
    else
      claims.set(match.id, [...(claims.get(match.id) ?? []), { id: match.id, column, last, header, unit: match.unit, level: match.level }]);
  }
  const columns = new Map<string, HeaderColumn>();
  const ambiguous: Header['ambiguous'] = [];
  for (const [id, all] of claims) {
    const level = Math.max(...all.map((each) => each.level));
    const best = all.filter((each) => each.level === level);
    for (const lesser of all) if (lesser.level < level) unknown.push({ column: lesser.column, header: lesser.header });
    if (best.length > 1) ambiguous.push({ id, columns: best });
    else if (best[0]) columns.set(id, best[0]);
  }
  return { firstRow: rows[0]?.number ?? 0, lastRow: rows.at(-1)?.number ?? 0, columns, unknown, ambiguous, preamble: [], units: [] };
}

/** How many columns a header recognises; also for choosing among several sheets. */
export const recognised = (header: Header): number => header.columns.size + header.ambiguous.length;

const levelOf = (header: Header): number => [...header.columns.values()].reduce((sum, each) => sum + each.level, 0);

/** More columns win. With as many, the upper one wins, lest records between two headers be lost; overlapping ones by the better match. */
function isBetter(header: Header, best: Header | null): boolean {
  if (!best || recognised(header) !== recognised(best)) return recognised(header) > (best ? recognised(best) : 0);
  return header.firstRow <= best.lastRow && levelOf(header) > levelOf(best);
}

function unitsOf(preamble: readonly string[]): UnitId[] {
  const found: UnitId[] = [];
  for (const text of preamble) {
    for (const match of halfWidth(text).matchAll(/单位\s*:\s*([^;。]{1,40})/g)) {
      for (const word of (match[1] ?? '').split(/[、,/\s]+/)) {
        const unit = unitOf(word.replace(/[)\]】]+$/, ''));
        if (unit) found.push(unit);
      }
    }
  }
  return found;
}

/**
 * Finds the header among the first rows of a sheet: the one row, or the two or three that hang together, in which most
 * columns are recognised. Titles, stamps, counts and junk headings above it become the preamble. Null when nothing is recognised.
 */
export function findHeader(rows: readonly RawRow[], merges: Merges, index: HeadingIndex, atRow?: number): Header | null {
  let best: Header | null = null;
  rows.forEach((row, at) => {
    if (atRow !== undefined && row.number !== atRow) return;
    for (let depth = 1; depth <= (atRow === undefined ? MAX_DEPTH : 1); depth += 1) {
      const block = rows.slice(at, at + depth);
      if (block.length < depth || block.some((each, i) => each.number !== row.number + i)) break;
      const header = readHeader(block, merges, index);
      if (isBetter(header, best)) best = header;
    }
  });
  const found = best as Header | null;
  if (!found) return null;
  const above = rows.filter((row) => row.number < found.firstRow);
  found.preamble = above.flatMap((row) => row.cells.map((cell) => cell.text.trim()).filter((text) => text !== ''));
  found.units = unitsOf(found.preamble);
  return found;
}
