import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { Day } from '#shared/time.ts';

interface Place {
  parentId: string | null;
  name: string;
  on: Day;
  reason: string;
  document: string | null;
}

/** Begins the history of a new unit. */
export async function beginHistory(ctx: Ctx, unitId: string, place: Place): Promise<void> {
  await sql`insert into org.unit_parent (unit_id, parent_id, name, during, reason, document)
    values (${unitId}, ${place.parentId}, ${place.name}, daterange(${place.on}, null), ${place.reason}, ${place.document})`.execute(ctx.db);
}

/** Ends the open part of the histories on the day before `on`. @throws org.day_before_last_change when one began on that day or later. */
export async function closeHistory(ctx: Ctx, unitIds: readonly string[], on: Day): Promise<void> {
  const { rows } = await sql<{ since: Day }>`select max(lower(during))::text as since from org.unit_parent
    where unit_id = any(${unitIds}::uuid[]) and upper_inf(during) and lower(during) >= ${on}::date`.execute(ctx.db);
  const since = rows[0]?.since;
  if (since) refuse('org.day_before_last_change', { on, since });
  await sql`update org.unit_parent set during = daterange(lower(during), ${on}::date) where unit_id = any(${unitIds}::uuid[]) and upper_inf(during)`.execute(
    ctx.db,
  );
}

/**
 * Refuses a parent that hung below the unit on any day since `on`: the tree of a past day would hold a ring, though that of today does not.
 * Walks up from the parent over the days that remain; the tree of every day is free of rings, so the walk ends. @throws org.unit_cycle
 */
export async function guardPastRing(ctx: Ctx, unitId: string, parentId: string | null, on: Day): Promise<void> {
  const { rows } = await sql`with recursive above as (
      select h.parent_id, h.during * daterange(${on}::date, null) as during from org.unit_parent h
      where h.unit_id = ${parentId}::uuid and h.during && daterange(${on}::date, null)
      union all
      select h.parent_id, h.during * a.during from above a join org.unit_parent h on h.unit_id = a.parent_id and h.during && a.during
      where a.parent_id <> ${unitId}::uuid
    ) select 1 from above where parent_id = ${unitId}::uuid limit 1`.execute(ctx.db);
  if (rows.length > 0) refuse('org.unit_cycle');
}

/** Keeps what was until the day before `on` and begins the next part: another parent, another name. A part that began on that very day is corrected. */
export async function turnHistory(ctx: Ctx, unitId: string, place: Place): Promise<void> {
  const corrected = await sql`update org.unit_parent
    set parent_id = ${place.parentId}, name = ${place.name}, reason = ${place.reason}, document = ${place.document}
    where unit_id = ${unitId} and upper_inf(during) and lower(during) = ${place.on}::date`.execute(ctx.db);
  if (corrected.numAffectedRows) return;
  await closeHistory(ctx, [unitId], place.on);
  await beginHistory(ctx, unitId, place);
}
