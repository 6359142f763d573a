import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { Decimal } from '#shared/units.ts';
import type { getLease as getLeaseRoute, Lease, Receipt } from '../../contract/leases.ts';
import { settleRent } from '../../rules/rent-account.ts';
import { alarmsOf } from '../list-alarms.query.ts';
import { endingDays, leaseColumns, leaseTables } from './lease.visible.ts';
import { leaseAbilities } from './list-leases.query.ts';
import { receiptColumns, receiptTables } from './list-receipts.query.ts';
import { type KeptTerms, termColumns } from './rent-terms.ts';

type Answer = RouteAnswer<typeof getLeaseRoute>;
type More = Pick<
  Answer,
  | 'signedOn'
  | 'exchangeDocument'
  | 'marketDocument'
  | 'budgetDocument'
  | 'closeDocument'
  | 'note'
  | 'applicationId'
  | 'renewsId'
  | 'renewedById'
  | 'depositYuan'
>;

const more = `x.signed_on as "signedOn", x.exchange_document as "exchangeDocument", x.market_document as "marketDocument", x.budget_document as "budgetDocument",
  x.close_document as "closeDocument", x.note, x.application_id as "applicationId", x.renews_id as "renewsId",
  (select n.id from office_space.letting n where n.renews_id = x.id limit 1) as "renewedById"`;

const lines = `select no, first_on as "from", last_on as "to", due_on as "dueOn", amount_yuan as "amountYuan" from office_space.rent_due where letting_id = $1 order by no`;

const depositHeld = (receipts: readonly Receipt[]): string =>
  receipts
    .reduce(
      (sum, r) => (r.kind === 'deposit' ? sum.plus(r.amountYuan) : r.kind === 'deposit-back' ? sum.minus(r.amountYuan) : sum),
      new Decimal(0),
    )
    .toFixed(2);

/** One contract: terms, schedule settled against what came in, papers, findings. */
export async function getLease(ctx: Ctx, { lettingId }: RouteInput<typeof getLeaseRoute>): Promise<Answer> {
  const { rows } = await ctx.client.query<Lease & KeptTerms & More>(
    `select ${leaseColumns}, ${termColumns('x')}, ${more} from ${leaseTables} where x.id = $3`,
    [ctx.today, await endingDays(ctx), lettingId],
  );
  const kept = found(rows[0]);
  const schedule = (await ctx.client.query<Parameters<typeof settleRent>[0][number]>(lines, [lettingId])).rows;
  const { rows: receipts } = await ctx.client.query<Receipt>(
    `select ${receiptColumns} from ${receiptTables} where p.letting_id = $1 order by p.received_on desc, p.id desc`,
    [lettingId],
  );
  const money = receipts.filter((r) => r.kind === 'rent').map((r) => ({ amountYuan: r.amountYuan, paidIn: r.paidInOn !== null }));
  const account = settleRent(schedule, money, ctx.today);
  return {
    ...kept,
    depositHeldYuan: depositHeld(receipts),
    paidInYuan: account.paidInYuan,
    inArrearsSince: account.inArrearsSince,
    lines: [...account.lines],
    receipts,
    alarms: await alarmsOf(ctx, { subjectId: lettingId }),
    abilities: leaseAbilities(ctx, kept),
  };
}
