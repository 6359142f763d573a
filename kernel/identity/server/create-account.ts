import type { Ctx } from '#kernel/context.ts';
import { found, refuseField } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteInput } from '#shared/route.ts';
import type { createAccount } from '../contract/accounts.ts';
import { readAccount } from './list-accounts.query.ts';
import { randomPassword } from './passwords.ts';
import { storePassword } from './store-password.ts';

/** What an account is made of; the initial password is random unless one is given (demonstration city, first start). */
export type NewAccount = Pick<RouteInput<typeof createAccount>, 'username' | 'displayName'> &
  Partial<Pick<RouteInput<typeof createAccount>, 'unitId' | 'personId' | 'endsOn'>> & {
    readonly password?: string;
    readonly mustChangePassword?: boolean;
  };

/** Makes an account without any right. A person's unit is the account's unless another is given. */
export async function addAccount(ctx: Ctx, input: NewAccount): Promise<{ id: string; initialPassword: string }> {
  const person = input.personId
    ? found(await ctx.db.selectFrom('org.person').select(['id', 'org_id']).where('id', '=', input.personId).executeTakeFirst())
    : null;
  if (input.unitId) found(await ctx.db.selectFrom('org.unit').select('id').where('id', '=', input.unitId).executeTakeFirst());
  const id = newId();
  const orgId = input.unitId ?? person?.org_id ?? null;
  // Outside the units only those make accounts who reach beyond all of them.
  if (orgId === null && !ctx.scope.all) refuseField('unitId', 'required');
  await ctx.db
    .insertInto('identity.account')
    .values({
      id,
      username: input.username,
      display_name: input.displayName,
      org_id: orgId,
      person_id: person?.id ?? null,
      ends_on: input.endsOn ?? null,
      created_at: ctx.now.toISOString(),
    })
    .execute();
  const initialPassword = input.password ?? randomPassword();
  await storePassword(ctx, id, await ctx.services.identity.passwords.hash(initialPassword), {
    mustChange: input.mustChangePassword ?? true,
  });
  ctx.audit({
    action: 'identity.account.create',
    subject: { kind: 'identity.account', id, orgId },
    after: { username: input.username, displayName: input.displayName, personId: person?.id ?? null, endsOn: input.endsOn ?? null },
  });
  return { id, initialPassword };
}

export async function createAccountUseCase(ctx: Ctx, input: RouteInput<typeof createAccount>) {
  const { id, initialPassword } = await addAccount(ctx, input);
  return { account: await readAccount(ctx, id), initialPassword };
}
