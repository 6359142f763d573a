import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import type { Day } from '#shared/time.ts';
import { officeReturnDueOn, secondOfficeDueOn } from '../rules/person-check.ts';
import { recheck } from './check/recheck.ts';

export type ReclaimReason = 'transfer' | 'retirement' | 'concurrent-post-ended';

/** The last day to give the office back: one month after the procedure, two after the end of a concurrent post (OS-16, OS-17). */
const dueOn = (reason: ReclaimReason, on: Day): Day => (reason === 'concurrent-post-ended' ? secondOfficeDueOn(on) : officeReturnDueOn(on));

/**
 * Opens a task for each running seat of a person, in rooms of the named unit or in all rooms but those of another. A task that stands already
 * stays as it is: a second delivery of the event changes nothing.
 */
export async function openReclaims(
  ctx: Ctx,
  of: { personId: string; reason: ReclaimReason; on: Day; inOrgId?: string | null | undefined; notInOrgId?: string | null | undefined },
): Promise<number> {
  const due = dueOn(of.reason, of.on);
  const { rows: seats } = await ctx.client.query<{ id: string; org_id: string; room_id: string }>(
    `select id, org_id, room_id from office_space.occupancy where person_id = $1 and upper_inf(during)
       and ($2::uuid is null or org_id = $2::uuid) and ($3::uuid is null or org_id <> $3::uuid)`,
    [of.personId, of.inOrgId ?? null, of.notInOrgId ?? null],
  );
  for (const seat of seats) {
    const id = newId();
    const { rowCount } = await ctx.client.query(
      `insert into office_space.reclaim (id, org_id, occupancy_id, person_id, room_id, reason, opened_on, due_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict on constraint reclaim_once do nothing`,
      [id, seat.org_id, seat.id, of.personId, seat.room_id, of.reason, of.on, due],
    );
    if (!rowCount) continue;
    const task = {
      reclaimId: id,
      occupancyId: seat.id,
      personId: of.personId,
      roomId: seat.room_id,
      orgId: seat.org_id,
      reason: of.reason,
      dueOn: due,
    };
    ctx.audit({ action: 'office-space.reclaim.opened', subject: { kind: 'reclaim', id, orgId: seat.org_id }, after: task });
    ctx.emit('office-space.reclaim.opened', task, seat.org_id);
  }
  await recheck(ctx, { personIds: [of.personId] });
  return seats.length;
}
