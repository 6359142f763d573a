import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { Day } from '#shared/time.ts';

export interface SeatApproval {
  readonly approvalNo?: string | null | undefined;
  readonly placesFarApart: boolean;
  readonly worksThereOften: boolean;
}

/**
 * An office that people may be seated in, locked for the seating. Refuses other kinds, rooms handed out, rooms under works, and rooms promised to a
 * request whose use agreement does not stand yet (OS-15).
 */
async function officeFor(ctx: Ctx, roomId: string): Promise<{ id: string; org_id: string; building_id: string }> {
  const room = found(
    await ctx.db
      .selectFrom('places.room')
      .select(['id', 'org_id', 'building_id', 'kind', 'state'])
      .where('id', '=', roomId)
      .forUpdate()
      .executeTakeFirst(),
  );
  if (room.kind !== 'office') refuse('office-space.room_not_office', { kind: room.kind });
  if (room.state !== 'in-use' && room.state !== 'vacant') refuse('office-space.room_not_usable', { state: room.state });
  const promised = await ctx.client.query('select 1 from office_space.promised_rooms(array[$1::uuid])', [roomId]);
  if (promised.rows.length > 0) refuse('office-space.agreement_missing');
  return room;
}

/** Seats persons in an office from a day on. Each must serve; the same person cannot sit in one room twice at a time. */
export async function seat(
  ctx: Ctx,
  roomId: string,
  personIds: readonly string[],
  from: Day,
  approval: SeatApproval,
): Promise<{ ids: string[]; orgId: string }> {
  const room = await officeFor(ctx, roomId);
  const people = await ctx.db.selectFrom('org.person').select(['id', 'name', 'state']).where('id', 'in', personIds).execute();
  if (people.length !== personIds.length) refuse('not_found');
  const gone = people.find((p) => p.state !== 'serving');
  if (gone) refuse('office-space.person_not_serving', { name: gone.name });
  const rows = personIds.map((personId) => ({
    id: newId(),
    org_id: room.org_id,
    room_id: roomId,
    person_id: personId,
    during: `[${from},)`,
    approval_no: approval.approvalNo ?? null,
    places_far_apart: approval.placesFarApart,
    works_there_often: approval.worksThereOften,
  }));
  await ctx.db.insertInto('office_space.occupancy').values(rows).execute();
  for (const row of rows) {
    ctx.audit({
      action: 'office-space.occupancy.started',
      subject: { kind: 'occupancy', id: row.id, orgId: room.org_id },
      after: { roomId, personId: row.person_id, from, approvalNo: row.approval_no },
    });
    ctx.emit(
      'office-space.occupancy.started',
      { occupancyId: row.id, roomId, personId: row.person_id, orgId: room.org_id, from },
      room.org_id,
    );
  }
  return { ids: rows.map((r) => r.id), orgId: room.org_id };
}
