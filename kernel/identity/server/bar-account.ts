import type { Ctx } from '#kernel/context.ts';
import type { RouteInput } from '#shared/route.ts';
import type { closeAccount as closeRoute, disableAccount, enableAccount } from '../contract/accounts.ts';
import { keepLastAdministrator, othersAccount, subjectOf } from './change-account.ts';
import { closeAccount } from './close-account.ts';
import { endSessions } from './end-sessions.ts';
import { readAccount } from './list-accounts.query.ts';

const setState = (ctx: Ctx, accountId: string, state: 'active' | 'disabled') =>
  ctx.db
    .updateTable('identity.account')
    .set((eb) => ({ state, version: eb('version', '+', 1) }))
    .where('id', '=', accountId)
    .execute();

/** Bars an account and ends its sessions; its keys stop with it. */
export async function disableAccountUseCase(ctx: Ctx, { accountId, reason }: RouteInput<typeof disableAccount>) {
  const account = await othersAccount(ctx, accountId);
  await keepLastAdministrator(ctx, account);
  await setState(ctx, accountId, 'disabled');
  await endSessions(ctx, accountId);
  ctx.audit({
    action: 'identity.account.disable',
    subject: subjectOf(account),
    before: { state: account.state },
    after: { state: 'disabled', reason },
  });
  return readAccount(ctx, accountId);
}

/** Lets a barred account in again. */
export async function enableAccountUseCase(ctx: Ctx, { accountId }: RouteInput<typeof enableAccount>) {
  const account = await othersAccount(ctx, accountId);
  await setState(ctx, accountId, 'active');
  ctx.audit({
    action: 'identity.account.enable',
    subject: subjectOf(account),
    before: { state: account.state },
    after: { state: 'active' },
  });
  return readAccount(ctx, accountId);
}

/** Closes an account by hand and for good, with the reason. The person may get a new one. */
export async function closeAccountUseCase(ctx: Ctx, { accountId, reason }: RouteInput<typeof closeRoute>) {
  const account = await othersAccount(ctx, accountId);
  await keepLastAdministrator(ctx, account);
  await closeAccount(ctx, account, reason);
  return readAccount(ctx, accountId);
}
