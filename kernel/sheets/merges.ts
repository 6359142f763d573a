import type { Range, RawCell, RawRow } from './raw.ts';
import { emptyCell } from './raw.ts';

const MAX_PER_ROW = 1_024;
const HEADER_HEIGHT = 3;

/** Merged ranges of a sheet, found by row. */
export class Merges {
  readonly #starting = new Map<number, Range[]>();
  readonly #near = new Map<number, Range[]>();

  constructor(ranges: readonly Range[] = []) {
    for (const range of ranges) {
      push(this.#starting, range.top, range);
      for (let row = range.top; row <= Math.min(range.bottom, range.top + HEADER_HEIGHT - 1); row += 1) push(this.#near, row, range);
    }
  }

  /** Ranges whose top row this is. */
  startingAt(row: number): readonly Range[] {
    return this.#starting.get(row) ?? [];
  }

  /** The range a cell lies in, looked for among ranges that begin at most two rows above: as tall as headers are. */
  at(row: number, column: number): Range | undefined {
    return this.#near.get(row)?.find((range) => range.left <= column && column <= range.right);
  }

  /** Does any range touch one of these rows? */
  touches(rows: readonly RawRow[]): boolean {
    return rows.some((row) => this.#near.has(row.number));
  }
}

function push(map: Map<number, Range[]>, row: number, range: Range): void {
  const list = map.get(row);
  if (!list) map.set(row, [range]);
  else if (list.length < MAX_PER_ROW) list.push(range);
}

/** Carries the value of cells merged downwards (one unit's name beside its ten rooms) to the rows they cover. */
export class DownFill {
  readonly #merges: Merges;
  readonly #open = new Map<number, { bottom: number; cell: RawCell }>();

  constructor(merges: Merges) {
    this.#merges = merges;
  }

  /** Notes the merges that begin in this row; to be called for every row, in order. */
  see(row: RawRow): void {
    for (const range of this.#merges.startingAt(row.number)) {
      if (range.bottom > range.top) this.#open.set(range.left, { bottom: range.bottom, cell: row.cells[range.left - 1] ?? emptyCell });
    }
  }

  /** The cell of a column in a row: its own, or the one merged down to it. */
  cell(row: RawRow, column: number): RawCell {
    const own = row.cells[column - 1] ?? emptyCell;
    if (own.kind !== 'empty' || own.formula !== undefined || this.#open.size === 0) return own;
    const open = this.#open.get(column);
    return open && row.number <= open.bottom ? open.cell : own;
  }
}
