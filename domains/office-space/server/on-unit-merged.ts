import type { Ctx } from '#kernel/context.ts';
import { on } from '#kernel/domain.ts';
import { unitMerged } from '#kernel/org/contract/events.ts';
import { recheck } from './check/recheck.ts';

const tables = [
  'places.room',
  'office_space.title',
  'office_space.letting',
  'office_space.certificate',
  'office_space.reclaim',
  'office_space.alarm',
  'office_space.request',
  'office_space.handover',
] as const;

/**
 * Rooms of the merged unit in which nobody sits go to the unit that manages their building, for others to use (OS-24); those it lets, lends or has
 * under works, and buildings of its own, stay with the successor. Answers which went where.
 */
async function giveBackVacant(ctx: Ctx, unitId: string, roomIds: readonly string[]): Promise<{ id: string; orgId: string }[]> {
  const { rows } = await ctx.client.query<{ id: string; orgId: string }>(
    `update places.room r set org_id = b.org_id, state = 'vacant', vacant_since = coalesce(r.vacant_since, $2::date), version = r.version + 1
     from places.building b join org.unit u on u.id = b.org_id
     where r.id = any($1) and b.id = r.building_id and b.org_id not in (r.org_id, $3) and u.state = 'active'
       and (r.state = 'vacant' or (r.state = 'in-use' and r.kind = 'office'))
       and not exists (select 1 from office_space.occupancy o where o.room_id = r.id and (upper_inf(o.during) or upper(o.during) > $2::date))
     returning r.id, r.org_id as "orgId"`,
    [roomIds, ctx.today, unitId],
  );
  return rows;
}

/**
 * What a merged unit used is the successor's from then on: rooms with those who sit in them, titles, lettings, certificates, requests, tasks and
 * alarms; rooms in which nobody sits return to the administration. Its approved area ends, because the successor's is computed anew from its
 * establishment. Ended seats stay with the unit they were in.
 */
export const onUnitMerged = on('org.unit.merged', 'office-space.follow-merger', unitMerged, async (ctx, e) => {
  const { rows: rooms } = await ctx.client.query<{ id: string }>('select id from places.room where org_id = $1 order by id for update', [
    e.unitId,
  ]);
  for (const table of tables) await ctx.client.query(`update ${table} set org_id = $2 where org_id = $1`, [e.unitId, e.successorId]);
  await ctx.client.query('update office_space.occupancy set org_id = $2 where org_id = $1 and upper_inf(during)', [
    e.unitId,
    e.successorId,
  ]);
  await ctx.client.query(
    `update office_space.approved_area set during = daterange(lower(during), $2::date) where org_id = $1 and during @> $2::date and lower(during) < $2::date`,
    [e.unitId, e.on],
  );
  const roomIds = rooms.map((r) => r.id);
  const given = new Map((await giveBackVacant(ctx, e.unitId, roomIds)).map((r) => [r.id, r.orgId]));
  for (const [id, orgId] of given) {
    await ctx.client.query(
      `update office_space.alarm set org_id = $2 where subject_kind = 'room' and subject_id = $1 and cleared_on is null`,
      [id, orgId],
    );
  }
  for (const id of roomIds) {
    const orgId = given.get(id) ?? e.successorId;
    ctx.audit({
      action: 'office-space.room.transferred',
      subject: { kind: 'room', id, orgId },
      before: { orgId: e.unitId },
      after: { orgId },
    });
  }
  await recheck(ctx, { roomIds });
});
