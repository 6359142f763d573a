import { NO_SCOPE, type Scope } from '#kernel/db/transaction.ts';
import { type Actor, covers } from './actor.ts';

/** Units the actor reaches with a permission; the system reaches all. */
export const reachOf = (actor: Actor, permission: string): Scope =>
  actor.kind === 'system' ? actor.scope : (actor.reach.get(permission) ?? NO_SCOPE);

/** Whether the actor holds the permission for records of a unit. */
export const reaches = (actor: Actor, permission: string, orgId: string): boolean => covers(reachOf(actor, permission), orgId);

/** The units of a reach as a value for `column = any($1)`; undefined when it is everything, so that no condition is needed. */
export const unitsOf = (reach: Scope): readonly string[] | undefined => (reach.all ? undefined : reach.orgIds);
