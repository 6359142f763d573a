import { type Classes, classify } from './classes.ts';
import type { ConstraintId, Question, RoomNow, SeatNow, Task } from './model.ts';
import { type Arrangement, arrange } from './outcome.ts';
import type { Pattern } from './patterns.ts';
import { allPatterns, type Posed, type Program, partsOf, pose } from './program.ts';

/** What a solver answers: `proved` when nothing better exists, `limit` when time ran out with a best known answer. */
export type Solved =
  | { readonly state: 'proved' | 'limit'; readonly values: ArrayLike<number>; readonly gap: number }
  | { readonly state: 'infeasible' }
  | { readonly state: 'unknown' };
export type Solve = (program: Program) => Promise<Solved>;

/** What was missed, in the units of the demand: rooms, moves. */
export interface Missed {
  readonly constraint: ConstraintId;
  readonly by: number;
  /** The rooms concerned, where the demand is one of rooms. */
  readonly roomIds: readonly string[];
}

/** Why nothing fits: by how much the demands are missed at least, and which single demand given up would be enough. */
export interface Conflict {
  readonly missed: readonly Missed[];
  readonly enough: readonly ConstraintId[];
}

export type Answer =
  | {
      readonly state: 'proved' | 'limit';
      readonly arrangement: Arrangement;
      readonly gap: number;
      readonly patterns: number;
      readonly parts: number;
    }
  | { readonly state: 'infeasible'; readonly conflict: Conflict }
  | { readonly state: 'too-large' }
  | { readonly state: 'unknown' };

/** Told after each part: done of all. */
export type Progress = (done: number, total: number) => Promise<void>;

function chosenOf(posed: Posed, values: ArrayLike<number>, into: Map<number, Pattern[]>): void {
  for (const [at, meaning] of posed.meanings.entries()) {
    if (meaning.kind !== 'pattern') continue;
    const n = Math.round(values[at] ?? 0);
    if (n > 0) into.set(meaning.type, [...(into.get(meaning.type) ?? []), ...Array.from({ length: n }, () => meaning.pattern)]);
  }
}

/** In rooms of one type those who keep their people stand first, as the rooms do by code. */
const keepersFirst = (chosen: Map<number, Pattern[]>): Map<number, Pattern[]> => {
  for (const list of chosen.values()) list.sort((a, b) => a.arrivals - b.arrivals || Number(b.used) - Number(a.used));
  return chosen;
};

const NOTHING_FITS: Answer = { state: 'infeasible', conflict: { missed: [], enough: [] } };

/** A room without any allowed occupation makes the whole impossible; the solver need not be asked. */
const everyRoomHasOne = (patterns: readonly (readonly Pattern[])[]): boolean => patterns.every((list) => list.length > 0);

async function attempt(task: Task, sets: Classes, solve: Solve, progress?: Progress): Promise<Answer> {
  const patterns = allPatterns(task, sets, false);
  if (!patterns) return { state: 'too-large' };
  if (!everyRoomHasOne(patterns)) return NOTHING_FITS;
  const parts = partsOf(task, sets, patterns);
  const chosen = new Map<number, Pattern[]>();
  let proved = true;
  let gap = 0;
  for (const [at, part] of parts.entries()) {
    const posed = pose(task, sets, patterns, part, false);
    const solved = await solve(posed.program);
    if (solved.state === 'infeasible') return NOTHING_FITS;
    if (solved.state === 'unknown') return { state: 'unknown' };
    chosenOf(posed, solved.values, chosen);
    proved &&= solved.state === 'proved';
    gap = Math.max(gap, solved.gap);
    await progress?.(at + 1, parts.length);
  }
  const count = patterns.reduce((sum, list) => sum + list.length, 0);
  return {
    state: proved ? 'proved' : 'limit',
    arrangement: arrange(task, sets, keepersFirst(chosen)),
    gap,
    patterns: count,
    parts: parts.length,
  };
}

/** The least by which the demands are missed when each of them may be. */
async function leastMissed(task: Task, sets: Classes, solve: Solve): Promise<readonly Missed[]> {
  const patterns = allPatterns(task, sets, true);
  if (!patterns) return [];
  const posed = pose(
    task,
    sets,
    patterns,
    sets.types.map((_, at) => at),
    true,
  );
  const solved = await solve(posed.program);
  if (solved.state !== 'proved' && solved.state !== 'limit') return [];
  const chosen = new Map<number, Pattern[]>();
  chosenOf(posed, solved.values, chosen);
  keepersFirst(chosen);
  const over: string[] = [];
  const kept: string[] = [];
  for (const [at, list] of chosen) {
    const type = sets.types[at];
    for (const [place, pattern] of list.entries()) {
      const room = type?.rooms[place];
      if (room && pattern.over && task.question.clearAll) over.push(room.id);
      if (room && pattern.used && type.toEmpty) kept.push(room.id);
    }
  }
  const sums = posed.meanings.flatMap((meaning, at) => {
    const by = Math.round(solved.values[at] ?? 0);
    return meaning.kind === 'missed' && by > 0 ? [{ constraint: meaning.constraint, by, roomIds: [] }] : [];
  });
  const rooms = (constraint: ConstraintId, roomIds: string[]) => (roomIds.length > 0 ? [{ constraint, by: roomIds.length, roomIds }] : []);
  return [...rooms('clear-all', over), ...rooms('empty-rooms', kept), ...sums];
}

/** The same task with one demand given up; `null` where it is not made or cannot be given up. */
function without(task: Task, constraint: ConstraintId): Task | null {
  const { question, register } = task;
  const asked = (change: Partial<Question>): Task => ({ ...task, question: { ...question, ...change } });
  const rooms = (change: (room: RoomNow) => RoomNow): Task => ({ ...task, register: { ...register, rooms: register.rooms.map(change) } });
  switch (constraint) {
    case 'leaders-alone':
      return question.leadersAlone ? asked({ leadersAlone: false }) : null;
    case 'capacity':
      return asked({ mostPerRoom: question.mostPerRoom + 2, leastSqmPerPerson: Math.min(question.leastSqmPerPerson, 3) });
    case 'own-unit':
      return question.transfers ? null : asked({ transfers: true });
    case 'fixed-people': {
      const loose = (seat: SeatNow): SeatNow => (seat.rank === null ? seat : { ...seat, fixed: false });
      return register.seats.some((s) => s.fixed) ? { ...task, register: { ...register, seats: register.seats.map(loose) } } : null;
    }
    case 'blocked-rooms':
      return register.rooms.some((r) => r.blocked) ? rooms((room) => ({ ...room, blocked: false })) : null;
    case 'empty-rooms':
      return register.rooms.some((r) => r.toEmpty) ? rooms((room) => ({ ...room, toEmpty: false })) : null;
    case 'clear-all':
      return question.clearAll ? asked({ clearAll: false }) : null;
    case 'least-freed':
      return question.leastFreed > 0 ? asked({ leastFreed: 0 }) : null;
    case 'most-moves':
      return question.mostMoves === null ? null : asked({ mostMoves: null });
    default:
      return null;
  }
}

const negotiable = [
  'leaders-alone',
  'capacity',
  'own-unit',
  'fixed-people',
  'blocked-rooms',
  'empty-rooms',
  'clear-all',
  'least-freed',
  'most-moves',
] as const satisfies readonly ConstraintId[];

/** Which demand, given up alone, leaves an answer; each is tried by the solver and not guessed. */
async function enoughAlone(task: Task, solve: Solve): Promise<readonly ConstraintId[]> {
  const found: ConstraintId[] = [];
  for (const constraint of negotiable) {
    const eased = without(task, constraint);
    if (!eased) continue;
    const sets = classify(eased.register);
    const patterns = allPatterns(eased, sets, false);
    if (!patterns || !everyRoomHasOne(patterns)) continue;
    let fits = true;
    for (const part of partsOf(eased, sets, patterns)) {
      const { program } = pose(eased, sets, patterns, part, false);
      const solved = await solve({ ...program, costs: program.costs.map(() => 0) });
      fits &&= solved.state === 'proved' || solved.state === 'limit';
      if (!fits) break;
    }
    if (fits) found.push(constraint);
  }
  return found;
}

/**
 * The best re-allocation under the points of the question, part by part; every part is proved on its own, so the whole is. Where nothing
 * satisfies the demands, says by how much they are missed at least and which of them given up would be enough.
 */
export async function reallocate(task: Task, solve: Solve, progress?: Progress): Promise<Answer> {
  const sets = classify(task.register);
  const answer = await attempt(task, sets, solve, progress);
  if (answer.state !== 'infeasible') return answer;
  return { state: 'infeasible', conflict: { missed: await leastMissed(task, sets, solve), enough: await enoughAlone(task, solve) } };
}
