import { type Day, dayOf, daysBetween } from '#shared/time.ts';
import type { SecurityPolicy } from '../contract/policy.ts';

/** Whether a session has run out: by silence, or by age (IT-3). */
export function sessionEnd(
  session: { readonly lastSeenAt: number; readonly expiresAt: number },
  now: number,
  policy: Pick<SecurityPolicy, 'idleMinutes'>,
): 'living' | 'idle' | 'aged' {
  if (now >= session.expiresAt) return 'aged';
  return now - session.lastSeenAt >= policy.idleMinutes * 60_000 ? 'idle' : 'living';
}

/** Whether the password is to be changed before anything else: a first or reset password, or one too old (IT-2). */
export function mustChangePassword(
  account: { readonly mustChangePassword: boolean; readonly passwordChangedAt: Date | null },
  today: Day,
  policy: Pick<SecurityPolicy, 'maxAgeDays'>,
): boolean {
  if (account.mustChangePassword) return true;
  return account.passwordChangedAt !== null && daysBetween(dayOf(account.passwordChangedAt), today) >= policy.maxAgeDays;
}

/** Whether an account may be used today at all. */
export function accountBar(
  account: { readonly state: string; readonly endsOn: Day | null },
  today: Day,
): 'closed' | 'disabled' | 'expired' | null {
  if (account.state === 'closed') return 'closed';
  if (account.state === 'disabled') return 'disabled';
  return account.endsOn !== null && account.endsOn < today ? 'expired' : null;
}
