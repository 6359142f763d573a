import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import { endSessions } from './end-sessions.ts';
import { takeBackGrants } from './take-back-grants.ts';

/** Closes an account for good: sessions, keys, grants, password and second factor go with it (IT-1, IT-14). `reason`: `left`, `ended`, or an administrator's words. */
export async function closeAccount(ctx: Ctx, account: { id: string; orgId: string | null }, reason: string): Promise<void> {
  const at = ctx.now.toISOString();
  await endSessions(ctx, account.id);
  await ctx.db
    .updateTable('identity.account')
    .set((eb) => ({ state: 'closed', version: eb('version', '+', 1) }))
    .where('id', '=', account.id)
    .execute();
  await takeBackGrants(ctx, { accountId: account.id });
  await ctx.db
    .updateTable('identity.api_key')
    .set({ revoked_at: at, revoked_by: ctx.actor.accountId })
    .where('account_id', '=', account.id)
    .where('revoked_at', 'is', null)
    .execute();
  await withSecrets(ctx, async (secrets) => {
    for (const table of ['password', 'former_password', 'totp', 'backup_code', 'external_identity'])
      await secrets.query(`delete from identity.${table} where account_id = $1`, [account.id]);
    await secrets.query('delete from identity.api_key_secret where key_id in (select id from identity.api_key where account_id = $1)', [
      account.id,
    ]);
  });
  ctx.audit({
    action: 'identity.account.close',
    subject: { kind: 'identity.account', id: account.id, orgId: account.orgId },
    after: { reason },
  });
}
