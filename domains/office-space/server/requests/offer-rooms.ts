import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { offerRooms as offerRoomsRoute } from '../../contract/requests.ts';
import { transferRooms } from '../transfer-rooms.ts';
import { assess } from './assess.ts';
import { checkMode } from './ladder.ts';
import { putState, type RequestRow, requestIn, wishOf } from './request-row.ts';

interface Offered {
  readonly id: string;
  readonly org_id: string;
  readonly code: string;
}

/** The rooms of an offer, locked; each must serve the request and be promised to no other. */
async function roomsFor(ctx: Ctx, request: RequestRow, roomIds: readonly string[]): Promise<Offered[]> {
  const rooms = await ctx.db
    .selectFrom('places.room')
    .select(['id', 'org_id', 'code'])
    .where('id', 'in', roomIds)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (rooms.length !== roomIds.length) refuse('not_found');
  const { rows: taken } = await ctx.client.query<{ code: string }>(
    `select r.code from office_space.promised_rooms($1) p join places.room r on r.id = p.room_id
     where not exists (select 1 from office_space.request_room o where o.room_id = p.room_id and o.request_id = $2 and o.state in ('proposed', 'offered')) order by 1`,
    [roomIds, request.id],
  );
  if (taken.length > 0) refuse('office-space.room_promised', { rooms: taken.map((r) => r.code).join('、') });
  const { fitting } = await assess(ctx, await wishOf(ctx, request));
  const serving = new Set(fitting.map((room) => room.roomId));
  const strange = rooms.filter((room) => !serving.has(room.id));
  if (strange.length > 0) refuse('office-space.room_not_fitting', { rooms: strange.map((room) => room.code).join('、') });
  return rooms;
}

/** Gives offered rooms of other units into the hands of the asking unit, all or none. */
export async function handOverOffered(ctx: Ctx, request: Pick<RequestRow, 'orgId' | 'number'>, roomIds: readonly string[]): Promise<void> {
  const { rows } = await ctx.client.query<{ id: string }>('select id from places.room where id = any($1) and org_id <> $2', [
    roomIds,
    request.orgId,
  ]);
  if (rows.length === 0) return;
  await transferRooms(ctx, { roomIds: rows.map((row) => row.id), toOrgId: request.orgId, document: request.number ?? '' });
}

/**
 * Offers rooms. While the request is in approval they are proposed and become firm with the decision; afterwards the offer is firm at once. Own
 * rooms come before those of others, which need the ladder's next rung. What was offered before and is not named now is released.
 */
export async function offerRooms(ctx: Ctx, input: RouteInput<typeof offerRoomsRoute>): Promise<RouteAnswer<typeof offerRoomsRoute>> {
  const request = await requestIn(ctx, input.requestId, ['submitted', 'approved']);
  const roomIds = [...new Set(input.roomIds)].sort();
  const rooms = await roomsFor(ctx, request, roomIds);
  const mode = rooms.some((room) => room.org_id !== request.orgId) ? 'reallocation' : 'own-stock';
  await checkMode(ctx, request, mode);
  await ctx.client.query(
    `update office_space.request_room set state = 'released' where request_id = $1 and state in ('proposed', 'offered')`,
    [request.id],
  );
  const firm = request.state === 'approved';
  for (const room of rooms) {
    await ctx.db
      .insertInto('office_space.request_room')
      .values({
        id: newId(),
        request_id: request.id,
        org_id: request.orgId,
        room_id: room.id,
        from_org_id: room.org_id,
        state: firm ? 'offered' : 'proposed',
        promised_on: ctx.today,
      })
      .execute();
  }
  if (firm) await handOverOffered(ctx, request, roomIds);
  const state = firm ? 'offered' : request.state;
  await putState(ctx, request, state, { mode }, firm ? 'offered' : 'proposed');
  return { id: request.id, state };
}
