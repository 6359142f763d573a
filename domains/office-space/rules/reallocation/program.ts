import type { Classes } from './classes.ts';
import type { ConstraintId, Task } from './model.ts';
import { costOf, type Pattern, patternsOf } from './patterns.ts';

/** A mixed integer program in numbers: minimise costs within bounds and rows. Every column is a whole number. */
export interface Program {
  readonly costs: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly rowLower: readonly number[];
  readonly rowUpper: readonly number[];
  /** Per column its rows and values. */
  readonly columns: readonly (readonly (readonly [number, number])[])[];
}

/** What a column decides: how many rooms of a type take a pattern, whether a floor is free, or how far a demand is missed. */
export type Meaning =
  | { readonly kind: 'pattern'; readonly type: number; readonly pattern: Pattern }
  | { readonly kind: 'floor'; readonly floorId: string }
  | { readonly kind: 'missed'; readonly constraint: ConstraintId; readonly type: number | null };

export interface Posed {
  readonly program: Program;
  readonly meanings: readonly Meaning[];
}

/** With how many points a missed demand counts where nothing fits: each alike, so that the least is missed. */
const MISSED = 1;

class Builder {
  readonly costs: number[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly rowLower: number[] = [];
  readonly rowUpper: number[] = [];
  readonly columns: (readonly [number, number])[][] = [];
  readonly meanings: Meaning[] = [];

  row(least: number, most: number): number {
    this.rowLower.push(least);
    return this.rowUpper.push(most) - 1;
  }

  column(meaning: Meaning, cost: number, most: number, entries: (readonly [number, number])[]): void {
    this.meanings.push(meaning);
    this.costs.push(cost);
    this.lower.push(0);
    this.upper.push(most);
    this.columns.push(entries);
  }
}

/** Floors that are used today and could be empty: everybody on them may move. */
export function floorsToFree(sets: Classes): readonly string[] {
  const byFloor = Map.groupBy(sets.types, (type) => type.floorId);
  return [...byFloor]
    .filter(([, types]) => {
      const used = types.filter((type) => type.now.some((n) => n > 0));
      return used.length > 0 && used.every((type) => !type.blocked && !type.fixed.some((n) => n > 0));
    })
    .map(([floorId]) => floorId)
    .sort();
}

const usedToday = (sets: Classes): number =>
  sets.types.reduce((sum, type) => sum + (type.now.some((n) => n > 0) ? type.rooms.length : 0), 0);

interface Rows {
  readonly types: ReadonlyMap<number, number>;
  readonly classes: ReadonlyMap<number, number>;
  /** Row that keeps a type's rooms empty when its floor is free. */
  readonly floors: ReadonlyMap<number, number>;
  readonly used: number | null;
  readonly moves: number | null;
}

function rowsOf(build: Builder, task: Task, sets: Classes, part: readonly number[], free: ReadonlySet<string>): Rows {
  const { leastFreed, mostMoves } = task.question;
  const types = new Map(part.map((at) => [at, build.row(sets.types[at]?.rooms.length ?? 0, sets.types[at]?.rooms.length ?? 0)]));
  const present = new Set(part.flatMap((at) => (sets.types[at]?.now ?? []).flatMap((n, index) => (n > 0 ? [index] : []))));
  const classes = new Map(
    [...present].sort((a, b) => a - b).map((at) => [at, build.row(sets.classes[at]?.count ?? 0, sets.classes[at]?.count ?? 0)]),
  );
  const floors = new Map<number, number>();
  for (const at of part) {
    const type = sets.types[at];
    if (type && free.has(type.floorId)) floors.set(at, build.row(Number.NEGATIVE_INFINITY, type.rooms.length));
  }
  const used = leastFreed > 0 ? build.row(Number.NEGATIVE_INFINITY, usedToday(sets) - leastFreed) : null;
  const moves = mostMoves === null ? null : build.row(Number.NEGATIVE_INFINITY, mostMoves);
  return { types, classes, floors, used, moves };
}

/** What is asked for and may be missed, each with a column that counts by how much. */
function missedColumns(build: Builder, rows: Rows, sets: Classes): void {
  const most = sets.types.reduce((sum, type) => sum + type.rooms.length, 0) + sets.classes.reduce((sum, one) => sum + one.count, 0);
  if (rows.used !== null) build.column({ kind: 'missed', constraint: 'least-freed', type: null }, MISSED, most, [[rows.used, -1]]);
  if (rows.moves !== null) build.column({ kind: 'missed', constraint: 'most-moves', type: null }, MISSED, most, [[rows.moves, -1]]);
}

/**
 * The program of some room types: each room takes one of its patterns, everybody has one seat (OS-16). With `lax` the demands of the asker may be
 * missed and only by how much is minimised.
 */
export function pose(task: Task, sets: Classes, patterns: readonly (readonly Pattern[])[], part: readonly number[], lax: boolean): Posed {
  const build = new Builder();
  const { weights, clearAll } = task.question;
  const inPart = new Set(part.map((at) => sets.types[at]?.floorId));
  const free = lax || weights.freeFloor === 0 ? [] : floorsToFree(sets).filter((floorId) => inPart.has(floorId));
  const rows = rowsOf(build, task, sets, part, new Set(free));
  for (const at of part) {
    const type = sets.types[at];
    if (!type) continue;
    for (const pattern of patterns[at] ?? []) {
      const entries: (readonly [number, number])[] = [[rows.types.get(at) as number, 1]];
      for (const [index, n] of pattern.seats) entries.push([rows.classes.get(index) as number, n]);
      const floor = rows.floors.get(at);
      if (floor !== undefined && pattern.used) entries.push([floor, 1]);
      if (rows.used !== null && pattern.used) entries.push([rows.used, 1]);
      if (rows.moves !== null && pattern.arrivals > 0) entries.push([rows.moves, pattern.arrivals]);
      const missed = (clearAll && pattern.over ? MISSED : 0) + (type.toEmpty && pattern.used ? MISSED : 0);
      build.column({ kind: 'pattern', type: at, pattern }, lax ? missed : costOf(pattern, task.question), type.rooms.length, entries);
    }
  }
  for (const floorId of free) {
    const entries = [...rows.floors].flatMap(([at, row]) => {
      const type = sets.types[at];
      return type?.floorId === floorId ? [[row, type.rooms.length] as const] : [];
    });
    build.column({ kind: 'floor', floorId }, -100 * weights.freeFloor, 1, entries);
  }
  if (lax) missedColumns(build, rows, sets);
  const { costs, lower, upper, rowLower, rowUpper, columns, meanings } = build;
  return { program: { costs, lower, upper, rowLower, rowUpper, columns }, meanings };
}

/** Room types that must be solved together: they share a class of people or a floor that could be freed. Global demands join all of them. */
export function partsOf(task: Task, sets: Classes, patterns: readonly (readonly Pattern[])[]): readonly (readonly number[])[] {
  const { weights, leastFreed, mostMoves } = task.question;
  const all = sets.types.map((_, at) => at);
  if (leastFreed > 0 || mostMoves !== null) return all.length > 0 ? [all] : [];
  const parent = [...all];
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] as number;
    parent[at] = root;
    return root;
  };
  const first = new Map<string, number>();
  const join = (key: string, at: number): void => {
    const other = first.get(key);
    if (other === undefined) first.set(key, at);
    else parent[rootOf(at)] = rootOf(other);
  };
  const free = new Set(weights.freeFloor > 0 ? floorsToFree(sets) : []);
  for (const [at, type] of sets.types.entries()) {
    for (const pattern of patterns[at] ?? []) for (const [index] of pattern.seats) join(`class ${index}`, at);
    for (const [index, n] of type.now.entries()) if (n > 0) join(`class ${index}`, at);
    if (free.has(type.floorId)) join(`floor ${type.floorId}`, at);
  }
  return [...Map.groupBy(all, rootOf).values()];
}

/** All patterns of every type. `null` when there are more than the machine should be asked to weigh. */
export const MOST_PATTERNS = 250_000;
export function allPatterns(task: Task, sets: Classes, lax: boolean): readonly (readonly Pattern[])[] | null {
  const found: (readonly Pattern[])[] = [];
  let count = 0;
  for (const type of sets.types) {
    const patterns = patternsOf(task.book, type, sets, task.question, lax);
    count += patterns.length;
    if (count > MOST_PATTERNS) return null;
    found.push(patterns);
  }
  return found;
}
