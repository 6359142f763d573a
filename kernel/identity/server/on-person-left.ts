import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { on } from '#kernel/domain.ts';
import { personGone, personTransferred } from '#kernel/org/contract/events.ts';
import { addDays } from '#shared/time.ts';
import { closeAccount } from './close-account.ts';
import { takeBackGrants } from './take-back-grants.ts';

const accountsOf = (ctx: Ctx, personId: string) =>
  ctx.db
    .selectFrom('identity.account')
    .select(['id', 'org_id as orgId', 'ends_on as endsOn'])
    .where('person_id', '=', personId)
    .where('state', '<>', 'closed')
    .execute();

/** Closes the account of a person who is gone, the same day (IT-1); one who will go keeps it until the day before. */
async function closeAccountOf(ctx: Ctx, { personId, on: goneOn }: z.output<typeof personGone>): Promise<void> {
  for (const account of await accountsOf(ctx, personId)) {
    if (goneOn <= ctx.today) {
      await closeAccount(ctx, account, 'left');
      continue;
    }
    const endsOn = addDays(goneOn, -1);
    await ctx.db.updateTable('identity.account').set({ ends_on: endsOn }).where('id', '=', account.id).execute();
    const subject = { kind: 'identity.account', id: account.id, orgId: account.orgId };
    ctx.audit({ action: 'identity.account.update', subject, before: { endsOn: account.endsOn }, after: { endsOn } });
  }
}

export const onPersonLeft = on('org.person.left', 'identity.close-account-of-leaver', personGone, closeAccountOf);
export const onPersonRetired = on('org.person.retired', 'identity.close-account-of-retired', personGone, closeAccountOf);

/** A person who moves within the house keeps the account and loses the roles at the unit that was left; the new unit's are for its administrators to give. */
export const onPersonTransferred = on(
  'org.person.transferred',
  'identity.take-back-roles-of-former-unit',
  personTransferred,
  async (ctx, event) => {
    const { personId, orgId, toOrgId } = event;
    if (toOrgId === null) return closeAccountOf(ctx, event);
    for (const account of await accountsOf(ctx, personId)) {
      await takeBackGrants(ctx, { accountId: account.id, orgId });
      if (account.orgId !== orgId) continue;
      await ctx.db.updateTable('identity.account').set({ org_id: toOrgId }).where('id', '=', account.id).execute();
      const subject = { kind: 'identity.account', id: account.id, orgId: toOrgId };
      ctx.audit({ action: 'identity.account.update', subject, before: { unitId: orgId }, after: { unitId: toOrgId } });
    }
  },
);
