import { z } from 'zod';
import { on } from '#kernel/domain.ts';
import { id } from '#shared/ids.ts';
import { addDays, day } from '#shared/time.ts';
import { closeAccount } from './close-account.ts';

const personLeft = z.object({ personId: id, orgId: id, on: day });

/** Closes the account of a person who left, the same day (IT-1); one who will leave keeps it until the day before. */
export const onPersonLeft = on('org.person.left', 'identity.close-account-of-leaver', personLeft, async (ctx, { personId, on: leftOn }) => {
  const accounts = await ctx.db
    .selectFrom('identity.account')
    .select(['id', 'org_id as orgId', 'ends_on as endsOn'])
    .where('person_id', '=', personId)
    .where('state', '<>', 'closed')
    .execute();
  for (const account of accounts) {
    if (leftOn <= ctx.today) {
      await closeAccount(ctx, account, 'left');
      continue;
    }
    const endsOn = addDays(leftOn, -1);
    await ctx.db.updateTable('identity.account').set({ ends_on: endsOn }).where('id', '=', account.id).execute();
    ctx.audit({
      action: 'identity.account.update',
      subject: { kind: 'identity.account', id: account.id, orgId: account.orgId },
      before: { endsOn: account.endsOn },
      after: { endsOn },
    });
  }
});
