import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';

/** Refuses a unit that is missing, has ended or stands beyond the actor's reach: the three look the same. */
export async function unitNamed(ctx: Ctx, orgId: string): Promise<void> {
  found(await ctx.db.selectFrom('org.unit').select('id').where('id', '=', orgId).where('state', '=', 'active').executeTakeFirst());
}

/** Refuses a campus that is missing or out of sight; a key alone would let a building be hung onto any campus. */
export async function campusNamed(ctx: Ctx, campusId: string | null | undefined): Promise<void> {
  if (campusId) found(await ctx.db.selectFrom('places.campus').select('id').where('id', '=', campusId).executeTakeFirst());
}
