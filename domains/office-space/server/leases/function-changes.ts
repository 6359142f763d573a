import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  approveFunction as approveFunctionRoute,
  reportFunction as reportFunctionRoute,
  restoreFunction as restoreFunctionRoute,
} from '../../contract/function-changes.ts';
import type { RoomKind } from '../../contract/words.ts';
import { checkRoomKind } from '../../rules/room-kinds.ts';
import { recheck } from '../check/recheck.ts';
import { obey } from '../obey.ts';
import { notToCome } from './record-receipt.ts';

interface Change {
  readonly id: string;
  readonly orgId: string;
  readonly roomId: string;
  readonly fromKind: string;
  readonly toKind: string;
  readonly changedOn: string;
  readonly found: boolean;
  readonly settled: boolean;
}

/** A change that still asks for something, locked. Refuses one that is approved or undone. */
async function openChange(ctx: Ctx, id: string): Promise<Change> {
  const { rows } = await ctx.client.query<Change>(
    `select id, org_id as "orgId", room_id as "roomId", from_kind as "fromKind", to_kind as "toKind", changed_on as "changedOn", found,
       approval_document is not null or restored_on is not null as settled
     from office_space.function_change where id = $1 for update`,
    [id],
  );
  const change = found(rows[0]);
  if (change.settled) refuse('office-space.function_settled');
  return change;
}

/** Notes a change of the register itself, with the approval it rests on; without one the check speaks of it (A9). */
export async function noteFunctionChange(
  ctx: Ctx,
  change: { roomId: string; orgId: string; fromKind: string; toKind: string; document: string | null },
): Promise<void> {
  const { roomId, orgId, fromKind, toKind, document } = change;
  const { rows } = await ctx.client.query<{ id: string; from_kind: string }>(
    'select id, from_kind from office_space.function_change where room_id = $1 and approval_document is null and restored_on is null for update',
    [roomId],
  );
  const open = rows[0];
  if (open && open.from_kind === toKind) {
    await ctx.client.query('update office_space.function_change set restored_on = $2, version = version + 1 where id = $1', [
      open.id,
      ctx.today,
    ]);
    return;
  }
  if (open) {
    await ctx.client.query(
      'update office_space.function_change set to_kind = $2, approval_document = $3, found = false, version = version + 1 where id = $1',
      [open.id, toKind, document],
    );
    return;
  }
  await ctx.db
    .insertInto('office_space.function_change')
    .values({
      id: newId(),
      org_id: orgId,
      room_id: roomId,
      from_kind: fromKind,
      to_kind: toKind,
      changed_on: ctx.today,
      approval_document: document,
    })
    .execute();
}

/** Records what an inspection found: a room used for another function than the register and the approval say (OS-18, A9). */
export async function reportFunction(
  ctx: Ctx,
  input: RouteInput<typeof reportFunctionRoute>,
): Promise<RouteAnswer<typeof reportFunctionRoute>> {
  const { roomId, toKind, changedOn, note } = input;
  const room = found(
    await ctx.db.selectFrom('places.room').select(['org_id', 'kind']).where('id', '=', roomId).forUpdate().executeTakeFirst(),
  );
  notToCome(ctx, changedOn);
  if (room.kind === toKind) refuse('office-space.function_same', { kind: toKind });
  const id = newId();
  const row = { id, org_id: room.org_id, room_id: roomId, from_kind: room.kind, to_kind: toKind, changed_on: changedOn, found: true, note };
  await ctx.db.insertInto('office_space.function_change').values(row).execute();
  ctx.audit({
    action: 'office-space.function.reported',
    subject: { kind: 'room', id: roomId, orgId: room.org_id },
    after: { fromKind: room.kind, toKind, changedOn, note },
  });
  await recheck(ctx, { roomIds: [roomId] });
  return { id };
}

/** Approves a change with its document; what was only found on site is taken into the register. */
export async function approveFunction(
  ctx: Ctx,
  input: RouteInput<typeof approveFunctionRoute>,
): Promise<RouteAnswer<typeof approveFunctionRoute>> {
  const change = await openChange(ctx, input.changeId);
  const { roomId, orgId, toKind, fromKind } = change;
  if (change.found) {
    const { rows } = await ctx.client.query<{ seated: number }>(
      'select count(*)::int as seated from office_space.occupancy where room_id = $1 and during @> $2::date',
      [roomId, ctx.today],
    );
    if (toKind !== 'office' && rows[0]?.seated) refuse('office-space.room_occupied', { occupants: rows[0].seated });
    obey(checkRoomKind(toKind as RoomKind, input.document));
    await ctx.db
      .updateTable('places.room')
      .set((eb) => ({
        kind: toKind,
        kind_document: toKind === 'technical-business' ? input.document : null,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', roomId)
      .execute();
  }
  await ctx.client.query('update office_space.function_change set approval_document = $2, version = version + 1 where id = $1', [
    change.id,
    input.document,
  ]);
  ctx.audit({
    action: 'office-space.function.approved',
    subject: { kind: 'room', id: roomId, orgId },
    before: { kind: fromKind },
    after: { kind: toKind, document: input.document },
  });
  await recheck(ctx, { roomIds: [roomId] });
  return { id: change.id };
}

/** Records that the room serves its approved function again. A change of the register is turned back with it. */
export async function restoreFunction(
  ctx: Ctx,
  input: RouteInput<typeof restoreFunctionRoute>,
): Promise<RouteAnswer<typeof restoreFunctionRoute>> {
  const change = await openChange(ctx, input.changeId);
  const { roomId, orgId, fromKind, toKind } = change;
  notToCome(ctx, input.on);
  if (input.on < change.changedOn) refuse('office-space.day_before_start', { from: change.changedOn });
  if (!change.found) {
    await ctx.db
      .updateTable('places.room')
      .set((eb) => ({ kind: fromKind, version: eb('version', '+', 1) }))
      .where('id', '=', roomId)
      .execute();
  }
  await ctx.client.query('update office_space.function_change set restored_on = $2, version = version + 1 where id = $1', [
    change.id,
    input.on,
  ]);
  ctx.audit({
    action: 'office-space.function.restored',
    subject: { kind: 'room', id: roomId, orgId },
    before: { kind: toKind },
    after: { kind: fromKind, restoredOn: input.on },
  });
  await recheck(ctx, { roomIds: [roomId] });
  return { id: change.id };
}
