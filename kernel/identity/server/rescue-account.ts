import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteInput } from '#shared/route.ts';
import type { endAccountSessions, resetPassword, resetSecondFactor, unlockAccount } from '../contract/accounts.ts';
import { clearFailures } from './attempts.ts';
import { othersAccount, subjectOf } from './change-account.ts';
import { endSessions } from './end-sessions.ts';
import { readAccount } from './list-accounts.query.ts';
import { randomPassword } from './passwords.ts';
import { storePassword } from './store-password.ts';

/** Gives an account a new initial password, shown this once. */
export async function resetPasswordUseCase(ctx: Ctx, { accountId }: RouteInput<typeof resetPassword>) {
  const account = await othersAccount(ctx, accountId);
  const initialPassword = randomPassword();
  await storePassword(ctx, accountId, await ctx.services.identity.passwords.hash(initialPassword), { mustChange: true });
  await endSessions(ctx, accountId);
  ctx.audit({ action: 'identity.account.reset-password', subject: subjectOf(account) });
  return { account: await readAccount(ctx, accountId), initialPassword };
}

/** Lifts the lock of failed sign-ins. */
export async function unlockAccountUseCase(ctx: Ctx, { accountId }: RouteInput<typeof unlockAccount>) {
  const account = await othersAccount(ctx, accountId);
  await withSecrets(ctx, async (secrets) => {
    await clearFailures(secrets, ctx.services.identity.keyring.digest('username', account.username));
    await secrets.query('update identity.account set locked_until = null where id = $1', [accountId]);
  });
  ctx.audit({ action: 'identity.account.unlock', subject: subjectOf(account), before: { lockedUntil: account.lockedUntil } });
  return readAccount(ctx, accountId);
}

/** Takes the second factor off an account whose authenticator is lost; its sessions end. */
export async function resetSecondFactorUseCase(ctx: Ctx, { accountId, reason }: RouteInput<typeof resetSecondFactor>) {
  const account = await othersAccount(ctx, accountId);
  if (!account.secondFactor) refuse('identity.second_factor_not_on');
  await removeSecondFactor(ctx, accountId);
  await endSessions(ctx, accountId);
  ctx.audit({ action: 'identity.account.reset-second-factor', subject: subjectOf(account), after: { reason } });
  return readAccount(ctx, accountId);
}

/** Forgets secret and backup codes of an account. */
export async function removeSecondFactor(ctx: Ctx, accountId: string): Promise<void> {
  await withSecrets(ctx, async (secrets) => {
    await secrets.query('delete from identity.totp where account_id = $1', [accountId]);
    await secrets.query('delete from identity.backup_code where account_id = $1', [accountId]);
    await secrets.query('update identity.account set second_factor = false where id = $1', [accountId]);
  });
  ctx.services.identity.forget(`account:${accountId}`);
}

/** Ends all sessions of an account. */
export async function endAccountSessionsUseCase(ctx: Ctx, { accountId }: RouteInput<typeof endAccountSessions>) {
  const account = await readAccount(ctx, accountId);
  const ended = await endSessions(ctx, accountId);
  ctx.audit({
    action: 'identity.account.end-sessions',
    subject: subjectOf({ id: account.id, orgId: account.unit?.id ?? null }),
    after: { ended },
  });
  return { ended };
}
