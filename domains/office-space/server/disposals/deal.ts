import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  completeDisposal as completeRoute,
  Disposal,
  listDisposal as listingRoute,
  payDisposal as payRoute,
} from '../../contract/disposals.ts';
import { checkDeal, modeRules } from '../../rules/disposal.ts';
import { obey } from '../obey.ts';
import { type HeldDisposal, heldDisposal, judgeDisposal } from './disposal.query.ts';
import { takeEffect } from './take-effect.ts';

const modeOf = (d: HeldDisposal): Disposal['mode'] => d.mode as Disposal['mode'];

/** An approved disposal whose register changes with the deal. */
async function permitted(ctx: Ctx, id: string): Promise<HeldDisposal> {
  const d = await heldDisposal(ctx, id, 'approved');
  if (modeRules[modeOf(d)].takesEffect !== 'deal') refuse('office-space.disposal_state', { state: d.state, needed: 'approved' });
  return d;
}
const notBefore = (on: string, start: string | null): void => {
  if (start !== null && on < start) refuse('office-space.day_before_start', { on, start });
};

/** Enters the listing at the public exchange; only letting and auction have one (OS-25). */
export async function listDisposal(ctx: Ctx, input: RouteInput<typeof listingRoute>): Promise<RouteAnswer<typeof listingRoute>> {
  const { disposalId: id, exchangeName, listingNo, listedOn } = input;
  const d = await permitted(ctx, id);
  if (!modeRules[modeOf(d)].publicExchange) refuse('office-space.disposal_no_listing', { mode: d.mode });
  notBefore(listedOn, d.decided_on);
  await ctx.db
    .updateTable('office_space.disposal')
    .set({ exchange_name: exchangeName, listing_no: listingNo, listed_on: listedOn })
    .where('id', '=', id)
    .execute();
  const subject = { kind: 'disposal', id, orgId: d.org_id };
  ctx.audit({
    action: 'office-space.disposal.listed',
    subject,
    before: { listingNo: d.listing_no },
    after: { exchangeName, listingNo, listedOn },
  });
  return { id };
}

const paidSoFar = async (ctx: Ctx, id: string): Promise<string> =>
  (
    await ctx.client.query<{ paid: string }>(
      'select coalesce(sum(amount_yuan), 0)::numeric(14, 2) as paid from office_space.disposal_income where disposal_id = $1',
      [id],
    )
  ).rows[0]?.paid ?? '0.00';

/** Enters income paid to the treasury with its receipt. */
export async function payDisposal(ctx: Ctx, input: RouteInput<typeof payRoute>): Promise<RouteAnswer<typeof payRoute>> {
  const { disposalId, amountYuan, receiptNo, paidOn } = input;
  const d = await permitted(ctx, disposalId);
  const id = newId();
  await ctx.db
    .insertInto('office_space.disposal_income')
    .values({ id, disposal_id: disposalId, org_id: d.org_id, amount_yuan: amountYuan, receipt_no: receiptNo, paid_on: paidOn })
    .execute();
  const subject = { kind: 'disposal', id: disposalId, orgId: d.org_id };
  ctx.audit({ action: 'office-space.disposal.paid', subject, after: { amountYuan, receiptNo, paidOn } });
  return { id, paidYuan: await paidSoFar(ctx, disposalId) };
}

/** Closes the deal. What was sold or exchanged leaves the register; a letting becomes the permission that its lease refers to. */
export async function completeDisposal(ctx: Ctx, input: RouteInput<typeof completeRoute>): Promise<RouteAnswer<typeof completeRoute>> {
  const { disposalId: id, dealNo, counterpart, dealYuan, dealOn } = input;
  const d = await permitted(ctx, id);
  notBefore(dealOn, d.listed_on ?? d.decided_on);
  obey(checkDeal({ mode: modeOf(d), listingNo: d.listing_no, priceYuan: dealYuan, paidYuan: await paidSoFar(ctx, id) }));
  obey((await judgeDisposal(ctx, id)).verdict);
  const endedRooms = await takeEffect(ctx, d);
  await ctx.db
    .updateTable('office_space.disposal')
    .set({ state: 'done', deal_no: dealNo, counterpart, deal_yuan: dealYuan, deal_on: dealOn, done_on: ctx.today })
    .where('id', '=', id)
    .execute();
  ctx.audit({
    action: 'office-space.disposal.completed',
    subject: { kind: 'disposal', id, orgId: d.org_id },
    before: { state: d.state },
    after: { state: 'done', dealNo, counterpart, dealYuan, dealOn, endedRooms },
  });
  return { id, endedRooms };
}
