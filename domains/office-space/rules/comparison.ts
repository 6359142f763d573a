import { type BasisPoints, type Dm2, shareOf } from './areas.ts';
import type { RuleBook } from './rule-book.ts';

/** Judgement of a check; `unjudged` when what it needs is not known. Label: `enum.office-space.check_verdict.<code>`. */
export const checkVerdicts = ['ok', 'over', 'unjudged'] as const;
export type CheckVerdict = (typeof checkVerdicts)[number];

/** Label: `enum.office-space.alarm_level.<code>`. */
export const alarmLevels = ['red', 'yellow'] as const;
export type AlarmLevel = (typeof alarmLevels)[number];

/** An area held against what is allowed. */
export interface Comparison {
  /** Over only beyond the tolerance; an excess within it is told and the verdict stays ok. */
  readonly verdict: 'ok' | 'over';
  /** Red above the setting's share, decided on the exact areas and not on the rounded rate; `null` while the verdict is ok. */
  readonly level: AlarmLevel | null;
  /** max(0, actual − allowed). */
  readonly overDm2: Dm2;
  /** over ÷ allowed, two decimals of a percent; `null` when something is there and nothing is allowed. */
  readonly overRateBp: BasisPoints | null;
}

const WITHIN: Comparison = { verdict: 'ok', level: null, overDm2: 0, overRateBp: 0 };

/** OS-11, OS-12: the one comparison behind rooms and units. Both areas are whole dm², never negative. */
export function compareArea(book: RuleBook, actualDm2: Dm2, allowedDm2: Dm2): Comparison {
  const overDm2 = actualDm2 - allowedDm2;
  if (overDm2 <= 0) return WITHIN;
  const over = overDm2 * 10_000;
  const overRateBp = shareOf(overDm2, allowedDm2);
  if (over <= allowedDm2 * book.toleranceBp) return { verdict: 'ok', level: null, overDm2, overRateBp };
  return { verdict: 'over', level: over > allowedDm2 * book.redAboveBp ? 'red' : 'yellow', overDm2, overRateBp };
}
