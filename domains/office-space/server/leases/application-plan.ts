import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteInput } from '#shared/route.ts';
import type { applyLease as applyLeaseRoute } from '../../contract/lease-applications.ts';
import { handingOutFindings } from '../../rules/lettings.ts';
import { monthsOfPeriod } from '../../rules/rent-schedule.ts';
import { termOf } from '../create-letting.ts';
import { obey } from '../obey.ts';

type Input = RouteInput<typeof applyLeaseRoute>;
/** What is asked for, whether first or mended. */
export type LeasePlan = Omit<Input, 'orgId' | 'renewsId'>;

/** The place must exist and be free for the term, but for the contract that this one follows. */
async function placeFree(ctx: Ctx, plan: LeasePlan, renewsId: string | null): Promise<void> {
  const { buildingId, roomId = null } = plan;
  found(await ctx.db.selectFrom('places.building').select('id').where('id', '=', buildingId).executeTakeFirst());
  if (!roomId) return;
  const room = found(await ctx.db.selectFrom('places.room').select('building_id').where('id', '=', roomId).executeTakeFirst());
  if (room.building_id !== buildingId) refuse('office-space.letting_not_of_building');
  const term = termOf(plan.from, plan.to);
  const { rows } = await ctx.client.query<{ seated: number; handed: number }>(
    `select (select count(*)::int from office_space.occupancy where room_id = $1 and during && $2::daterange) as seated,
       (select count(*)::int from office_space.letting where room_id = $1 and direction in ('let', 'lent') and during && $2::daterange
          and id is distinct from $3::uuid) as handed`,
    [roomId, term, renewsId],
  );
  if (rows[0]?.seated) refuse('office-space.room_occupied', { occupants: rows[0].seated });
  if (rows[0]?.handed) refuse('office-space.letting_overlap');
}

/** Refuses a plan that no approval could make right: reversed days, too long a term, a taken room, letting without a price. */
export async function checkPlan(ctx: Ctx, plan: LeasePlan, renewsId: string | null): Promise<void> {
  if (plan.to < plan.from) refuse('office-space.dates_reversed', { from: plan.from, to: plan.to });
  const { direction, from, to, rentYuan = null, exchangeDocument = null } = plan;
  for (const finding of handingOutFindings({ direction, from, to, rentYuan, exchangeDocument }, 'application')) obey(finding);
  if (direction === 'let' && (!plan.rentBasis || rentYuan === null)) {
    refuse('office-space.rent_missing', {}, [{ path: 'rentYuan', code: 'office-space.rent_missing' }]);
  }
  await placeFree(ctx, plan, renewsId);
}

/** The columns of a plan. */
export const planRow = (plan: LeasePlan) => ({
  direction: plan.direction,
  building_id: plan.buildingId,
  room_id: plan.roomId ?? null,
  counterpart: plan.counterpart ?? null,
  area_sqm: plan.areaSqm,
  first_on: plan.from,
  last_on: plan.to,
  rent_basis: plan.direction === 'let' ? (plan.rentBasis ?? null) : null,
  rent_yuan: plan.direction === 'let' ? (plan.rentYuan ?? null) : null,
  period_months: monthsOfPeriod[plan.rentPeriod],
  due_days: plan.dueDays,
  rent_free_days: plan.rentFreeDays,
  escalation_percent: plan.escalationMonths ? (plan.escalationPercent ?? null) : null,
  escalation_months: plan.escalationPercent ? (plan.escalationMonths ?? null) : null,
  deposit_yuan: plan.depositYuan ?? null,
  purpose: plan.purpose,
  exchange_document: plan.exchangeDocument ?? null,
});
