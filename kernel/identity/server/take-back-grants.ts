import type { Ctx } from '#kernel/context.ts';

/** Takes back the grants that still hold or will hold, of an account, at a unit, or both; answers them as they were. */
export async function takeBackGrants(ctx: Ctx, of: { accountId?: string; orgId?: string }) {
  let query = ctx.db
    .updateTable('identity.grant')
    .set({ ended_at: ctx.now.toISOString(), ended_by: ctx.actor.accountId })
    .where('ended_at', 'is', null);
  if (of.accountId !== undefined) query = query.where('account_id', '=', of.accountId);
  if (of.orgId !== undefined) query = query.where('org_id', '=', of.orgId);
  const ended = await query.returningAll().execute();
  for (const grant of ended) {
    ctx.services.identity.forget(`account:${grant.account_id}`);
    const before = { role: grant.role, accountId: grant.account_id };
    ctx.audit({ action: 'identity.grant.end', subject: { kind: 'identity.grant', id: grant.id, orgId: grant.org_id }, before });
  }
  return ended;
}
