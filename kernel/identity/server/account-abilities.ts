import type { Ctx } from '#kernel/context.ts';

/** What the actor may do with an account: never with the own one, and nothing but looking with a closed one. */
export function accountAbilities(
  ctx: Ctx,
  account: { id: string; state: string; secondFactor: boolean; lockedUntil: string | null },
): Record<string, boolean> {
  const other = account.id !== ctx.actor.accountId && account.state !== 'closed';
  const may = (permission: string, where = true) => other && where && ctx.can(permission);
  return {
    update: may('identity.account.update'),
    disable: may('identity.account.disable', account.state === 'active'),
    enable: may('identity.account.disable', account.state === 'disabled'),
    close: may('identity.account.close'),
    resetPassword: may('identity.account.reset-password'),
    unlock: may('identity.account.unlock', account.lockedUntil !== null),
    resetSecondFactor: may('identity.account.reset-second-factor', account.secondFactor),
    endSessions: may('identity.session.end'),
    grant: may('identity.grant.create'),
  };
}
