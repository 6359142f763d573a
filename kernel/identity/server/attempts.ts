import type pg from 'pg';
import type { SecurityPolicy } from '../contract/policy.ts';
import { afterFailure, type Failures, lockOf, recent } from '../rules/lockout.ts';

type Instants = readonly (string | Date)[];
const dates = (instants: Instants): Date[] => instants.map((at) => new Date(at));

function failuresOf(row: { failed_at: Instants; locked_until: string | null } | undefined): Failures {
  return { failedAt: dates(row?.failed_at ?? []), lockedUntil: row?.locked_until ? new Date(row.locked_until) : null };
}

/** What stands against a try: the lock of the user name, and the recent failures of the address. */
export async function readAttempts(client: pg.ClientBase, usernameHash: string, ip: string | null, now: Date, policy: SecurityPolicy) {
  const byName = await client.query('select failed_at, locked_until from identity.lockout where username_hash = $1', [usernameHash]);
  const byAddress = await client.query('select failed_at from identity.address_failure where ip = $1', [ip]);
  return {
    lockedUntil: lockOf(failuresOf(byName.rows[0]), now),
    addressFailures: recent(dates(byAddress.rows[0]?.failed_at ?? []), now, policy.lockWindowMinutes).length,
  };
}

/** The lock in force now, read under the row's own lock: tries made at once pass one after the other. */
export async function lockUnderWay(client: pg.ClientBase, usernameHash: string, now: Date): Promise<Date | null> {
  const { rows } = await client.query('select failed_at, locked_until from identity.lockout where username_hash = $1 for update', [
    usernameHash,
  ]);
  return lockOf(failuresOf(rows[0]), now);
}

/** Records a failure of a user name and an address. Answers the lock that stands now, and how many tries are left without one. */
export async function recordFailure(
  client: pg.ClientBase,
  failure: { usernameHash: string; ip: string | null; now: Date; policy: SecurityPolicy },
): Promise<{ lockedUntil: Date | null; remaining: number; lockedJustNow: boolean }> {
  const { usernameHash, ip, now, policy } = failure;
  const { rows } = await client.query(
    `insert into identity.lockout (username_hash, failed_at) values ($1, '{}')
     on conflict (username_hash) do update set username_hash = excluded.username_hash returning failed_at, locked_until`,
    [usernameHash],
  );
  const before = failuresOf(rows[0]);
  const standing = lockOf(before, now);
  if (standing) return { lockedUntil: standing, remaining: 0, lockedJustNow: false };
  const after = afterFailure(before, now, policy);
  await client.query('update identity.lockout set failed_at = $2, locked_until = $3 where username_hash = $1', [
    usernameHash,
    after.failedAt,
    after.lockedUntil,
  ]);
  if (ip !== null) {
    const oldest = new Date(now.getTime() - policy.lockWindowMinutes * 60_000);
    await client.query(
      `insert into identity.address_failure as f (ip, failed_at) values ($1, array[$2::timestamptz])
       on conflict (ip) do update set failed_at = array(select at from unnest(f.failed_at) at where at > $3 order by at desc limit 10000) || $2::timestamptz`,
      [ip, now, oldest],
    );
  }
  return { lockedUntil: after.lockedUntil, remaining: after.remaining, lockedJustNow: after.lockedUntil !== null };
}

/** Forgets the failures of a user name: it has signed in, or was unlocked. */
export async function clearFailures(client: pg.ClientBase, usernameHash: string): Promise<void> {
  await client.query('delete from identity.lockout where username_hash = $1', [usernameHash]);
}
