import { differences } from '#kernel/audit/server/differences.ts';
import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { changeUnit as changeUnitRoute } from '../contract/units.ts';
import { searchText } from './pinyin.ts';
import { unitForChange } from './unit-for-change.query.ts';

/** Changes what a unit keeps itself: short name, credit code, division, place in lists. */
export async function changeUnit(ctx: Ctx, input: RouteInput<typeof changeUnitRoute>): Promise<RouteAnswer<typeof changeUnitRoute>> {
  const { unitId, version, ...wanted } = input;
  const unit = await unitForChange(ctx, unitId, version);
  const before = { shortName: unit.short_name, creditCode: unit.credit_code, divisionCode: unit.division_code, sortNo: unit.sort_no };
  const after = { ...before, ...wanted };
  const changed = differences(before, after);
  if (!changed) return { id: unitId, version };
  await ctx.db
    .updateTable('org.unit')
    .set({
      short_name: after.shortName ?? null,
      credit_code: after.creditCode ?? null,
      division_code: after.divisionCode,
      sort_no: after.sortNo,
      search_text: searchText([unit.name, after.shortName, after.creditCode]),
      version: version + 1,
    })
    .where('id', '=', unitId)
    .execute();
  ctx.audit({ action: 'org.unit.changed', subject: { kind: 'org.unit', id: unitId, orgId: unitId }, ...changed });
  return { id: unitId, version: version + 1 };
}
