import { on } from '#kernel/domain.ts';
import { unitAbolished, unitMerged } from '#kernel/org/contract/events.ts';
import { newId } from '#shared/ids.ts';
import { takeBackGrants } from './take-back-grants.ts';

/** What was held at a unit that went into another is held at the successor, for the same days; accounts stand in its register. */
export const onUnitMerged = on('org.unit.merged', 'identity.carry-roles-to-successor', unitMerged, async (ctx, { unitId, successorId }) => {
  for (const grant of await takeBackGrants(ctx, { orgId: unitId })) {
    if (grant.ends_on !== null && grant.ends_on < ctx.today) continue;
    const id = newId();
    const row = {
      role: grant.role,
      line: grant.line,
      org_id: successorId,
      reach: grant.reach,
      starts_on: grant.starts_on,
      ends_on: grant.ends_on,
      reason: grant.reason,
    };
    const put = await ctx.db
      .insertInto('identity.grant')
      .values({ id, account_id: grant.account_id, ...row, granted_by: grant.granted_by, granted_at: ctx.now.toISOString() })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    if (Number(put.numInsertedOrUpdatedRows) === 0) continue;
    ctx.audit({
      action: 'identity.grant.create',
      subject: { kind: 'identity.grant', id, orgId: successorId },
      after: { accountId: grant.account_id, ...row },
    });
  }
  const moved = await ctx.db
    .updateTable('identity.account')
    .set({ org_id: successorId })
    .where('org_id', '=', unitId)
    .returning('id')
    .execute();
  for (const { id } of moved) {
    const subject = { kind: 'identity.account', id, orgId: successorId };
    ctx.audit({ action: 'identity.account.update', subject, before: { unitId }, after: { unitId: successorId } });
    ctx.services.identity.forget(`account:${id}`);
  }
});

/** Nothing is held at a unit that ended. */
export const onUnitAbolished = on(
  'org.unit.abolished',
  'identity.take-back-roles-of-ended-unit',
  unitAbolished,
  async (ctx, { unitId }) => {
    await takeBackGrants(ctx, { orgId: unitId });
  },
);
