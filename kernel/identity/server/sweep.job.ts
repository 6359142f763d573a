import { withSecrets } from '#kernel/db/secrets.ts';
import type { ClockJob } from '#kernel/domain.ts';
import { closeAccount } from './close-account.ts';

/** Closes accounts past their last day and removes what has run out: sessions, challenges, flows, old failures (IT-14). */
export const sweepIdentity: ClockJob = {
  name: 'identity.sweep',
  cron: '5 0 * * *',
  run: async (ctx) => {
    const ended = await ctx.db
      .selectFrom('identity.account')
      .select(['id', 'org_id as orgId'])
      .where('state', '<>', 'closed')
      .where('ends_on', '<', ctx.today)
      .execute();
    for (const account of ended) await closeAccount(ctx, account, 'ended');
    const { idleMinutes, lockWindowMinutes } = await ctx.services.identity.policy();
    const before = (minutes: number) => new Date(ctx.now.getTime() - minutes * 60_000);
    await withSecrets(ctx, async (secrets) => {
      await secrets.query('delete from identity.session where expires_at < $1 or last_seen_at < $2', [ctx.now, before(idleMinutes + 1)]);
      await secrets.query('delete from identity.challenge where expires_at < $1', [ctx.now]);
      await secrets.query('delete from identity.oidc_flow where expires_at < $1', [ctx.now]);
      await secrets.query('delete from identity.address_failure where not exists (select 1 from unnest(failed_at) at where at > $1)', [
        before(lockWindowMinutes),
      ]);
      await secrets.query(
        `delete from identity.lockout where coalesce(locked_until < $1, true) and not exists (select 1 from unnest(failed_at) at where at > $2)`,
        [ctx.now, before(lockWindowMinutes)],
      );
    });
  },
};
