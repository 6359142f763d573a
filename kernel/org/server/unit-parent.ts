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

/** Keeps what was until the day before `on` and begins the next part: another parent, another name. A part that began on that very day is corrected. */
export async function turnHistory(ctx: Ctx, unitId: string, place: Place): Promise<void> {
  const corrected = await sql`update org.unit_parent
    set parent_id = ${place.parentId}, name = ${place.name}, reason = ${place.reason}, document = ${place.document}
    where unit_id = ${unitId} and upper_inf(during) and lower(during) = ${place.on}::date`.execute(ctx.db);
  if (corrected.numAffectedRows) return;
  await closeHistory(ctx, [unitId], place.on);
  await beginHistory(ctx, unitId, place);
}
