import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { Decimal } from '#shared/units.ts';
import type { payIn as payInRoute, recordReceipt as recordReceiptRoute } from '../../contract/leases.ts';

/** Refuses a day that has not come: money that is only expected is no receipt. */
export function notToCome(ctx: Ctx, on: string): void {
  if (on > ctx.today) refuse('office-space.day_to_come', { on, today: ctx.today });
}

/** Records money of a contract. A deposit goes back only as far as one is held. */
export async function recordReceipt(
  ctx: Ctx,
  input: RouteInput<typeof recordReceiptRoute>,
): Promise<RouteAnswer<typeof recordReceiptRoute>> {
  const { lettingId, kind, receivedOn, amountYuan, receiptNo, note = null } = input;
  const { rows } = await ctx.client.query<{ org_id: string }>('select org_id from office_space.letting where id = $1 for update', [
    lettingId,
  ]);
  const { org_id: orgId } = found(rows[0]);
  notToCome(ctx, receivedOn);
  if (kind === 'deposit-back') {
    const { rows: held } = await ctx.client.query<{ sum: string }>(
      `select coalesce(sum(case kind when 'deposit' then amount_yuan when 'deposit-back' then -amount_yuan end), 0) as sum
       from office_space.rent_receipt where letting_id = $1`,
      [lettingId],
    );
    const sum = held[0]?.sum ?? '0';
    if (new Decimal(amountYuan).gt(sum))
      refuse('office-space.deposit_exceeded', { limit: new Decimal(sum).toFixed(2), actual: amountYuan });
  }
  const id = newId();
  await ctx.db
    .insertInto('office_space.rent_receipt')
    .values({
      id,
      org_id: orgId,
      letting_id: lettingId,
      kind,
      received_on: receivedOn,
      amount_yuan: amountYuan,
      receipt_no: receiptNo,
      note,
    })
    .execute();
  ctx.audit({
    action: 'office-space.receipt.recorded',
    subject: { kind: 'letting', id: lettingId, orgId },
    after: { receiptKind: kind, receivedOn, amountYuan, receiptNo },
  });
  return { id };
}

/** Records that income of letting went into the treasury; once, on or after the day it came (OS-25). */
export async function payIn(ctx: Ctx, input: RouteInput<typeof payInRoute>): Promise<RouteAnswer<typeof payInRoute>> {
  const { receiptId: id, paidInOn, treasuryNo } = input;
  const { rows } = await ctx.client.query<{
    orgId: string;
    lettingId: string;
    receivedOn: string;
    paidInOn: string | null;
    income: boolean;
    receiptNo: string;
  }>(
    `select p.org_id as "orgId", p.letting_id as "lettingId", p.received_on as "receivedOn", p.paid_in_on as "paidInOn", p.receipt_no as "receiptNo",
       p.kind = 'rent' and x.direction = 'let' as income
     from office_space.rent_receipt p join office_space.letting x on x.id = p.letting_id where p.id = $1 for update of p`,
    [id],
  );
  const kept = found(rows[0]);
  if (!kept.income) refuse('office-space.no_income', { clause: 'regulation-2012.income' });
  if (kept.paidInOn !== null) refuse('office-space.paid_in_already', { on: kept.paidInOn });
  if (paidInOn < kept.receivedOn) refuse('office-space.day_before_receipt', { on: kept.receivedOn });
  notToCome(ctx, paidInOn);
  await ctx.client.query('update office_space.rent_receipt set paid_in_on = $2, treasury_no = $3, version = version + 1 where id = $1', [
    id,
    paidInOn,
    treasuryNo,
  ]);
  ctx.audit({
    action: 'office-space.receipt.paid-in',
    subject: { kind: 'letting', id: kept.lettingId, orgId: kept.orgId },
    after: { receiptNo: kept.receiptNo, paidInOn, treasuryNo },
  });
  return { id };
}
