import type { Dm2 } from '../areas.ts';
import type { ClauseId } from '../clauses.ts';
import type { Rank } from '../ranks.ts';
import type { RuleBook } from '../rule-book.ts';

/** An office as the re-allocation reads it. */
export interface RoomNow {
  readonly id: string;
  readonly code: string;
  readonly floorId: string;
  readonly orgId: string;
  readonly areaDm2: Dm2 | null;
  /** Stays exactly as it is: chosen so, promised to somebody, or its area is not known. */
  readonly blocked: boolean;
  /** Must be empty afterwards. */
  readonly toEmpty: boolean;
}

/** One person on one seat. Persons of equal unit, rank and standing are interchangeable: which of them moves changes no figure. */
export interface SeatNow {
  /** Occupancy id. */
  readonly id: string;
  readonly personId: string;
  readonly roomId: string;
  /** The unit that uses the room the person sits in. */
  readonly orgId: string;
  /** Rank of the main post; `null` when not known. */
  readonly rank: Rank | null;
  readonly leader: boolean;
  /** Does not move: chosen so, or two offices, an end in sight, or no known rank. */
  readonly fixed: boolean;
}

export interface Register {
  readonly rooms: readonly RoomNow[];
  readonly seats: readonly SeatNow[];
}

/** How much each aim counts, in points. All whole, 0 to 1000. Label: `enum.office-space.reallocation_weight.<name>`. */
export const weightNames = ['clearRoom', 'excessSqm', 'freeRoom', 'freeFloor', 'move', 'otherFloor', 'transfer'] as const;
export type WeightName = (typeof weightNames)[number];
export type Weights = Readonly<Record<WeightName, number>>;

export const defaultWeights: Weights = { clearRoom: 100, excessSqm: 1, freeRoom: 4, freeFloor: 20, move: 1, otherFloor: 1, transfer: 2 };

/** What the asker wants and allows. */
export interface Question {
  readonly weights: Weights;
  /** No office may stay over the standard. */
  readonly clearAll: boolean;
  /** So many offices fewer than today must be in use afterwards. */
  readonly leastFreed: number;
  /** `null`: as many moves as it takes. */
  readonly mostMoves: number | null;
  /** Nobody is moved into a leader's office, and a leader only into an empty one. */
  readonly leadersAlone: boolean;
  /** m² of usable area that each person of a newly shared room keeps at least. */
  readonly leastSqmPerPerson: number;
  readonly mostPerRoom: number;
  /** Offices nobody sits in may go to another unit: an act of the administration. */
  readonly transfers: boolean;
}

export const defaultQuestion: Question = {
  weights: defaultWeights,
  clearAll: false,
  leastFreed: 0,
  mostMoves: null,
  leadersAlone: true,
  leastSqmPerPerson: 6,
  mostPerRoom: 6,
  transfers: false,
};

/** Everything that one re-allocation is computed from. */
export interface Task {
  readonly register: Register;
  readonly question: Question;
  readonly book: RuleBook;
}

/** Every constraint, in the order in which it is shown. Label: `enum.office-space.reallocation_constraint.<id>`. */
export const constraintIds = [
  'limit',
  'one-office',
  'office-rooms',
  'own-unit',
  'transfers',
  'leaders-alone',
  'capacity',
  'fixed-people',
  'blocked-rooms',
  'clear-all',
  'empty-rooms',
  'least-freed',
  'most-moves',
] as const;
export type ConstraintId = (typeof constraintIds)[number];

/** The clause each constraint rests on; those the regulation does not set are parameters of the question. */
export const constraintClauses: Readonly<Record<ConstraintId, ClauseId>> = {
  limit: 'standard-2014.room-limit',
  'one-office': 'measures-2017.use',
  'office-rooms': 'measures-2017.scope',
  'own-unit': 'measures-2017.use',
  transfers: 'measures-2017.unified',
  'leaders-alone': 'setting.reallocation',
  capacity: 'setting.reallocation',
  'fixed-people': 'setting.reallocation',
  'blocked-rooms': 'setting.reallocation',
  'clear-all': 'clearing-2013.remedies',
  'empty-rooms': 'setting.reallocation',
  'least-freed': 'setting.reallocation',
  'most-moves': 'setting.reallocation',
};

/** The constraints that are at work in a question, in order. */
export function constraintsOf({ register, question }: Pick<Task, 'register' | 'question'>): readonly ConstraintId[] {
  const off: Partial<Record<ConstraintId, boolean>> = {
    'own-unit': question.transfers,
    transfers: !question.transfers,
    'leaders-alone': !question.leadersAlone,
    'clear-all': !question.clearAll,
    'empty-rooms': !register.rooms.some((room) => room.toEmpty),
    'least-freed': question.leastFreed === 0,
    'most-moves': question.mostMoves === null,
    'fixed-people': !register.seats.some((seat) => seat.fixed),
    'blocked-rooms': !register.rooms.some((room) => room.blocked),
  };
  return constraintIds.filter((id) => !off[id]);
}

/** Text of one order everywhere: the answer must not depend on how the database happened to hand the rows out. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
