import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';

/** Former hashes kept per account: the most a policy may ask for. */
const KEPT = 24;

/**
 * Makes a hash the password of an account and keeps the former one, so that it does not return. An initial password is to be changed at the
 * next sign-in and is not counted as a change of the owner's.
 */
export async function storePassword(ctx: Ctx, accountId: string, hash: string, { mustChange }: { mustChange: boolean }): Promise<void> {
  await withSecrets(ctx, async (secrets) => {
    await secrets.query(
      `insert into identity.former_password (account_id, hash, changed_at)
       select account_id, hash, changed_at from identity.password where account_id = $1 on conflict do nothing`,
      [accountId],
    );
    await secrets.query(
      `insert into identity.password (account_id, hash, changed_at) values ($1, $2, $3)
       on conflict (account_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`,
      [accountId, hash, ctx.now],
    );
    await secrets.query(
      `delete from identity.former_password f where f.account_id = $1 and f.changed_at not in (
         select changed_at from identity.former_password where account_id = $1 order by changed_at desc limit ${KEPT})`,
      [accountId],
    );
    await secrets.query('update identity.account set must_change_password = $2, password_changed_at = $3 where id = $1', [
      accountId,
      mustChange,
      ctx.now,
    ]);
  });
  ctx.services.identity.forget(`account:${accountId}`);
}
