import { checkRoom } from '../room-check.ts';
import type { RuleBook } from '../rule-book.ts';
import { type Classes, presenceKey, type RoomType } from './classes.ts';
import type { Question } from './model.ts';

/** One way a room may be occupied afterwards, with what it costs. Each is judged by the rule that judges the room on the screen. */
export interface Pattern {
  /** Persons by class; only the classes that are there. */
  readonly seats: readonly (readonly [number, number])[];
  readonly used: boolean;
  readonly over: boolean;
  readonly overDm2: number;
  readonly arrivals: number;
  /** Arrivals on a floor where their unit has nobody today. */
  readonly strangers: number;
  /** The room goes to another unit. */
  readonly orgId: string;
  readonly transferred: boolean;
}

const total = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n, 0);

/** Cost of a pattern in hundredths of a point, so that every figure is whole and the proof exact. */
export const costOf = (pattern: Pattern, { weights }: Question): number =>
  100 * (pattern.over ? weights.clearRoom : 0) +
  weights.excessSqm * pattern.overDm2 +
  100 * (pattern.used ? weights.freeRoom : 0) +
  100 * weights.move * pattern.arrivals +
  100 * weights.otherFloor * pattern.strangers +
  100 * (pattern.transferred ? weights.transfer : 0);

function judged(book: RuleBook, type: RoomType, sets: Classes, counts: readonly number[], orgId: string): Pattern {
  const seats = counts.flatMap((n, at) => (n > 0 ? [[at, n] as const] : []));
  const check = checkRoom(book, {
    kind: 'office',
    state: 'in-use',
    areaDm2: type.areaDm2,
    seats: seats.flatMap(([at, n]) => Array.from({ length: n }, () => sets.classes[at]?.rank ?? null)),
  });
  let arrivals = 0;
  let strangers = 0;
  for (const [at, n] of seats) {
    const came = Math.max(0, n - (type.now[at] ?? 0));
    arrivals += came;
    if (came > 0 && !sets.presence.has(presenceKey(sets.classes[at]?.orgId ?? '', type.floorId))) strangers += came;
  }
  const over = check.verdict === 'over';
  const used = seats.length > 0;
  return {
    seats,
    used,
    over,
    overDm2: over ? (check.overDm2 ?? 0) : 0,
    arrivals,
    strangers,
    orgId: used ? orgId : type.orgId,
    transferred: used && orgId !== type.orgId,
  };
}

/** Every way to choose counts up to `most` per class, at least `least`, with at most `room` persons in all. */
function* choices(least: readonly number[], most: readonly number[], room: number): Generator<number[]> {
  const counts = [...least];
  function* from(at: number, left: number): Generator<number[]> {
    if (at === counts.length) {
      yield [...counts];
      return;
    }
    const low = least[at] ?? 0;
    for (let n = low; n <= Math.max(low, Math.min(most[at] ?? 0, low + left)); n += 1) {
      counts[at] = n;
      yield* from(at + 1, left - (n - low));
    }
    counts[at] = low;
  }
  yield* from(0, Math.max(0, room - total(least)));
}

/** How many persons a room may hold when somebody is moved into it. */
export const capacityOf = (areaDm2: number, question: Question): number =>
  Math.min(question.mostPerRoom, Math.floor(areaDm2 / Math.max(1, Math.round(question.leastSqmPerPerson * 100))));

/** Counts for one unit in the room: those who share, or one leader alone. */
function* countsOf(type: RoomType, sets: Classes, orgId: string, question: Question): Generator<number[]> {
  const { classes } = sets;
  const holds = type.areaDm2 === null ? 0 : capacityOf(type.areaDm2, question);
  const alone = (at: number): boolean => question.leadersAlone && classes[at]?.leader === true;
  const limit = (shares: boolean) =>
    classes.map((one, at) => (one.orgId === orgId && one.rank !== null && alone(at) !== shares ? one.count : 0));
  if (!type.fixed.some((n, at) => n > 0 && alone(at))) yield* choices(type.fixed, limit(true), holds);
  if (holds < 1) return;
  for (const [at, most] of limit(false).entries()) {
    const fixedHere = type.fixed[at] ?? 0;
    if (most === 0 || total(type.fixed) !== fixedHere || fixedHere > 1) continue;
    yield classes.map((_, other) => (other === at ? 1 : 0));
  }
}

/** Everybody who may leave leaves in any mixture: what stands today may always be kept or thinned out. */
const thinned = (type: RoomType): Generator<number[]> => choices(type.fixed, type.now, total(type.now));

const unitsOf = (type: RoomType, sets: Classes, question: Question): readonly string[] => {
  const all = [...new Set(sets.classes.map((one) => one.orgId))];
  const empty = total(type.now) === 0;
  return question.transfers && empty ? [type.orgId, ...all.filter((id) => id !== type.orgId)] : [type.orgId];
};

/**
 * All occupations of a room that the rules and the question allow. A room within the standard never becomes one over it, and one over it never
 * gets worse. With `lax` what the asker demands (no office over the standard, rooms to be emptied) is left open, for telling why nothing fits.
 */
export function patternsOf(book: RuleBook, type: RoomType, sets: Classes, question: Question, lax = false): readonly Pattern[] {
  const today = judged(book, type, sets, type.now, type.orgId);
  const found = new Map<string, Pattern>();
  const take = (counts: readonly number[], orgId: string): void => {
    const key = counts.join();
    if (found.has(key)) return;
    const pattern = judged(book, type, sets, counts, orgId);
    if (pattern.over && (!today.over || pattern.overDm2 > today.overDm2)) return;
    if (!lax && ((question.clearAll && pattern.over) || (type.toEmpty && pattern.used))) return;
    found.set(key, pattern);
  };
  if (type.blocked) {
    take(type.now, type.orgId);
    return [...found.values()];
  }
  for (const counts of thinned(type)) take(counts, type.orgId);
  for (const orgId of unitsOf(type, sets, question)) for (const counts of countsOf(type, sets, orgId, question)) take(counts, orgId);
  return [...found.values()];
}
