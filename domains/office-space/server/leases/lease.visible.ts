import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, Where } from '#kernel/db/where.ts';
import type { leaseFilter } from '../../contract/leases.ts';
import { reminderSteps } from '../../rules/lettings.ts';
import { inUnits } from '../reach.ts';
import { settingsInForce } from '../settings-in-force.query.ts';

export type LeaseFilter = z.output<z.ZodObject<typeof leaseFilter>>;

/** Where a contract stands on day `$1`, `ending` within `$2` days: `termStateOf` of the rules, said in SQL for filter and sort. */
export const termStateSql = `case when x.closed_on < $1::date then 'ended' when lower(x.during) > $1::date then 'future'
  when upper(x.during) is null then 'running' when upper(x.during) <= $1::date then 'expired'
  when upper(x.during) - 1 - $1::date <= $2::int then 'ending' else 'running' end`;

/** Contracts with place and unit, and their money today. */
export const leaseTables = `office_space.letting x left join org.unit u on u.id = x.org_id left join places.building b on b.id = x.building_id
 left join places.room r on r.id = x.room_id
 left join lateral (select coalesce(sum(amount_yuan), 0) as scheduled, coalesce(sum(amount_yuan) filter (where due_on <= $1::date), 0) as due,
   coalesce(sum(amount_yuan) filter (where due_on < $1::date), 0) as late from office_space.rent_due d where d.letting_id = x.id) d on true
 left join lateral (select coalesce(sum(amount_yuan), 0) as received, coalesce(sum(amount_yuan) filter (where paid_in_on is not null), 0) as paid_in
   from office_space.rent_receipt p where p.letting_id = x.id and p.kind = 'rent') p on true`;
export const arrearsSql = 'greatest(d.late - p.received, 0)';
/** Only what is let out earns for the treasury. */
export const toPayInSql = "case when x.direction = 'let' then p.received - p.paid_in else 0 end";

export const leaseColumns = `x.id, x.org_id as "orgId", u.name as "orgName", x.building_id as "buildingId", coalesce(b.name, '') as "buildingName", x.room_id as "roomId",
  r.code as "roomCode", x.direction, x.counterpart, x.area_sqm as "areaSqm", x.rent_yuan_per_sqm_month as "rentYuanPerSqmMonth", x.approval_no as "approvalNo",
  lower(x.during) as "from", upper(x.during) - 1 as "to", x.number, x.let_by as "letBy", ${termStateSql} as "termState", x.closed_on as "closedOn",
  d.scheduled::numeric(16, 2) as "scheduledYuan", d.due::numeric(16, 2) as "dueYuan", p.received::numeric(16, 2) as "receivedYuan",
  (${toPayInSql})::numeric(16, 2) as "toPayInYuan", (${arrearsSql})::numeric(16, 2) as "arrearsYuan"`;

/** Days before an end from which a contract counts as ending: the longest reminder. */
export const endingDays = async (ctx: Ctx): Promise<number> =>
  reminderSteps((await settingsInForce(ctx, ctx.today)).lettingReminderDays)[0] ?? 0;

/** Contracts of a list, its sums and its export: the one predicate. `$1` is the day, `$2` the days of ending. */
export async function whereLeases(ctx: Ctx, filter: Partial<LeaseFilter>): Promise<Where> {
  const where = new Where([ctx.today, await endingDays(ctx)]);
  inUnits(where, 'x.org_id', filter)
    .and("(x.counterpart ilike ? or b.search_text ilike ? or coalesce(x.number, '') ilike ?)", containing(filter.q))
    .and('x.building_id = ?', filter.buildingId)
    .and('x.room_id = ?', filter.roomId)
    .and('x.direction = any(?)', filter.direction)
    .and(`${termStateSql} = any(?)`, filter.termState)
    .and('x.during @> ?::date', filter.on);
  if (filter.arrears !== undefined) where.and(`${arrearsSql} ${filter.arrears ? '>' : '='} 0`);
  if (filter.unpaid !== undefined) where.and(`${toPayInSql} ${filter.unpaid ? '>' : '='} 0`);
  return where;
}
