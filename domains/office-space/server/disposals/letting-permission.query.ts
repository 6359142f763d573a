import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';

/** What a lease may rest on: rooms and area that the administration was allowed to let, and the listing of the public exchange. */
export interface LettingPermission {
  readonly disposalId: string;
  readonly number: string;
  readonly orgId: string;
  readonly buildingId: string;
  readonly roomIds: readonly string[];
  readonly areaSqm: string;
  readonly listingNo: string | null;
  /** Who won the listing and the yearly rent, once the deal is closed. */
  readonly counterpart: string | null;
  readonly yearlyRentYuan: string | null;
}

/** The permission of an approved disposal by letting (OS-25). @throws not_found; office-space.disposal_state when it is not approved */
export async function lettingPermission(ctx: Ctx, disposalId: string): Promise<LettingPermission> {
  const d = found(
    await ctx.db
      .selectFrom('office_space.disposal')
      .selectAll()
      .where('id', '=', disposalId)
      .where('mode', '=', 'letting')
      .executeTakeFirst(),
  );
  if (d.state !== 'approved' && d.state !== 'done') refuse('office-space.disposal_state', { state: d.state, needed: 'approved, done' });
  const rooms = await ctx.db.selectFrom('office_space.disposal_room').select('room_id').where('disposal_id', '=', disposalId).execute();
  return {
    disposalId,
    number: d.number ?? '',
    orgId: d.org_id,
    buildingId: d.building_id,
    roomIds: rooms.map((r) => r.room_id),
    areaSqm: d.area_sqm,
    listingNo: d.listing_no,
    counterpart: d.counterpart,
    yearlyRentYuan: d.deal_yuan,
  };
}
