import type { Day } from '#shared/time.ts';
import { type Ladder, type RuledOut, rungsOpenBefore } from './ladder.ts';
import { refused, type Verdict } from './refusals.ts';

/** Ways to obtain office space (配置方式). Label: `enum.office-space.obtaining_mode.<code>`. */
export const obtainingModes = ['own-stock', 'reallocation', 'exchange', 'renting', 'construction', 'purchase'] as const;
export type ObtainingMode = (typeof obtainingModes)[number];

/** OS-21: the strict order; building and purchase share the last rung. */
export const obtainingOrder: Ladder<ObtainingMode> = [
  ['own-stock'],
  ['reallocation'],
  ['exchange'],
  ['renting'],
  ['construction', 'purchase'],
];

/**
 * OS-21: a mode may be asked for when the record holds a dated, reasoned "not possible" for every earlier one.
 * Refuses with `office-space.obtaining_order`, naming the modes still open.
 */
export function checkObtaining(mode: ObtainingMode, notPossible: readonly RuledOut<ObtainingMode>[], today: Day): Verdict<object> {
  const open = rungsOpenBefore(obtainingOrder, mode, notPossible, today);
  if (open.length === 0) return { ok: true };
  return refused('office-space.obtaining_order', 'provincial.obtaining', {
    limit: open.join(', '),
    actual: mode,
    path: `notPossible.${open[0]}`,
    params: { first: open[0] ?? null },
  });
}
