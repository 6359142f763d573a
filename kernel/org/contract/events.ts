import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { day } from '#shared/time.ts';
import { postEndReason } from './words.ts';

/** A person moved to another unit (`toOrgId`) or out of the units kept here; `orgId` is the unit that was left, `on` the last day there. */
export const personTransferred = z.object({ personId: id, orgId: id, on: day, toOrgId: id.nullable() });
/** A person retired, or left for another reason; `on` is the day the procedure was done. */
export const personGone = z.object({ personId: id, orgId: id, on: day });
/**
 * A post came to its end; `on` is its last day. `endReason` is null for a term that ran out; with `retirement` and `left`, and with `transfer` out of
 * the units kept here, an event of the person says the same for all of them.
 */
export const postEnded = z.object({
  postId: id,
  personId: id,
  orgId: id,
  on: day,
  isMain: z.boolean(),
  endReason: postEndReason.nullable().default(null),
});
/** A unit hangs elsewhere in the tree from `on`. */
export const unitMoved = z.object({ unitId: id, fromParentId: id.nullable(), toParentId: id.nullable(), on: day });
/** A unit went into another: what was the unit's is the successor's from `on`. People, posts and lower units have followed already. */
export const unitMerged = z.object({ unitId: id, successorId: id, on: day });
/** A unit ended without a successor; it was empty. */
export const unitAbolished = z.object({ unitId: id, on: day });

/** The approved establishment of a unit changed from a day on. */
export const establishmentFiled = z.object({ unitId: id, from: day });

export const orgEvents = {
  'org.establishment.filed': establishmentFiled,
  'org.person.transferred': personTransferred,
  'org.person.retired': personGone,
  'org.person.left': personGone,
  'org.post.ended': postEnded,
  'org.unit.moved': unitMoved,
  'org.unit.merged': unitMerged,
  'org.unit.abolished': unitAbolished,
} as const;
