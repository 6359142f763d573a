import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { listReceipts as listReceiptsRoute, Receipt, receiptFilter, receiptSort } from '../../contract/leases.ts';
import { inUnits, reaches } from '../reach.ts';

type Input = RouteInput<typeof listReceiptsRoute>;
type Filter = z.output<z.ZodObject<typeof receiptFilter>>;

export const receiptColumns = `p.id, p.letting_id as "lettingId", p.org_id as "orgId", u.name as "orgName", x.counterpart, x.number, x.direction, p.kind,
  p.received_on as "receivedOn", p.amount_yuan as "amountYuan", p.receipt_no as "receiptNo", p.note, p.paid_in_on as "paidInOn", p.treasury_no as "treasuryNo"`;
export const receiptTables = `office_space.rent_receipt p join office_space.letting x on x.id = p.letting_id left join org.unit u on u.id = p.org_id`;

const sorts: Readonly<Record<(typeof receiptSort)[number], string>> = {
  receivedOn: 'p.received_on',
  amountYuan: 'p.amount_yuan',
  counterpart: 'x.counterpart',
  paidInOn: 'p.paid_in_on',
};
export function receiptOrder(sort: Input['sort']): string {
  const { field, direction } = sortOf(sort ?? '-receivedOn', 'receivedOn' as (typeof receiptSort)[number]);
  return `${sorts[field]} ${direction} nulls last, p.id`;
}

/** Income that belongs to the treasury: rent of what is let out (OS-25). */
const income = "x.direction = 'let' and p.kind = 'rent'";

/** Money of a list, its sums and its export. Asking whether something was paid in asks of income alone. */
export function whereReceipts(filter: Partial<Filter>): Where {
  const where = inUnits(new Where(), 'p.org_id', filter)
    .and("(x.counterpart ilike ? or p.receipt_no ilike ? or coalesce(x.number, '') ilike ?)", containing(filter.q))
    .and('x.direction = any(?)', filter.direction)
    .and('p.kind = any(?)', filter.kind)
    .and('p.received_on >= ?::date', filter.receivedFrom)
    .and('p.received_on <= ?::date', filter.receivedTo);
  if (filter.paidIn !== undefined) where.and(`${income} and p.paid_in_on is ${filter.paidIn ? 'not ' : ''}null`);
  return where;
}

export async function listReceipts(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof listReceiptsRoute>> {
  const where = whereReceipts(input);
  const from = `${receiptTables} where ${where.sql}`;
  const asked = [...where.values];
  const text = `select k.total, q.* from (select count(*)::int as total from ${from}) k
   left join (select ${receiptColumns} from ${from} order by ${receiptOrder(input.sort)}
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<Receipt>((await ctx.client.query<Receipt & { total: number }>(text, where.values)).rows);
  const mayPayIn = (r: Receipt) =>
    r.direction === 'let' && r.kind === 'rent' && r.paidInOn === null && reaches(ctx, 'office-space.letting.manage', r.orgId);
  return {
    items: items.map((r) => ({ ...r, abilities: { payIn: mayPayIn(r) } })),
    total,
    ...(input.withTotals ? { totals: await sumsOf(ctx, from, asked) } : {}),
  };
}

interface Sums {
  readonly amountYuan: string;
  readonly paidInYuan: string;
  readonly toPayInYuan: string;
}

async function sumsOf(ctx: Ctx, from: string, values: unknown[]): Promise<Sums> {
  const sum = (only: string) => `coalesce(sum(p.amount_yuan) filter (where ${only}), 0)::numeric(16, 2)`;
  const { rows } = await ctx.client.query<Sums>(
    `select ${sum('true')} as "amountYuan", ${sum(`${income} and p.paid_in_on is not null`)} as "paidInYuan",
       ${sum(`${income} and p.paid_in_on is null`)} as "toPayInYuan" from ${from}`,
    values,
  );
  return rows[0] as Sums;
}
