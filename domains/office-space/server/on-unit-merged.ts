import { on } from '#kernel/domain.ts';
import { unitMerged } from '#kernel/org/contract/events.ts';
import { recheck } from './check/recheck.ts';

const tables = ['places.room', 'office_space.letting', 'office_space.certificate', 'office_space.reclaim', 'office_space.alarm'] as const;

/**
 * What a merged unit used is the successor's from then on: rooms with those who sit in them, lettings, certificates, tasks and alarms. Its approved
 * area ends, because the successor's is computed anew from its establishment. Ended seats stay with the unit they were in.
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
  for (const { id } of rooms) {
    ctx.audit({
      action: 'office-space.room.transferred',
      subject: { kind: 'room', id, orgId: e.successorId },
      before: { orgId: e.unitId },
      after: { orgId: e.successorId },
    });
  }
  await recheck(ctx, { roomIds: rooms.map((r) => r.id) });
});
