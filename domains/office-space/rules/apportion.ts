import type { Dm2 } from './areas.ts';
import type { Rank } from './ranks.ts';
import type { RuleBook } from './rule-book.ts';
import type { ApportionMethod } from './settings.ts';

export interface Apportioned {
  /** The method really used: by limit needs every rank, so a room with an unknown rank is told apart equally. */
  readonly method: ApportionMethod;
  /** One share per seat, in the order of the seats. Together they are the room, to the last dm². */
  readonly sharesDm2: readonly Dm2[];
}

/**
 * OS-13: the area of a shared room told apart (分摊面积): room area × own limit ÷ Σ limits, or equally, as the setting says.
 * Shares are rounded down and the remaining dm² go to the largest remainders, first seats first.
 */
export function apportion(book: RuleBook, areaDm2: Dm2, seats: readonly (Rank | null)[]): Apportioned {
  const byLimit = book.settings.apportionMethod === 'by-limit' && !seats.includes(null);
  const weights = seats.map((rank) => (byLimit && rank !== null ? book.limitsDm2[rank] : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const remainders = weights.map((weight) => (areaDm2 * weight) % total);
  const shares = weights.map((weight, seat) => (areaDm2 * weight - (remainders[seat] ?? 0)) / total);
  const left = areaDm2 - shares.reduce((sum, share) => sum + share, 0);
  const largestFirst = seats.map((_, seat) => seat).sort((a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b);
  for (const seat of largestFirst.slice(0, left)) shares[seat] = (shares[seat] ?? 0) + 1;
  return { method: byLimit ? 'by-limit' : 'equal', sharesDm2: shares };
}
