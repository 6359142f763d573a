import type { Ctx } from '#kernel/context.ts';
import { roomSearchText } from '#kernel/places/server/public.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { changeRoom as changeRoomRoute } from '../contract/rooms.ts';
import { checkRoomKind } from '../rules/room-kinds.ts';
import { recheck } from './check/recheck.ts';
import { readRoom } from './get-room.query.ts';
import { noteFunctionChange } from './leases/function-changes.ts';
import { obey } from './obey.ts';
import { reaches } from './reach.ts';

type Input = RouteInput<typeof changeRoomRoute>;

/** Changes facts of a room. Its function changes only by the administration (OS-18); a room that people sit in cannot be declared vacant. */
export async function changeRoom(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof changeRoomRoute>> {
  const { roomId, version, functionDocument = null, ...changes } = input;
  const before = await readRoom(ctx, roomId);
  const after = { ...before, ...changes };
  if (after.kind !== before.kind && !reaches(ctx, 'office-space.room.allocate', before.orgId)) {
    refuse('office-space.function_locked', { clause: 'measures-2017.use' });
  }
  obey(checkRoomKind(after.kind, after.kindDocument ?? null));
  if (changes.state === 'vacant' && before.occupantCount > 0) refuse('office-space.room_occupied', { occupants: before.occupantCount });
  const vacantSince = after.state !== 'vacant' ? null : before.state === 'vacant' ? before.vacantSince : ctx.today;
  const changed = await ctx.db
    .updateTable('places.room')
    .set((eb) => ({
      code: after.code,
      name: after.name,
      kind: after.kind,
      kind_document: after.kindDocument ?? null,
      usable_area_sqm: after.usableAreaSqm ?? null,
      building_area_sqm: after.buildingAreaSqm ?? null,
      note: after.note ?? null,
      state: after.state,
      vacant_since: vacantSince,
      search_text: roomSearchText(after),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', roomId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (!changed) refuse('stale');
  const keys = Object.keys(changes) as (keyof typeof changes)[];
  ctx.audit({
    action: 'office-space.room.changed',
    subject: { kind: 'room', id: roomId, orgId: before.orgId },
    before: Object.fromEntries(keys.map((k) => [k, before[k]])),
    after: changes,
  });
  if (after.kind !== before.kind) {
    const document = functionDocument ?? (after.kind === 'technical-business' ? (after.kindDocument ?? null) : null);
    await noteFunctionChange(ctx, { roomId, orgId: before.orgId, fromKind: before.kind, toKind: after.kind, document });
  }
  await recheck(ctx, { roomIds: [roomId], buildingIds: [before.buildingId] });
  return readRoom(ctx, roomId);
}
