import type { Day } from '#shared/time.ts';

/** A dated, reasoned "not possible" for one rung of a prescribed order. */
export interface RuledOut<T extends string> {
  readonly option: T;
  readonly reason: string;
  readonly on: Day;
}

/** A prescribed order: the rungs from first to last, with the equal options of each. */
export type Ladder<T extends string> = readonly (readonly T[])[];

const reasoned = <T extends string>(entry: RuledOut<T>, today: Day): boolean => entry.reason.trim() !== '' && entry.on <= today;

/**
 * The rungs before `chosen` that are not ruled out, first to last. An entry without a reason or dated after `today` rules nothing out;
 * a rung of several equal options is ruled out when each of them is.
 */
export function rungsOpenBefore<T extends string>(
  ladder: Ladder<T>,
  chosen: T,
  ruledOut: readonly RuledOut<T>[],
  today: Day,
): readonly T[] {
  const excluded = new Set(ruledOut.filter((entry) => reasoned(entry, today)).map((entry) => entry.option));
  const rung = ladder.findIndex((options) => options.includes(chosen));
  return ladder
    .slice(0, rung)
    .flat()
    .filter((option) => !excluded.has(option));
}
