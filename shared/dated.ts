import type { Day } from '#shared/time.ts';

/** A value of a regulation with the days on which it holds: from `validFrom` up to and including `validTo`; open when absent. */
export interface Dated<T> {
  readonly validFrom: Day;
  readonly validTo?: Day;
  readonly value: T;
}

/** The value in force on a day, or `undefined` when the table says nothing about that day. Rows of one table never overlap. */
export function inForce<T>(table: readonly Dated<T>[], on: Day): T | undefined {
  return table.find((row) => row.validFrom <= on && (row.validTo === undefined || on <= row.validTo))?.value;
}
