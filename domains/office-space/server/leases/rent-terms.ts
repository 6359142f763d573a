import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import type { Day } from '#shared/time.ts';
import type { Refused } from '../../rules/refusals.ts';
import { monthsOfPeriod, type RentBasis, type RentPeriod, type RentTerms, rentSchedule } from '../../rules/rent-schedule.ts';

/** Terms of rent as a record or an input holds them. */
export interface KeptTerms {
  readonly areaSqm: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly rentBasis: RentBasis | null;
  readonly rentYuan: string | null;
  readonly rentPeriod: RentPeriod | null;
  readonly dueDays: number;
  readonly rentFreeDays: number;
  readonly escalationPercent: string | null;
  readonly escalationMonths: number | null;
}

/** Columns of `letting` and `lease_application` that hold terms, on the wire. */
export const termColumns = (x: string): string =>
  `${x}.rent_basis as "rentBasis", ${x}.rent_yuan as "rentYuan", case ${x}.period_months when 1 then 'monthly' when 3 then 'quarterly' when 6 then 'half-yearly' when 12 then 'yearly' end as "rentPeriod", ${x}.due_days as "dueDays",
   ${x}.rent_free_days as "rentFreeDays", ${x}.escalation_percent as "escalationPercent", ${x}.escalation_months as "escalationMonths", ${x}.deposit_yuan as "depositYuan"`;

/** Whole terms, from which a schedule follows; null where there is no rent or no end. */
export function rentTermsOf(kept: KeptTerms): RentTerms | null {
  const { rentBasis, rentYuan, to } = kept;
  if (rentBasis === null || rentYuan === null || to === null) return null;
  return { ...kept, rentBasis, rentYuan, to, periodMonths: monthsOfPeriod[kept.rentPeriod ?? 'monthly'] };
}

/** What a rule said, as it is answered. */
export const findingOf = ({ code, clause, limit, actual, path }: Refused) => ({ code, clause, limit, actual, path: path ?? null });

/** Writes the schedule of a contract anew from its terms. */
export async function putSchedule(ctx: Ctx, lettingId: string): Promise<void> {
  const { rows } = await ctx.client.query<KeptTerms & { orgId: string; closedOn: Day | null }>(
    `select x.org_id as "orgId", x.area_sqm as "areaSqm", lower(x.during) as "from", upper(x.during) - 1 as "to", x.closed_on as "closedOn", ${termColumns('x')}
     from office_space.letting x where x.id = $1`,
    [lettingId],
  );
  const kept = rows[0];
  const terms = kept ? rentTermsOf(kept) : null;
  await ctx.client.query('delete from office_space.rent_due where letting_id = $1', [lettingId]);
  if (!kept || !terms) return;
  const lines = rentSchedule(terms).map((line) => ({ ...line, id: newId() }));
  await ctx.client.query(
    `insert into office_space.rent_due (id, org_id, letting_id, no, first_on, last_on, due_on, amount_yuan)
     select e.id, $2, $3, e.no, e."from", e."to", e."dueOn", e."amountYuan"
     from json_to_recordset($1::json) as e (id uuid, no int, "from" date, "to" date, "dueOn" date, "amountYuan" numeric)`,
    [JSON.stringify(lines), kept.orgId, lettingId],
  );
}
