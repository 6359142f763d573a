import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { renameUnit as renameUnitRoute } from '../contract/units.ts';
import { notInFuture } from './days.ts';
import { searchText } from './pinyin.ts';
import { unitForChange } from './unit-for-change.query.ts';
import { turnHistory } from './unit-parent.ts';

/** Gives a unit another name from a day on. */
export async function renameUnit(ctx: Ctx, input: RouteInput<typeof renameUnitRoute>): Promise<RouteAnswer<typeof renameUnitRoute>> {
  const { unitId, name, on, reason, document = null } = input;
  const unit = await unitForChange(ctx, unitId, input.version);
  const shortName = input.shortName === undefined ? unit.short_name : input.shortName;
  await turnHistory(ctx, unitId, { parentId: unit.parent_id, name, on: notInFuture(ctx, on), reason, document });
  const version = unit.version + 1;
  await ctx.db
    .updateTable('org.unit')
    .set({ name, short_name: shortName, search_text: searchText([name, shortName, unit.credit_code]), version })
    .where('id', '=', unitId)
    .execute();
  ctx.audit({
    action: 'org.unit.renamed',
    subject: { kind: 'org.unit', id: unitId, orgId: unitId },
    before: { name: unit.name, shortName: unit.short_name },
    after: { name, shortName, on, reason, document },
  });
  return { id: unitId, version };
}
