import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { addDays } from '#shared/time.ts';
import type { createLetting as createLettingRoute } from '../contract/lettings.ts';
import { recheck } from './check/recheck.ts';
import { unitNamed } from './named.ts';

type Input = RouteInput<typeof createLettingRoute>;

/** The range of a term whose last day is named: `[2026-01-01,2027-01-01)`. */
export function termOf(from: string, to: string | null | undefined): string {
  if (to && to < from) refuse('office-space.dates_reversed', { from, to });
  return `[${from},${to ? addDays(to, 1) : ''})`;
}

/** An allocation certificate or its agreement is never the basis of letting or lending (OS-15). */
async function refuseCertificate(ctx: Ctx, approvalNo: string | null | undefined): Promise<void> {
  if (!approvalNo) return;
  const { rows } = await ctx.client.query('select 1 from office_space.certificate where number = $1 or agreement_no = $1 limit 1', [
    approvalNo,
  ]);
  if (rows.length > 0) refuse('office-space.certificate_no_basis', { number: approvalNo, clause: 'measures-2017.certificate' });
}

/** A whole room that goes out must be empty, and stands as let or lent while the term runs. */
export async function handOut(ctx: Ctx, input: Pick<Input, 'direction' | 'from' | 'to'>, roomId: string): Promise<void> {
  const { rows } = await ctx.client.query<{ seated: number }>(
    'select count(*)::int as seated from office_space.occupancy where room_id = $1 and during && $2::daterange',
    [roomId, termOf(input.from, input.to)],
  );
  if (rows[0]?.seated) refuse('office-space.room_occupied', { occupants: rows[0].seated });
  if (input.from > ctx.today) return;
  const state = input.direction === 'let' ? 'let' : 'lent';
  await ctx.db.updateTable('places.room').set({ state, vacant_since: null }).where('id', '=', roomId).execute();
}

/** Enters a letting, lending, renting or borrowing: disposal belongs to the administration (OS-3, OS-25). */
export async function createLetting(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof createLettingRoute>> {
  const id = newId();
  const { orgId, buildingId, roomId = null, direction } = input;
  await unitNamed(ctx, orgId);
  found(await ctx.db.selectFrom('places.building').select('id').where('id', '=', buildingId).executeTakeFirst());
  if (direction === 'let' || direction === 'lent') await refuseCertificate(ctx, input.approvalNo);
  if (roomId) {
    const room = found(
      await ctx.db.selectFrom('places.room').select('building_id').where('id', '=', roomId).forUpdate().executeTakeFirst(),
    );
    if (room.building_id !== buildingId) refuse('office-space.letting_not_of_building');
    if (direction === 'let' || direction === 'lent') await handOut(ctx, input, roomId);
  }
  await ctx.db
    .insertInto('office_space.letting')
    .values({
      id,
      org_id: orgId,
      building_id: buildingId,
      room_id: roomId,
      direction,
      counterpart: input.counterpart,
      area_sqm: input.areaSqm,
      rent_yuan_per_sqm_month: input.rentYuanPerSqmMonth ?? null,
      approval_no: input.approvalNo ?? null,
      during: termOf(input.from, input.to),
    })
    .execute();
  ctx.audit({ action: 'office-space.letting.created', subject: { kind: 'letting', id, orgId }, after: input });
  await recheck(ctx, { lettingIds: [id], ...(roomId ? { roomIds: [roomId] } : {}) });
  return { id };
}
