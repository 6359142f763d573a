import type { Ctx } from '#kernel/context.ts';

/**
 * Brings the state of offices in line with who sits there today: an office whose last seat has ended stands vacant since the day after, one with a
 * seat is in use. Of the named rooms, or of all in scope. Offices nobody was ever seated in keep the state they were entered with.
 */
export async function settleVacancy(ctx: Ctx, roomIds: readonly string[] | null): Promise<void> {
  const named = '($1::uuid[] is null or r.id = any($1::uuid[]))';
  await ctx.client.query(
    `update places.room r set state = 'vacant', vacant_since = e.free_on
     from (select room_id, max(upper(during)) as free_on from office_space.occupancy where $1::uuid[] is null or room_id = any($1::uuid[])
       group by room_id having not bool_or(during @> $2::date)) e
     where ${named} and r.id = e.room_id and r.kind = 'office' and r.state = 'in-use' and e.free_on <= $2::date`,
    [roomIds, ctx.today],
  );
  await ctx.client.query(
    `update places.room r set state = 'in-use', vacant_since = null
     where ${named} and r.state = 'vacant' and exists (select 1 from office_space.occupancy o where o.room_id = r.id and o.during @> $2::date)`,
    [roomIds, ctx.today],
  );
}
