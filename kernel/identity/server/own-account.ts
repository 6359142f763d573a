import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import type { Call } from '#kernel/domain.ts';
import { found, refuse } from '#shared/errors.ts';
import { lockOf } from '../rules/lockout.ts';
import { clearFailures, lockUnderWay } from './attempts.ts';
import { actingAs, lockedOutcome, type Outcome } from './enter.ts';
import { type EnteringAccount, readEntering } from './entering-account.query.ts';
import { failed } from './sign-in.ts';

/** The account of a call that concerns the own account: a person with a session, never a key. */
export function ownAccountId(call: Pick<Call, 'origin'>): string {
  const { actor } = call.origin;
  if (actor.kind !== 'account' || actor.accountId === null) refuse('forbidden', { permission: 'session' });
  return actor.accountId as string;
}

/**
 * Lets the owner of a session prove to be who signed in, by the password, before something about the account's protection changes. A wrong
 * one counts like a failed sign-in, so that a stolen session cannot guess. @throws wrong_current_password on the field, locked
 */
export async function proveOwner(call: Call, field: string, password: string): Promise<{ account: EnteringAccount; hash: string }> {
  const { keyring, passwords } = call.services.identity;
  const accountId = ownAccountId(call);
  const before = await call.transaction((ctx) => readProof(ctx, accountId), { readOnly: true });
  const usernameHash = keyring.digest('username', before.account.username);
  if (before.lockedUntil) refuse('identity.locked', lockedOutcome(before.lockedUntil).params);
  const proof = await passwords.verify(before.hash, password);
  const outcome = await call.transaction(
    async (ctx): Promise<Extract<Outcome, { refused: string }> | null> => {
      if (!proof.ok) return failed(ctx, { usernameHash, account: before.account, reason: 'password' });
      const locked = await withSecrets(ctx, (secrets) => lockUnderWay(secrets, usernameHash, ctx.now));
      if (locked) return lockedOutcome(locked);
      await withSecrets(ctx, (secrets) => clearFailures(secrets, usernameHash));
      return null;
    },
    { actor: actingAs(before.account) },
  );
  if (outcome?.refused === 'identity.locked') refuse(outcome.refused, outcome.params);
  if (outcome) refuse('identity.wrong_current_password', outcome.params, [{ path: field, code: 'identity.wrong_current_password' }]);
  return { account: before.account, hash: before.hash as string };
}

async function readProof(ctx: Ctx, accountId: string) {
  const usernameHash = (username: string) => ctx.services.identity.keyring.digest('username', username);
  return withSecrets(ctx, async (secrets) => {
    const account = found(await readEntering(secrets, { id: accountId }));
    const stored = await secrets.query<{ hash: string }>('select hash from identity.password where account_id = $1', [accountId]);
    const lock = await secrets.query<{ until: string | null }>(
      'select locked_until as until from identity.lockout where username_hash = $1',
      [usernameHash(account.username)],
    );
    const lockedUntil = lock.rows[0]?.until ? new Date(lock.rows[0].until) : null;
    return { account, hash: stored.rows[0]?.hash ?? null, lockedUntil: lockOf({ failedAt: [], lockedUntil }, ctx.now) };
  });
}
