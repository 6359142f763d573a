import { differences } from '#kernel/audit/server/differences.ts';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { reclassifyUnit as reclassifyUnitRoute } from '../contract/units.ts';
import { unitForChange } from './unit-for-change.query.ts';

/** Changes kind and levels. Establishment is filed in ranks of one level, so it ends before the level changes. */
export async function reclassifyUnit(
  ctx: Ctx,
  input: RouteInput<typeof reclassifyUnitRoute>,
): Promise<RouteAnswer<typeof reclassifyUnitRoute>> {
  const { unitId, version, reason, document = null, ...wanted } = input;
  const unit = await unitForChange(ctx, unitId, version);
  const before = { kind: unit.kind, adminLevel: unit.admin_level, limitLevel: unit.limit_level };
  const after = { ...before, ...wanted };
  const changed = differences(before, after);
  if (!changed) return { id: unitId, version };
  if (changed.after.limitLevel !== undefined) {
    const { rows } = await ctx.client.query<{ rank_code: string }>(
      'select rank_code from org.establishment where org_id = $1 and (upper_inf(during) or upper(during) > $2::date) limit 1',
      [unitId, ctx.today],
    );
    if (rows[0]) refuse('org.level_in_use', { level: before.limitLevel, rank: rows[0].rank_code });
  }
  await ctx.db
    .updateTable('org.unit')
    .set({ kind: after.kind, admin_level: after.adminLevel, limit_level: after.limitLevel, version: version + 1 })
    .where('id', '=', unitId)
    .execute();
  ctx.audit({
    action: 'org.unit.reclassified',
    subject: { kind: 'org.unit', id: unitId, orgId: unitId },
    before: changed.before,
    after: { ...changed.after, reason, document },
  });
  return { id: unitId, version: version + 1 };
}
