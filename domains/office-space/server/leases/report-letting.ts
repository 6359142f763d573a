import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { approveRenting as approveRentingRoute, reportLetting as reportLettingRoute } from '../../contract/leases.ts';
import { recheck } from '../check/recheck.ts';
import { termOf } from '../create-letting.ts';
import { unitNamed } from '../named.ts';
import { notToCome } from './record-receipt.ts';

/** Records what an inspection found: a unit let or lent by itself. The check speaks of it until it has ended (OS-18, A4). */
export async function reportLetting(
  ctx: Ctx,
  input: RouteInput<typeof reportLettingRoute>,
): Promise<RouteAnswer<typeof reportLettingRoute>> {
  const id = newId();
  const { orgId, buildingId, roomId = null, direction, counterpart, areaSqm, from, to, note } = input;
  await unitNamed(ctx, orgId);
  notToCome(ctx, from);
  found(await ctx.db.selectFrom('places.building').select('id').where('id', '=', buildingId).executeTakeFirst());
  if (roomId) {
    const room = found(await ctx.db.selectFrom('places.room').select('building_id').where('id', '=', roomId).executeTakeFirst());
    if (room.building_id !== buildingId) refuse('office-space.letting_not_of_building');
  }
  await ctx.db
    .insertInto('office_space.letting')
    .values({
      id,
      org_id: orgId,
      building_id: buildingId,
      room_id: roomId,
      direction,
      counterpart,
      area_sqm: areaSqm,
      let_by: 'unit',
      note,
      during: termOf(from, to),
    })
    .execute();
  ctx.audit({ action: 'office-space.letting.found', subject: { kind: 'letting', id, orgId }, after: input });
  await recheck(ctx, { lettingIds: [id] });
  return { id };
}

/** Records the approval that a renting lacked, with budget, comparison and end (OS-22); the finding A5 clears with it. */
export async function approveRenting(
  ctx: Ctx,
  input: RouteInput<typeof approveRentingRoute>,
): Promise<RouteAnswer<typeof approveRentingRoute>> {
  const { lettingId: id, approvalNo, marketDocument, budgetDocument, to } = input;
  const { rows } = await ctx.client.query<{
    orgId: string;
    direction: string;
    from: string;
    closedOn: string | null;
    approvalNo: string | null;
  }>(
    `select org_id as "orgId", direction, lower(during) as "from", closed_on as "closedOn", approval_no as "approvalNo"
     from office_space.letting where id = $1 for update`,
    [id],
  );
  const kept = found(rows[0]);
  if (kept.direction !== 'rented') refuse('office-space.not_rented', { direction: kept.direction });
  if (kept.closedOn !== null) refuse('office-space.letting_ended', { on: kept.closedOn });
  if (to < kept.from) refuse('office-space.day_before_start', { from: kept.from });
  await ctx.client.query(
    `update office_space.letting set approval_no = $2, market_document = $3, budget_document = $4, during = $5::daterange, version = version + 1 where id = $1`,
    [id, approvalNo, marketDocument, budgetDocument, termOf(kept.from, to)],
  );
  ctx.audit({
    action: 'office-space.letting.approved',
    subject: { kind: 'letting', id, orgId: kept.orgId },
    before: { approvalNo: kept.approvalNo },
    after: { approvalNo, marketDocument, budgetDocument, to },
  });
  await recheck(ctx, { lettingIds: [id] });
  return { id };
}
