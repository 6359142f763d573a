import type pg from 'pg';
import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import { type Call, conduct } from '#kernel/domain.ts';
import { verifyBackupCode, verifyTotp } from '../contract/sign-in.ts';
import { clearFailures, lockUnderWay } from './attempts.ts';
import { actingAs, CHALLENGE_COOKIE, conclude, enter, lockedOutcome, type Outcome } from './enter.ts';
import { type EnteringAccount, readEntering } from './entering-account.query.ts';
import { failed } from './sign-in.ts';
import { acceptedStep } from './totp.ts';

/** Wrong codes after which the password has to be given again; wrong codes also count towards the lock of the account. */
const MAX_TRIES = 5;

type Check = (client: pg.ClientBase, account: EnteringAccount, now: Date) => Promise<boolean>;

export const verifyTotpServed = conduct(verifyTotp, async (call, { code }) =>
  secondStep(call, async (client, account, now) => spendTotp(call, client, account.id, code, now)),
);

export const verifyBackupCodeServed = conduct(verifyBackupCode, async (call, { backupCode }) =>
  secondStep(call, async (client, account) => {
    const hash = call.services.identity.keyring.digest('backup-code', plainBackupCode(backupCode));
    const used = await client.query('delete from identity.backup_code where account_id = $1 and code_hash = $2', [account.id, hash]);
    return used.rowCount === 1;
  }),
);

/** Backup codes are compared without hyphens and in small letters. */
export const plainBackupCode = (typed: string): string => typed.replace(/[\s-]/g, '').toLowerCase();

/** Checks a code of the authenticator and spends its time step, so that it is good once. */
export async function spendTotp(
  call: Pick<Call, 'services'>,
  client: pg.ClientBase,
  accountId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await client.query<{ sealed: string; lastStep: number }>(
    `select sealed_secret as sealed, last_step as "lastStep" from identity.totp where account_id = $1 for update`,
    [accountId],
  );
  const step = rows[0] ? acceptedStep(call.services.identity.keyring.open(rows[0].sealed), code, now, rows[0].lastStep) : null;
  if (step === null) return false;
  await client.query('update identity.totp set last_step = $2 where account_id = $1', [accountId, step]);
  return true;
}

async function secondStep(call: Call, check: Check): Promise<{ next: 'done' | 'change-password' }> {
  const token = call.request.cookies[CHALLENGE_COOKIE] ?? '';
  const hash = call.services.identity.keyring.digest('challenge', token);
  const account = await call.transaction((ctx) => challenged(ctx, hash), { readOnly: true });
  const outcome = await call.transaction((ctx) => decide(ctx, { call, hash, check }), {
    ...(account ? { actor: actingAs(account) } : {}),
  });
  return conclude(call, outcome) as { next: 'done' | 'change-password' };
}

const challenged = (ctx: Ctx, hash: string) =>
  withSecrets(ctx, async (secrets) => {
    const { rows } = await secrets.query<{ accountId: string }>(
      'select account_id as "accountId" from identity.challenge where token_hash = $1',
      [hash],
    );
    return rows[0] ? readEntering(secrets, { id: rows[0].accountId }) : null;
  });

async function decide(ctx: Ctx, { call, hash, check }: { call: Call; hash: string; check: Check }): Promise<Outcome> {
  const { keyring } = ctx.services.identity;
  const step = await withSecrets(ctx, async (secrets) => {
    const { rows } = await secrets.query<{ accountId: string }>(
      `update identity.challenge set tries = tries + 1 where token_hash = $1 and expires_at > $2 and tries < $3 returning account_id as "accountId"`,
      [hash, ctx.now, MAX_TRIES],
    );
    const account = rows[0] && (await readEntering(secrets, { id: rows[0].accountId }));
    if (!account) return null;
    const usernameHash = keyring.digest('username', account.username);
    const locked = await lockUnderWay(secrets, usernameHash, ctx.now);
    const right = locked === null && (await check(secrets, account, ctx.now));
    if (right) {
      await secrets.query('delete from identity.challenge where token_hash = $1', [hash]);
      await clearFailures(secrets, usernameHash);
    }
    return { account, usernameHash, locked, right };
  });
  if (!step) return { refused: 'identity.second_factor_expired' };
  if (step.locked) return lockedOutcome(step.locked);
  if (!step.right) return failed(ctx, { usernameHash: step.usernameHash, account: step.account, reason: 'code' });
  return enter(ctx, step.account, 'second-factor', call.request);
}
