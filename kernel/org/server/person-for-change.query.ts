import { covers } from '#kernel/access/actor.ts';
import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';

/** The person, locked until the end of the transaction, so that posts change one after the other. */
const locked = async (ctx: Ctx, personId: string) =>
  found(await ctx.db.selectFrom('org.person').selectAll().where('id', '=', personId).forUpdate().executeTakeFirst());

function guardServing<T extends { name: string; state: string }>(person: T): T {
  if (person.state !== 'serving') refuse('org.person_not_serving', { name: person.name });
  return person;
}

/** The person, locked; a guest, seen for a post in a unit of the reach, is somebody else's to change. @throws not_found, forbidden, stale */
export async function personForChange(ctx: Ctx, personId: string, version?: number) {
  const person = await locked(ctx, personId);
  if (!covers(ctx.scope, person.org_id)) refuse('forbidden', { permission: 'org.person.manage' });
  if (version !== undefined && person.version !== version) refuse('stale');
  return person;
}

/** The same, and still in service. @throws not_found, forbidden, stale, org.person_not_serving */
export const servingPerson = async (ctx: Ctx, personId: string, version?: number) =>
  guardServing(await personForChange(ctx, personId, version));

/** A person in service, locked, also one of another unit who holds a post in a unit of the reach. @throws not_found, org.person_not_serving */
export const servingPersonOrGuest = async (ctx: Ctx, personId: string) => guardServing(await locked(ctx, personId));
