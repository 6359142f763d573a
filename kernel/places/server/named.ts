import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';

const unknown = (path: string, code: string): never => refuse(code, {}, [{ path, code }]);

/** Refuses a managing unit that has ended, is missing or stands beyond the actor's reach: the three look the same. */
export async function unitNamed(ctx: Ctx, orgId: string): Promise<void> {
  const unit = await ctx.db.selectFrom('org.unit').select('id').where('id', '=', orgId).where('state', '=', 'active').executeTakeFirst();
  if (!unit) unknown('orgId', 'places.unit_unknown');
}

/** Refuses a campus that is missing or out of sight; a key alone would let a building be hung onto any campus. */
export async function campusNamed(ctx: Ctx, campusId: string | null | undefined): Promise<void> {
  if (!campusId) return;
  const campus = await ctx.db.selectFrom('places.campus').select('id').where('id', '=', campusId).executeTakeFirst();
  if (!campus) unknown('campusId', 'places.campus_unknown');
}
