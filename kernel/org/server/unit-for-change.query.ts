import { type Ctx, lockFor } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';

/**
 * Lets one transaction at a time change the shape of the tree, by the lock that the triggers of `org.unit` take too. Taken before any row, so that
 * a branch and a unit within it can be moved at once without waiting for each other.
 */
export const lockTree = (ctx: Ctx) => lockFor(ctx, 'org.tree');

/** The active unit, locked until the end of the transaction. @throws not_found, stale, org.unit_ended */
export async function unitForChange(ctx: Ctx, unitId: string, version?: number) {
  const unit = found(await ctx.db.selectFrom('org.unit').selectAll().where('id', '=', unitId).forUpdate().executeTakeFirst());
  if (version !== undefined && unit.version !== version) refuse('stale');
  if (unit.state !== 'active') refuse('org.unit_ended', { name: unit.name });
  return unit;
}

/** Refuses an ended unit as the home of something new, and keeps it from ending meanwhile; a unit out of reach is not found. */
export async function activeUnit(ctx: Ctx, unitId: string, path?: string) {
  const unit = await ctx.db
    .selectFrom('org.unit')
    .select(['id', 'name', 'state', 'limit_level', 'lineage'])
    .where('id', '=', unitId)
    .forShare()
    .executeTakeFirst();
  if (!unit && path) refuse('invalid_input', {}, [{ path, code: 'unit_unknown' }]);
  if (found(unit).state !== 'active') refuse('org.unit_ended', { name: unit?.name ?? '' });
  return found(unit);
}
