import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteInput } from '#shared/route.ts';
import { securityPolicy, type updatePolicy } from '../contract/policy.ts';

/** The settings in force with their version. */
export async function getPolicyUseCase(ctx: Ctx) {
  const stored = found(await ctx.db.selectFrom('identity.policy').select(['settings', 'version']).executeTakeFirst());
  return { ...securityPolicy.parse(stored.settings), version: stored.version, abilities: { update: ctx.can('identity.policy.update') } };
}

/** Changes the settings for all processes; sessions feel it at once. */
export async function updatePolicyUseCase(ctx: Ctx, { version, ...settings }: RouteInput<typeof updatePolicy>) {
  // The settings are the platform's: they stand above the units and are changed by whoever reaches all of them.
  if (!ctx.scope.all) refuse('forbidden', { permission: 'identity.policy.update' });
  const { version: _, abilities: __, ...before } = await getPolicyUseCase(ctx);
  const changed = await ctx.db
    .updateTable('identity.policy')
    .set((eb) => ({ settings: JSON.stringify(settings), version: eb('version', '+', 1) }))
    .where('version', '=', version)
    .executeTakeFirst();
  if (Number(changed.numUpdatedRows) === 0) refuse('stale');
  ctx.audit({ action: 'identity.policy.update', subject: { kind: 'identity.policy', id: 'policy', orgId: null }, before, after: settings });
  return getPolicyUseCase(ctx);
}
