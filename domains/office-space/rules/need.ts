import { type Dm2, dm2, sqmOrNull } from './areas.ts';
import type { ClauseId } from './clauses.ts';
import type { CheckVerdict } from './comparison.ts';
import type { Rank } from './ranks.ts';
import { refused, type Verdict } from './refusals.ts';
import type { RoomKind } from './room-kinds.ts';
import type { RuleBook } from './rule-book.ts';

/** What a unit asks for. */
export interface SpaceWish {
  readonly kind: RoomKind;
  /** Usable area wanted. */
  readonly wantedDm2: Dm2;
  /** The rank of each person who is to sit there; `null` where it is not known. */
  readonly seats: readonly (Rank | null)[];
}

/** What the unit has of that kind beside what is approved for it (OS-12). */
export interface UnitStanding {
  readonly approvedDm2: Dm2 | null;
  readonly heldDm2: Dm2;
  readonly vacantDm2: Dm2;
}

/** What is looked at. Label: `enum.office-space.need_line.<code>`. */
export const needKinds = ['people', 'approved', 'own-vacant'] as const;
export type NeedKind = (typeof needKinds)[number];

export interface NeedLine {
  readonly line: NeedKind;
  /** `unjudged` when a rank or the approved area is not known. */
  readonly verdict: CheckVerdict;
  readonly clause: ClauseId;
  readonly limitDm2: Dm2 | null;
  readonly actualDm2: Dm2;
  readonly overDm2: Dm2 | null;
}

export interface Need {
  readonly kind: RoomKind;
  readonly lines: readonly NeedLine[];
  /** Σ limits of the persons; `null` for other rooms than offices and where a rank is not known. */
  readonly limitDm2: Dm2 | null;
  /** A room, or several in one building, that reach from `floorDm2` to `ceilingDm2` serve the need. */
  readonly floorDm2: Dm2;
  readonly ceilingDm2: Dm2;
  /** The smallest room worth joining to others. */
  readonly leastDm2: Dm2;
}

const compare = (line: NeedKind, clause: ClauseId, actualDm2: Dm2, limitDm2: Dm2 | null): NeedLine => {
  if (limitDm2 === null) return { line, verdict: 'unjudged', clause, limitDm2, actualDm2, overDm2: null };
  const overDm2 = Math.max(0, actualDm2 - limitDm2);
  return { line, verdict: overDm2 > 0 ? 'over' : 'ok', clause, limitDm2, actualDm2, overDm2 };
};

/** Σ limits of the persons of an office (OS-11); `null` when nobody is named or a rank is missing. */
function limitOf(book: RuleBook, { kind, seats }: SpaceWish): Dm2 | null {
  if (kind !== 'office' || seats.length === 0 || seats.includes(null)) return null;
  return seats.reduce((sum, rank) => sum + (rank === null ? 0 : book.limitsDm2[rank]), 0);
}

const hundredths = (value: Dm2, percent: string, sign: 1 | -1): Dm2 => Math.round((value * (10_000 + sign * dm2(percent))) / 10_000);

/** OS-4 … OS-8, OS-12: what is wanted beside what the persons may have, what the unit may have, and what it leaves empty. */
export function judgeNeed(book: RuleBook, wish: SpaceWish, standing: UnitStanding): Need {
  const { kind, wantedDm2, seats } = wish;
  const { fitShortfallPercent, fitSurplusPercent } = book.settings;
  const limitDm2 = limitOf(book, wish);
  const ceilingDm2 = limitDm2 ?? hundredths(wantedDm2, fitSurplusPercent, 1);
  const ranked = seats.filter((rank) => rank !== null).map((rank) => book.limitsDm2[rank]);
  const lines: NeedLine[] = [
    ...(kind === 'office' ? [compare('people', 'standard-2014.room-limit', wantedDm2, limitDm2)] : []),
    compare('approved', 'measures-2017.unified', standing.heldDm2 + wantedDm2, standing.approvedDm2),
    { line: 'own-vacant', verdict: 'ok', clause: 'provincial.obtaining', limitDm2: null, actualDm2: standing.vacantDm2, overDm2: null },
  ];
  return {
    kind,
    lines,
    limitDm2,
    floorDm2: Math.min(hundredths(wantedDm2, fitShortfallPercent, -1), ceilingDm2),
    ceilingDm2,
    leastDm2: Math.min(wantedDm2, ranked.length > 0 ? Math.min(...ranked) : wantedDm2),
  };
}

const over = (need: Need, line: NeedKind): NeedLine | undefined => need.lines.find((l) => l.line === line && l.verdict === 'over');

/** A request may not ask for more than the limits of its persons together (OS-11). Refuses with `office-space.need_over_limit`. */
export function checkWanted(need: Need): Verdict<object> {
  const line = over(need, 'people');
  if (!line) return { ok: true };
  const { clause, limitDm2, actualDm2 } = line;
  return refused('office-space.need_over_limit', clause, { limit: sqmOrNull(limitDm2), actual: sqmOrNull(actualDm2), path: 'wantedSqm' });
}

/**
 * Space from outside the unit only within its approved area; what is above it goes back (OS-3, OS-24). Refuses with
 * `office-space.need_over_approved`. Where nothing is approved there is nothing to compare and nothing is refused.
 */
export function checkHeadroom(need: Need): Verdict<object> {
  const line = over(need, 'approved');
  if (!line) return { ok: true };
  const { limitDm2, actualDm2 } = line;
  return refused('office-space.need_over_approved', 'regulation-2012.reclaim', {
    limit: sqmOrNull(limitDm2),
    actual: sqmOrNull(actualDm2),
  });
}

/** A line of the need on the wire. */
export const needLineText = (line: NeedLine) => ({
  line: line.line,
  verdict: line.verdict,
  clause: line.clause,
  limitSqm: sqmOrNull(line.limitDm2),
  actualSqm: sqmOrNull(line.actualDm2) ?? '0.00',
  overSqm: sqmOrNull(line.overDm2),
});
