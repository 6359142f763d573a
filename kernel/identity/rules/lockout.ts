import type { SecurityPolicy } from '../contract/policy.ts';

const MINUTE = 60_000;

/** Recent failures of one user name, oldest first. */
export interface Failures {
  readonly failedAt: readonly Date[];
  readonly lockedUntil: Date | null;
}

export type LockPolicy = Pick<SecurityPolicy, 'lockAfter' | 'lockWindowMinutes' | 'lockMinutes'>;

/** Until when a user name is locked, or null (IT-3). */
export const lockOf = (failures: Failures, now: Date): Date | null =>
  failures.lockedUntil && failures.lockedUntil > now ? failures.lockedUntil : null;

/** Failures that still count: younger than the window. */
export const recent = (failedAt: readonly Date[], now: Date, windowMinutes: number): Date[] =>
  failedAt.filter((at) => now.getTime() - at.getTime() < windowMinutes * MINUTE);

/** The state after one more failure: the lock falls with failure number `lockAfter` within the window; a lock starts the count anew. */
export function afterFailure(failures: Failures, now: Date, policy: LockPolicy): Failures & { readonly remaining: number } {
  const failedAt = [...recent(failures.failedAt, now, policy.lockWindowMinutes), now];
  if (failedAt.length >= policy.lockAfter)
    return { failedAt: [], lockedUntil: new Date(now.getTime() + policy.lockMinutes * MINUTE), remaining: 0 };
  return { failedAt, lockedUntil: null, remaining: policy.lockAfter - failedAt.length };
}

/**
 * What an address has to bear after so many recent failures: nothing up to `slowAfter`, then a quarter of a second more per failure up to
 * five seconds, and no try at all beyond ten times `slowAfter`. Offices share one address, so an address is never locked like an account.
 */
export function addressDelay(failures: number, slowAfter: number): { readonly waitMs: number } | 'refused' {
  if (failures >= slowAfter * 10) return 'refused';
  return { waitMs: Math.min(5_000, Math.max(0, failures - slowAfter + 1) * 250) };
}
