import type { Ctx } from '#kernel/context.ts';
import type { Disposal } from '../../contract/disposals.ts';
import { modeRules } from '../../rules/disposal.ts';
import { recheck } from '../check/recheck.ts';
import { transferRooms } from '../transfer-rooms.ts';
import type { HeldDisposal } from './disposal.query.ts';

const roomsOf = async (ctx: Ctx, d: HeldDisposal): Promise<string[]> =>
  (
    await ctx.db.selectFrom('office_space.disposal_room').select('room_id').where('disposal_id', '=', d.id).orderBy('room_id').execute()
  ).map((r) => r.room_id);

/**
 * Takes rooms out of the register; their rows, seats and lettings stay as history. A building without a standing room is retired. The
 * transaction looks at history while it writes, because a row that ends is one nobody reads any more.
 */
async function endRooms(ctx: Ctx, d: HeldDisposal, roomIds: readonly string[]): Promise<number> {
  await ctx.client.query(`select set_config('places.history', 'shown', true)`);
  const ended = await ctx.client.query(
    `update places.room set ended_on = $2, ended_reason = $3, state = 'vacant', version = version + 1 where id = any($1::uuid[]) and ended_on is null`,
    [roomIds, ctx.today, `${d.mode} ${d.number}`],
  );
  await ctx.client.query(`select set_config('places.history', '', true)`);
  await ctx.client.query(
    `update office_space.alarm set cleared_on = $2 where subject_kind = 'room' and subject_id = any($1::uuid[]) and cleared_on is null`,
    [roomIds, ctx.today],
  );
  // A certificate that begins today would have no day left: it never came into use.
  await ctx.client.query(`delete from office_space.certificate where room_id = any($1::uuid[]) and lower(during) >= $2::date`, [
    roomIds,
    ctx.today,
  ]);
  await ctx.client.query(
    `update office_space.certificate set during = daterange(lower(during), $2::date) where room_id = any($1::uuid[]) and (upper_inf(during) or upper(during) > $2::date)`,
    [roomIds, ctx.today],
  );
  if (d.whole_building) {
    await ctx.client.query(
      `update places.building b set state = 'retired', version = version + 1 where id = $1 and not exists (select 1 from places.room r where r.building_id = b.id)`,
      [d.building_id],
    );
    ctx.audit({
      action: 'office-space.building.ended',
      subject: { kind: 'building', id: d.building_id, orgId: d.org_id },
      after: { state: 'retired', disposal: d.number },
    });
  }
  return ended.rowCount ?? 0;
}

async function convert(ctx: Ctx, d: HeldDisposal, roomIds: readonly string[]): Promise<void> {
  await ctx.client.query(`update places.room set kind = $2, kind_document = $3, version = version + 1 where id = any($1::uuid[])`, [
    roomIds,
    d.new_kind,
    d.new_kind_document,
  ]);
}

/** What a disposal does to the register, in the transaction that decided or closed it (OS-25). Answers how many rooms ended. */
export async function takeEffect(ctx: Ctx, d: HeldDisposal): Promise<number> {
  const mode = d.mode as Disposal['mode'];
  const roomIds = await roomsOf(ctx, d);
  let ended = 0;
  if (mode === 'reallocation') await transferRooms(ctx, { roomIds, toOrgId: d.to_org_id as string, document: d.number as string });
  else if (mode === 'conversion') await convert(ctx, d, roomIds);
  else if (modeRules[mode].ends) ended = await endRooms(ctx, d, roomIds);
  await recheck(ctx, { roomIds: ended > 0 ? [] : roomIds, buildingIds: [d.building_id] });
  return ended;
}
