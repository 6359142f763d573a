import type { Ctx } from '#kernel/context.ts';
import { pageFrom } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Lease, leaseSort, listLeases as listLeasesRoute } from '../../contract/leases.ts';
import { reaches } from '../reach.ts';
import { arrearsSql, leaseColumns, leaseTables, toPayInSql, whereLeases } from './lease.visible.ts';

type Input = RouteInput<typeof listLeasesRoute>;

const sorts: Readonly<Record<(typeof leaseSort)[number], string>> = {
  from: 'lower(x.during)',
  to: 'upper(x.during)',
  counterpart: 'x.counterpart',
  areaSqm: 'x.area_sqm',
  buildingName: 'b.name',
  arrearsYuan: arrearsSql,
  toPayInYuan: toPayInSql,
};

/** The order of list and export. */
export function leaseOrder(sort: Input['sort']): string {
  const { field, direction } = sortOf(sort ?? '-from', 'from' as (typeof leaseSort)[number]);
  return `${sorts[field]} ${direction} nulls last, x.id`;
}

interface Sums {
  readonly areaSqm: string;
  readonly dueYuan: string;
  readonly receivedYuan: string;
  readonly toPayInYuan: string;
  readonly arrearsYuan: string;
}

/** What may be done with a contract. */
export const leaseAbilities = (ctx: Ctx, x: Lease) => {
  const manages = reaches(ctx, 'office-space.letting.manage', x.orgId);
  const held = x.closedOn === null;
  return {
    end: manages && held,
    receive: manages && x.rentYuanPerSqmMonth !== null,
    approve: manages && held && x.direction === 'rented' && !x.approvalNo,
    renew: manages && held && x.letBy === 'administration' && (x.direction === 'let' || x.direction === 'lent') && x.to !== null,
  };
};

export async function listLeases(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof listLeasesRoute>> {
  const where = await whereLeases(ctx, input);
  const from = `${leaseTables} where ${where.sql}`;
  const asked = [...where.values];
  const text = `select k.total, q.* from (select count(*)::int as total from ${from}) k
   left join (select ${leaseColumns} from ${from} order by ${leaseOrder(input.sort)}
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<Lease>((await ctx.client.query<Lease & { total: number }>(text, where.values)).rows);
  const totals = input.withTotals ? { totals: await sumsOf(ctx, from, asked) } : {};
  return {
    items: items.map((x) => ({ ...x, abilities: leaseAbilities(ctx, x) })),
    total,
    ...totals,
    abilities: {
      create: ctx.can('office-space.letting.manage'),
      apply: ctx.can('office-space.letting.apply'),
      report: ctx.can('office-space.finding.report'),
    },
  };
}

async function sumsOf(ctx: Ctx, from: string, values: unknown[]): Promise<Sums> {
  const sum = (expression: string) => `coalesce(sum(${expression}), 0)::numeric(16, 2)`;
  const { rows } = await ctx.client.query<Sums>(
    `select ${sum('x.area_sqm')} as "areaSqm", ${sum('d.due')} as "dueYuan", ${sum('p.received')} as "receivedYuan",
       ${sum(toPayInSql)} as "toPayInYuan", ${sum(arrearsSql)} as "arrearsYuan", count($2::int) as n from ${from}`,
    values,
  );
  const { areaSqm, dueYuan, receivedYuan, toPayInYuan, arrearsYuan } = rows[0] as Sums;
  return { areaSqm, dueYuan, receivedYuan, toPayInYuan, arrearsYuan };
}
