import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { Abilities } from '#shared/page.ts';
import { Decimal, fixed } from '#shared/units.ts';
import type { RentPlan } from '../../contract/rents.ts';
import { marketMean } from '../../rules/renting.ts';
import { reaches } from '../reach.ts';

export type RentRow = Omit<RentPlan, 'rentYuanPerYear' | 'marketYuanPerSqmMonth' | 'abilities'> & { orgId: string; version: number };

const columns = `p.id, p.org_id as "orgId", p.request_id as "requestId", p.number, p.state, p.premises, p.counterpart, p.area_sqm as "areaSqm", p.rent_yuan as "rentYuan",
  p.rent_per as "rentPer", p.rent_yuan_per_sqm_month as "rentYuanPerSqmMonth", lower(p.term) as "from", upper(p.term) - 1 as "to", p.market,
  p.budget_source as "budgetSource", p.approval_no as "approvalNo", p.filed_on as "filedOn", p.decided_on as "decidedOn", p.version`;

/** One application for renting within reach; locked when it is to be changed. */
export async function rentFor(ctx: Ctx, rentId: string, locked = false): Promise<RentRow> {
  const { rows } = await ctx.client.query<RentRow>(
    `select ${columns} from office_space.rent_plan p where p.id = $1 ${locked ? 'for update' : ''}`,
    [rentId],
  );
  return found(rows[0]);
}

/** The applications of a request, the newest first. */
export async function rentsOf(ctx: Ctx, requestId: string): Promise<RentRow[]> {
  const { rows } = await ctx.client.query<RentRow>(
    `select ${columns} from office_space.rent_plan p where p.request_id = $1 order by p.id desc`,
    [requestId],
  );
  return rows;
}

/** The year's rent and the mean of the market, computed where they are shown and decided on. */
export const rentFigures = (rent: Pick<RentRow, 'rentYuanPerSqmMonth' | 'areaSqm' | 'market'>) => ({
  rentYuanPerYear: fixed(new Decimal(rent.rentYuanPerSqmMonth).times(rent.areaSqm).times(12)),
  marketYuanPerSqmMonth: marketMean(rent.market.map((one) => one.rentYuanPerSqmMonth)),
});

/** On the wire. */
export function rentText(ctx: Ctx, rent: RentRow): RentPlan {
  const { orgId, version: _, ...facts } = rent;
  const abilities: Abilities = { change: rent.state === 'returned' && reaches(ctx, 'office-space.request.submit', orgId) };
  return { ...facts, ...rentFigures(rent), abilities };
}
