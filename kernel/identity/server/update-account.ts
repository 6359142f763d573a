import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteInput } from '#shared/route.ts';
import type { updateAccount } from '../contract/accounts.ts';
import { othersAccount, subjectOf } from './change-account.ts';
import { readAccount } from './list-accounts.query.ts';

/** Changes name, unit, person or last day of an account. */
export async function updateAccountUseCase(ctx: Ctx, input: RouteInput<typeof updateAccount>) {
  const before = await othersAccount(ctx, input.accountId);
  if (before.version !== input.version) refuse('stale');
  if (input.personId) found(await ctx.db.selectFrom('org.person').select('id').where('id', '=', input.personId).executeTakeFirst());
  if (input.unitId) found(await ctx.db.selectFrom('org.unit').select('id').where('id', '=', input.unitId).executeTakeFirst());
  await ctx.db
    .updateTable('identity.account')
    .set((eb) => ({
      ...(input.displayName !== undefined ? { display_name: input.displayName } : {}),
      ...(input.unitId !== undefined ? { org_id: input.unitId } : {}),
      ...(input.personId !== undefined ? { person_id: input.personId } : {}),
      ...(input.endsOn !== undefined ? { ends_on: input.endsOn } : {}),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', before.id)
    .execute();
  const after = await readAccount(ctx, before.id);
  const told = ({ displayName, unit, person, endsOn }: typeof after) => ({
    displayName,
    unitId: unit?.id ?? null,
    personId: person?.id ?? null,
    endsOn,
  });
  ctx.audit({ action: 'identity.account.update', subject: subjectOf(before), before: told(before), after: told(after) });
  ctx.services.identity.forget(`account:${before.id}`);
  return after;
}
