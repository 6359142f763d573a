import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { Account } from '../contract/accounts.ts';
import { isAdministrator } from './actor-of.ts';
import { readAccount } from './list-accounts.query.ts';

/** Reads an account to be changed by someone else, locked till the end of the transaction. @throws own_account, account_closed, not_found */
export async function othersAccount(ctx: Ctx, accountId: string): Promise<Account & { orgId: string | null }> {
  const locked = await ctx.db.selectFrom('identity.account').select('org_id').where('id', '=', accountId).forUpdate().executeTakeFirst();
  const account = await readAccount(ctx, accountId);
  if (account.id === ctx.actor.accountId) refuse('identity.own_account');
  if (account.state === 'closed') refuse('identity.account_closed');
  return { ...account, orgId: locked?.org_id ?? null };
}

/** Refuses to take the last usable account of an administration away: nobody could give it back. */
export async function keepLastAdministrator(ctx: Ctx, account: Account): Promise<void> {
  for (const { role } of account.roles.filter((r) => isAdministrator(r.role))) {
    const others = await ctx.db
      .selectFrom('identity.grant as g')
      .innerJoin('identity.account as a', 'a.id', 'g.account_id')
      .select('g.id')
      .where('g.role', '=', role)
      .where('g.account_id', '<>', account.id)
      .where('a.state', '=', 'active')
      .where('g.ended_at', 'is', null)
      .where('g.starts_on', '<=', ctx.today)
      .where((eb) => eb.or([eb('g.ends_on', 'is', null), eb('g.ends_on', '>=', ctx.today)]))
      .executeTakeFirst();
    if (!others) refuse('identity.last_administrator', { role });
  }
}

export const subjectOf = (account: { id: string; orgId: string | null }) => ({
  kind: 'identity.account',
  id: account.id,
  orgId: account.orgId,
});
