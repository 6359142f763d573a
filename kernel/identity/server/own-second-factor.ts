import { randomBytes } from 'node:crypto';
import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import { type Call, conduct } from '#kernel/domain.ts';
import { refuse } from '#shared/errors.ts';
import { beginSecondFactor, confirmSecondFactor, disableSecondFactor } from '../contract/sign-in.ts';
import { needsSecondFactor } from './actor-of.ts';
import { forgetAfter } from './change-password.ts';
import { endSessions } from './end-sessions.ts';
import { accountSubject } from './enter.ts';
import { readEntering } from './entering-account.query.ts';
import { ownAccountId, proveOwner } from './own-account.ts';
import { removeSecondFactor } from './rescue-account.ts';
import { plainBackupCode, spendTotp } from './second-step.ts';
import { newTotpSecret, totpUri } from './totp.ts';

const BACKUP_CODES = 10;

/** Begins enrolment: a new secret, shown once; it counts for nothing until it is confirmed. */
export const beginSecondFactorServed = conduct(beginSecondFactor, async (call, { password }) => {
  const { account } = await proveOwner(call, 'password', password);
  if (account.secondFactor) refuse('identity.second_factor_already_on');
  const secret = newTotpSecret();
  const sealed = call.services.identity.keyring.seal(secret);
  await call.transaction(async (ctx) => {
    await withSecrets(ctx, (secrets) =>
      secrets.query(
        `insert into identity.totp (account_id, sealed_secret) values ($1, $2)
           on conflict (account_id) do update set sealed_secret = excluded.sealed_secret, last_step = 0 where identity.totp.confirmed_at is null`,
        [account.id, sealed],
      ),
    );
    ctx.audit({ action: 'identity.second-factor.begin', subject: accountSubject(account) });
  });
  return { uri: totpUri(secret, account.username), secret };
});

/** Ends enrolment with a first code: the second factor is on, other sessions end, backup codes are shown once. */
export const confirmSecondFactorServed = conduct(confirmSecondFactor, async (call, { code }) => {
  const accountId = ownAccountId(call);
  const codes = Array.from({ length: BACKUP_CODES }, () => newBackupCode());
  const confirmed = await call.transaction((ctx) => confirm(ctx, { call, accountId, code, codes }));
  if (!confirmed) refuse('identity.wrong_code', {}, [{ path: 'code', code: 'identity.wrong_code' }]);
  forgetAfter(call, accountId);
  return { backupCodes: codes };
});

async function confirm(
  ctx: Ctx,
  { call, accountId, code, codes }: { call: Call; accountId: string; code: string; codes: readonly string[] },
): Promise<boolean> {
  const { keyring, sessionDigest } = ctx.services.identity;
  const account = await withSecrets(ctx, async (secrets) => {
    const found = await readEntering(secrets, { id: accountId });
    if (!found) return null;
    if (found.secondFactor) refuse('identity.second_factor_already_on');
    if (!(await spendTotp(call, secrets, accountId, code, ctx.now))) return null;
    await secrets.query('update identity.totp set confirmed_at = $2 where account_id = $1', [accountId, ctx.now]);
    await secrets.query('delete from identity.backup_code where account_id = $1', [accountId]);
    const hashes = codes.map((c) => keyring.digest('backup-code', plainBackupCode(c)));
    await secrets.query('insert into identity.backup_code (account_id, code_hash) select $1, unnest($2::text[])', [accountId, hashes]);
    await secrets.query('update identity.account set second_factor = true where id = $1', [accountId]);
    return found;
  });
  if (!account) return false;
  await endSessions(ctx, accountId, { tokenHash: sessionDigest(call.request) });
  ctx.audit({ action: 'identity.second-factor.confirm', subject: accountSubject(account) });
  return true;
}

/** 50 random bits, easy to type: `k3f9p-x7m2q`. */
function newBackupCode(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz234567890';
  const signs = [...randomBytes(10)].map((b) => letters[b & 31]);
  return `${signs.slice(0, 5).join('')}-${signs.slice(5).join('')}`;
}

/** Switches the second factor off, unless a role demands it (IT-4). */
export const disableSecondFactorServed = conduct(disableSecondFactor, async (call, { password }) => {
  const { account } = await proveOwner(call, 'password', password);
  if (!account.secondFactor) refuse('identity.second_factor_not_on');
  const { policy, config } = call.services.identity;
  const roles = call.origin.actor.me?.actor.roles.map((r) => r.role) ?? [];
  if (needsSecondFactor(roles, await policy(), config.demo != null)) refuse('identity.second_factor_demanded');
  await call.transaction(async (ctx) => {
    await removeSecondFactor(ctx, account.id);
    ctx.audit({ action: 'identity.second-factor.disable', subject: accountSubject(account) });
  });
  forgetAfter(call, account.id);
  return { off: true } as const;
});
