import { covers } from '#kernel/access/actor.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Where } from '#kernel/db/where.ts';

/** A permission of this room or of one of its topics. */
export type OfficeSpacePermission = `office-space.${string}`;

/** Whether the actor holds the permission for records of a unit; the system holds all. */
export function reaches(ctx: Ctx, permission: OfficeSpacePermission, orgId: string): boolean {
  if (ctx.actor.kind === 'system') return true;
  const scope = ctx.actor.reach.get(permission);
  return scope !== undefined && covers(scope, orgId);
}

/** Limits a list to units, with all below them when `subtree` is asked for. */
export function inUnits(where: Where, column: string, filter: { orgId?: string[] | undefined; subtree?: boolean | undefined }): Where {
  if (filter.subtree) return where.and(`${column} in (select id from org.unit where lineage && ?::uuid[])`, filter.orgId);
  return where.and(`${column} = any(?::uuid[])`, filter.orgId);
}
