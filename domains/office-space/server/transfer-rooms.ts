import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { transferRooms as transferRoomsRoute } from '../contract/rooms.ts';
import { recheck } from './check/recheck.ts';
import { unitNamed } from './named.ts';

/** Hands rooms from one using unit to another: an act of the administration (OS-3). All of them or none; nobody may sit in them. */
export async function transferRooms(
  ctx: Ctx,
  input: RouteInput<typeof transferRoomsRoute>,
): Promise<RouteAnswer<typeof transferRoomsRoute>> {
  const roomIds = [...new Set(input.roomIds)].sort();
  const rooms = await ctx.db
    .selectFrom('places.room')
    .select(['id', 'org_id', 'code'])
    .where('id', 'in', roomIds)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (rooms.length !== roomIds.length) refuse('not_found');
  await unitNamed(ctx, input.toOrgId);
  const seated = await ctx.client.query<{ code: string }>(
    `select distinct r.code from office_space.occupancy o join places.room r on r.id = o.room_id
     where o.room_id = any($1) and (upper_inf(o.during) or upper(o.during) > $2::date) order by 1 limit 5`,
    [roomIds, ctx.today],
  );
  if (seated.rows.length > 0) refuse('office-space.room_occupied', { rooms: seated.rows.map((r) => r.code).join('、') });
  const moving = rooms.filter((r) => r.org_id !== input.toOrgId);
  await ctx.client.query(`update places.room set org_id = $2, version = version + 1 where id = any($1)`, [
    moving.map((r) => r.id),
    input.toOrgId,
  ]);
  await ctx.client.query(
    `update office_space.alarm set org_id = $2 where subject_kind = 'room' and subject_id = any($1) and cleared_on is null`,
    [moving.map((r) => r.id), input.toOrgId],
  );
  for (const room of moving) {
    ctx.audit({
      action: 'office-space.room.transferred',
      subject: { kind: 'room', id: room.id, orgId: input.toOrgId },
      before: { orgId: room.org_id },
      after: { orgId: input.toOrgId, document: input.document },
    });
    ctx.emit('office-space.room.transferred', { roomId: room.id, fromOrgId: room.org_id, toOrgId: input.toOrgId }, input.toOrgId);
  }
  await recheck(ctx, { roomIds: moving.map((r) => r.id) });
  return { transferred: moving.length };
}
