import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { addDays, type Day } from '#shared/time.ts';

export interface EndedSeat {
  readonly id: string;
  readonly orgId: string;
  readonly roomId: string;
  readonly personId: string;
}

/** Ends a running seat with `lastDay` as its last day and closes the reclaim tasks that wait for it (OS-17). */
export async function endSeat(ctx: Ctx, occupancyId: string, lastDay: Day, reason: string): Promise<EndedSeat> {
  const { rows } = await ctx.client.query<EndedSeat & { from: Day; to: Day | null }>(
    `select id, org_id as "orgId", room_id as "roomId", person_id as "personId", lower(during) as "from", upper(during) - 1 as "to"
     from office_space.occupancy where id = $1 for update`,
    [occupancyId],
  );
  const kept = found(rows[0]);
  if (kept.to !== null) refuse('office-space.occupancy_ended', { on: kept.to });
  if (lastDay < kept.from) refuse('office-space.day_before_start', { from: kept.from });
  await ctx.client.query(
    `update office_space.occupancy set during = daterange(lower(during), $2::date), end_reason = $3, version = version + 1 where id = $1`,
    [occupancyId, addDays(lastDay, 1), reason],
  );
  await ctx.client.query('update office_space.reclaim set done_on = $2 where occupancy_id = $1 and done_on is null', [
    occupancyId,
    lastDay,
  ]);
  ctx.audit({
    action: 'office-space.occupancy.ended',
    subject: { kind: 'occupancy', id: occupancyId, orgId: kept.orgId },
    before: { to: null },
    after: { to: lastDay, reason },
  });
  const { roomId, personId, orgId } = kept;
  ctx.emit('office-space.occupancy.ended', { occupancyId, roomId, personId, orgId, on: lastDay }, orgId);
  return kept;
}
