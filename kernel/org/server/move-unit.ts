import { covers } from '#kernel/access/actor.ts';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { moveUnit as moveUnitRoute } from '../contract/unit-changes.ts';
import { notInFuture } from './days.ts';
import { guardTop } from './unit.visible.ts';
import { activeUnit, lockTree, unitForChange } from './unit-for-change.query.ts';
import { guardPastRing, turnHistory } from './unit-parent.ts';

/** Hangs a unit elsewhere. Old and new parent must be within reach; the database refuses rings and moves the lineage of all below. */
export async function moveUnit(ctx: Ctx, input: RouteInput<typeof moveUnitRoute>): Promise<RouteAnswer<typeof moveUnitRoute>> {
  const { unitId, parentId, on, reason, document = null } = input;
  await lockTree(ctx);
  const unit = await unitForChange(ctx, unitId, input.version);
  if (parentId === unit.parent_id) return { id: unitId, version: unit.version };
  if (unit.parent_id === null ? !ctx.scope.all : !covers(ctx.scope, unit.parent_id)) refuse('forbidden', { permission: 'org.unit.manage' });
  guardTop(ctx, parentId);
  if (parentId !== null) await activeUnit(ctx, parentId, 'parentId');
  const version = unit.version + 1;
  await ctx.db.updateTable('org.unit').set({ parent_id: parentId, version }).where('id', '=', unitId).execute();
  await guardPastRing(ctx, unitId, parentId, on);
  await turnHistory(ctx, unitId, { parentId, name: unit.name, on: notInFuture(ctx, on), reason, document });
  ctx.audit({
    action: 'org.unit.moved',
    subject: { kind: 'org.unit', id: unitId, orgId: unitId },
    before: { parentId: unit.parent_id },
    after: { parentId, on, reason, document },
  });
  ctx.emit('org.unit.moved', { unitId, fromParentId: unit.parent_id, toParentId: parentId, on }, unitId);
  return { id: unitId, version };
}
