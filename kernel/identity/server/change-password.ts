import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import { type Call, conduct } from '#kernel/domain.ts';
import { refuse } from '#shared/errors.ts';
import { changePassword } from '../contract/sign-in.ts';
import { judgePassword } from '../rules/password.ts';
import { endSessions } from './end-sessions.ts';
import { accountSubject } from './enter.ts';
import { proveOwner } from './own-account.ts';
import { storePassword } from './store-password.ts';

/** Changes the own password (IT-2): the old one proves the owner, the new one has to satisfy the policy, all other sessions end. */
export const changePasswordServed = conduct(changePassword, async (call, { current, next }) => {
  const { policy, passwords, sessionDigest } = call.services.identity;
  const settings = await policy();
  const { account, hash } = await proveOwner(call, 'current', current);
  const verdict = judgePassword(next, account, settings);
  if (!verdict.ok) {
    refuse('identity.weak_password', { minLength: settings.minLength, kinds: settings.kinds }, [
      { path: 'next', code: verdict.code, params: verdict.params ?? {} },
    ]);
  }
  const former = await call.transaction((ctx) => formerHashes(ctx, account.id, settings.remembered), { readOnly: true });
  for (const old of [hash, ...former].slice(0, settings.remembered)) {
    if ((await passwords.verify(old, next)).ok) refuseReused(settings.remembered);
  }
  const hashed = await passwords.hash(next);
  const tokenHash = sessionDigest(call.request);
  await call.transaction(async (ctx) => {
    await storePassword(ctx, account.id, hashed, { mustChange: false });
    await endSessions(ctx, account.id, { tokenHash });
    ctx.audit({ action: 'identity.account.change-password', subject: accountSubject(account) });
  });
  return forgetAfter(call, account.id);
});

const refuseReused = (remembered: number): never =>
  refuse('identity.password_reused', { remembered }, [{ path: 'next', code: 'identity.password_reused', params: { remembered } }]);

const formerHashes = (ctx: Ctx, accountId: string, count: number) =>
  withSecrets(ctx, async (secrets) => {
    const { rows } = await secrets.query<{ hash: string }>(
      'select hash from identity.former_password where account_id = $1 order by changed_at desc limit $2',
      [accountId, count],
    );
    return rows.map((row) => row.hash);
  });

/** What was resolved while the transaction ran is as it was before: the owner's next request must see the change. */
export function forgetAfter(call: Call, accountId: string): undefined {
  call.services.identity.forget(`account:${accountId}`);
}
