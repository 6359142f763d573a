import { type BasisPoints, type Dm2, percent, sqmOrNull } from './areas.ts';
import type { ClauseId } from './clauses.ts';
import { type AlarmLevel, type CheckVerdict, compareArea } from './comparison.ts';
import type { Rank } from './ranks.ts';
import type { RoomKind } from './room-kinds.ts';
import type { RuleBook } from './rule-book.ts';

/** What a room is put to. Label: `enum.office-space.room_state.<code>`. */
export const roomStates = ['in-use', 'vacant', 'let', 'lent', 'under-works'] as const;
export type RoomState = (typeof roomStates)[number];

/** One room as the check reads it. */
export interface RoomFacts {
  readonly kind: RoomKind;
  readonly state: RoomState;
  /** Usable area with the rest room and the toilet that belong to it, which count inside the limit (OS-9); `null` when not known. */
  readonly areaDm2: Dm2 | null;
  /** The rank of each person seated; `null` for a person whose rank is not known. */
  readonly seats: readonly (Rank | null)[];
}

/** Why a room is judged as it is. Label: `enum.office-space.room_reason.<code>`. */
export const roomReasons = [
  'within',
  'over',
  'over-within-tolerance',
  'rank-unknown',
  'area-unknown',
  'vacant',
  'handed-out',
  'under-works',
  'not-measured',
] as const;
export type RoomReason = (typeof roomReasons)[number];

export interface RoomCheck {
  readonly verdict: CheckVerdict;
  readonly reason: RoomReason;
  /** Level of alarm A1; `null` when the room is not over. */
  readonly level: AlarmLevel | null;
  readonly clause: ClauseId;
  readonly areaDm2: Dm2 | null;
  /** Σ limits of those seated; `null` when no limit applies or a rank is not known. */
  readonly allowedDm2: Dm2 | null;
  /** `null` when there is nothing to compare. */
  readonly overDm2: Dm2 | null;
  readonly overRateBp: BasisPoints | null;
  /** The whole area when nobody uses the room, else 0. */
  readonly vacantDm2: Dm2;
}

const CLAUSE: ClauseId = 'standard-2014.room-limit';

const uncompared = (facts: RoomFacts, verdict: 'ok' | 'unjudged', reason: RoomReason): RoomCheck => ({
  verdict,
  reason,
  level: null,
  clause: CLAUSE,
  areaDm2: facts.areaDm2,
  allowedDm2: null,
  overDm2: null,
  overRateBp: null,
  vacantDm2: reason === 'vacant' ? (facts.areaDm2 ?? 0) : 0,
});

/** A room is vacant when nobody is seated in it and it is marked so, or is an office in use by nobody. */
export const isVacant = (facts: Pick<RoomFacts, 'kind' | 'state' | 'seats'>): boolean =>
  facts.seats.length === 0 && (facts.state === 'vacant' || (facts.state === 'in-use' && facts.kind === 'office'));

/**
 * OS-11: an office may be as large as the limits of all persons seated in it together. Other kinds have no limit per room and are compared
 * per unit. A person of unknown rank adds nothing: a room within the known limits is within; otherwise it stays unjudged.
 */
export function checkRoom(book: RuleBook, facts: RoomFacts): RoomCheck {
  const { areaDm2, seats } = facts;
  if (isVacant(facts)) return uncompared(facts, 'ok', 'vacant');
  if (facts.kind !== 'office') return uncompared(facts, 'ok', 'not-measured');
  if (seats.length === 0) return uncompared(facts, 'ok', facts.state === 'under-works' ? 'under-works' : 'handed-out');
  if (areaDm2 === null) return uncompared(facts, 'unjudged', 'area-unknown');

  let knownDm2 = 0;
  let ranksKnown = true;
  for (const rank of seats) {
    if (rank === null) ranksKnown = false;
    else knownDm2 += book.limitsDm2[rank];
  }
  if (!ranksKnown && areaDm2 > knownDm2) return uncompared(facts, 'unjudged', 'rank-unknown');

  const { verdict, level, overDm2, overRateBp } = compareArea(book, areaDm2, knownDm2);
  const reason = verdict === 'over' ? 'over' : overDm2 > 0 ? 'over-within-tolerance' : 'within';
  const allowedDm2 = ranksKnown ? knownDm2 : null;
  return { verdict, reason, level, clause: CLAUSE, areaDm2, allowedDm2, overDm2, overRateBp, vacantDm2: 0 };
}

/** A room check on the wire: m² and percent as text with two places. */
export const roomCheckText = (check: RoomCheck) => ({
  verdict: check.verdict,
  reason: check.reason,
  level: check.level,
  clause: check.clause,
  limitSqm: sqmOrNull(check.allowedDm2),
  actualSqm: sqmOrNull(check.areaDm2),
  overSqm: sqmOrNull(check.overDm2),
  overPercent: percent(check.overRateBp),
});
