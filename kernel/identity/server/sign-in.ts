import { setTimeout as wait } from 'node:timers/promises';
import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import { type Call, conduct } from '#kernel/domain.ts';
import { refuse } from '#shared/errors.ts';
import { signIn } from '../contract/sign-in.ts';
import { addressDelay } from '../rules/lockout.ts';
import { clearFailures, lockUnderWay, readAttempts, recordFailure } from './attempts.ts';
import { accountSubject, actingAs, conclude, enter, lockedOutcome, type Outcome } from './enter.ts';
import { plainUsername, readEntering } from './entering-account.query.ts';

/**
 * Signing in with a password (IT-2, IT-3). The hash is computed outside any transaction and also for unknown names, and locks belong to the
 * name whether or not it exists, so that neither time nor answer tells who has an account.
 */
export const signInServed = conduct(signIn, async (call, { username, password }) => {
  const { keyring, passwords } = call.services.identity;
  const name = plainUsername(username);
  const usernameHash = keyring.digest('username', name);
  const before = await call.transaction((ctx) => readTry(ctx, name, usernameHash), { readOnly: true });
  await bearAddress(call, before.addressFailures);
  if (before.lockedUntil) refuse('identity.locked', lockedOutcome(before.lockedUntil).params);
  const proof = await passwords.verify(before.hash, password);
  const proven = proof.ok ? before.account : null;
  const rehashed = proven && proof.outdated ? await passwords.hash(password) : null;
  const outcome = await call.transaction(
    async (ctx): Promise<Outcome> => {
      if (!proven) return failed(ctx, { usernameHash, account: before.account, reason: 'password' });
      const locked = await withSecrets(ctx, (secrets) => lockUnderWay(secrets, usernameHash, ctx.now));
      if (locked) return lockedOutcome(locked);
      await withSecrets(ctx, async (secrets) => {
        if (!proven.secondFactor) await clearFailures(secrets, usernameHash);
        if (rehashed) await secrets.query('update identity.password set hash = $2 where account_id = $1', [proven.id, rehashed]);
      });
      return enter(ctx, proven, 'password', call.request);
    },
    proven ? { actor: actingAs(proven) } : {},
  );
  return conclude(call, outcome);
});

async function readTry(ctx: Ctx, name: string, usernameHash: string) {
  const settings = await ctx.services.identity.policy();
  return withSecrets(ctx, async (secrets) => {
    const attempts = await readAttempts(secrets, usernameHash, ctx.ip, ctx.now, settings);
    const account = await readEntering(secrets, { username: name });
    const stored = await secrets.query<{ hash: string }>('select hash from identity.password where account_id = $1', [account?.id ?? null]);
    return { ...attempts, account, hash: stored.rows[0]?.hash ?? null };
  });
}

/** Makes an address that failed often wait, and refuses it when it does not stop. */
async function bearAddress(call: Call, failures: number): Promise<void> {
  const { slowAfter } = await call.services.identity.policy();
  const delay = addressDelay(failures, slowAfter);
  if (delay === 'refused') refuse('too_many_requests');
  await wait(delay.waitMs);
}

/** Records a failed proof, audited, and says what the caller may know of it. */
export async function failed(
  ctx: Ctx,
  failure: { usernameHash: string; account: { id: string; orgId: string | null } | null; reason: 'password' | 'code' },
): Promise<Extract<Outcome, { refused: string }>> {
  const { account, usernameHash, reason } = failure;
  const settings = await ctx.services.identity.policy();
  const state = await withSecrets(ctx, async (secrets) => {
    const recorded = await recordFailure(secrets, { usernameHash, ip: ctx.ip, now: ctx.now, policy: settings });
    // The lock is shown in the list of accounts; what decides is the lock of the name.
    await secrets.query('update identity.account set locked_until = $2 where id = $1 and locked_until is distinct from $2', [
      account?.id ?? null,
      recorded.lockedUntil,
    ]);
    return recorded;
  });
  // An unknown name is not written down: it may be a password in the wrong field.
  const subject = account ? accountSubject(account) : { kind: 'identity.account', id: 'unknown', orgId: null };
  ctx.audit({ action: 'identity.session.start', subject, outcome: 'refused', after: { reason } });
  if (state.lockedJustNow) ctx.audit({ action: 'identity.account.lock', subject, after: { until: state.lockedUntil?.toISOString() } });
  if (state.lockedUntil) return lockedOutcome(state.lockedUntil);
  if (reason === 'code') return { refused: 'identity.wrong_code' };
  return { refused: 'identity.wrong_credentials', params: { remaining: state.remaining } };
}
