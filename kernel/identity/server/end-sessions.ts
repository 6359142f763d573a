import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';

/** Ends the sessions of an account and its half-done sign-ins, all but one if told; answers how many ended. They are dead before this returns. */
export async function endSessions(ctx: Ctx, accountId: string, but: { tokenHash: string | null } = { tokenHash: null }): Promise<number> {
  const ended = await withSecrets(ctx, async (secrets) => {
    await secrets.query('delete from identity.challenge where account_id = $1', [accountId]);
    return secrets.query('delete from identity.session where account_id = $1 and token_hash is distinct from $2', [
      accountId,
      but.tokenHash,
    ]);
  });
  ctx.services.identity.forget(`account:${accountId}`);
  return ended.rowCount ?? 0;
}
