import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { addDays } from '#shared/time.ts';
import { Decimal } from '#shared/units.ts';
import type { signLease as signLeaseRoute } from '../../contract/lease-applications.ts';
import { handingOutFindings, rentingFindings } from '../../rules/lettings.ts';
import { monthsOfPeriod, perSqmMonth } from '../../rules/rent-schedule.ts';
import { recheck } from '../check/recheck.ts';
import { handOut, termOf } from '../create-letting.ts';
import { obey } from '../obey.ts';
import { getApplication } from './list-applications.query.ts';
import { putSchedule, rentTermsOf } from './rent-terms.ts';

type Input = RouteInput<typeof signLeaseRoute>;
type Application = Awaited<ReturnType<typeof getApplication>>;

/** The rent of the contract: what was approved, or better; told in the same way, so that the two can be compared. */
function rentOf(a: Application, input: Input): { rentBasis: Application['rentBasis']; rentYuan: string | null } {
  if (a.direction === 'lent') return { rentBasis: null, rentYuan: null };
  const rentYuan = input.rentYuan ?? a.rentYuan;
  const rentBasis = input.rentBasis ?? a.rentBasis;
  if (rentYuan === null || rentBasis === null) return refuse('office-space.rent_missing');
  if (a.rentYuan === null || a.rentBasis === null) return { rentBasis, rentYuan };
  const agreed = new Decimal(perSqmMonth({ rentBasis, rentYuan, areaSqm: a.areaSqm }));
  const approved = perSqmMonth({ rentBasis: a.rentBasis, rentYuan: a.rentYuan, areaSqm: a.areaSqm });
  const facts = { limit: approved, actual: agreed.toFixed(2) };
  if (a.direction === 'let' && agreed.lt(approved)) refuse('office-space.rent_below_approved', facts);
  if (a.direction === 'rented' && agreed.gt(approved)) refuse('office-space.rent_above_approved', facts);
  return { rentBasis, rentYuan };
}

/** Refuses a contract whose papers are not together (OS-22, OS-25). */
function checkPapers(a: Application, input: Input): void {
  if (a.direction === 'rented') {
    const budgetDocument = input.budgetDocument ?? a.budgetDocument;
    const marketDocument = input.marketDocument ?? a.marketDocument;
    for (const finding of rentingFindings({ approvalNo: a.approvalNo, budgetDocument, marketDocument, to: a.to })) obey(finding);
    return;
  }
  const { direction, from, to, rentYuan } = a;
  const exchangeDocument = input.exchangeDocument ?? a.exchangeDocument;
  for (const finding of handingOutFindings({ direction, from, to, rentYuan, exchangeDocument }, 'contract')) obey(finding);
}

async function lockApplication(ctx: Ctx, id: string): Promise<void> {
  await ctx.client.query('select 1 from office_space.lease_application where id = $1 for update', [id]);
}

/** The former contract is handed over to the one that follows it without a break. */
async function closeFormer(ctx: Ctx, renewsId: string, before: string): Promise<void> {
  await ctx.client.query(
    `update office_space.letting set closed_on = $2::date, during = daterange(lower(during), least(coalesce(upper(during), $2::date + 1), $2::date + 1)),
       version = version + 1 where id = $1 and closed_on is null`,
    [renewsId, before],
  );
}

/** Enters the contract of an approved application: the area counts as handed out or rented from its first day, the schedule follows by rule. */
export async function signLease(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof signLeaseRoute>> {
  await lockApplication(ctx, input.applicationId);
  const a = await getApplication(ctx, { applicationId: input.applicationId });
  if (a.state !== 'approved') refuse('office-space.application_state', { state: a.state });
  checkPapers(a, input);
  const { rentBasis, rentYuan } = rentOf(a, input);
  if (input.buildingId) {
    found(await ctx.db.selectFrom('places.building').select('id').where('id', '=', input.buildingId).executeTakeFirst());
  }
  const buildingId =
    a.buildingId ??
    input.buildingId ??
    refuse('office-space.building_unknown', {}, [{ path: 'buildingId', code: 'office-space.building_unknown' }]);
  const id = newId();
  if (a.renewsId) await closeFormer(ctx, a.renewsId, addDays(a.from, -1));
  const terms = rentTermsOf({ ...a, rentBasis, rentYuan });
  await ctx.db
    .insertInto('office_space.letting')
    .values({
      id,
      org_id: a.orgId,
      building_id: buildingId,
      room_id: a.roomId,
      direction: a.direction,
      counterpart: input.counterpart,
      area_sqm: a.areaSqm,
      rent_yuan_per_sqm_month: terms ? perSqmMonth(terms) : null,
      approval_no: a.approvalNo,
      during: termOf(a.from, a.to),
      number: input.number,
      signed_on: input.signedOn,
      rent_basis: rentBasis,
      rent_yuan: rentYuan,
      period_months: a.rentPeriod === null ? null : monthsOfPeriod[a.rentPeriod],
      due_days: a.dueDays,
      rent_free_days: a.rentFreeDays,
      escalation_percent: a.escalationPercent,
      escalation_months: a.escalationMonths,
      deposit_yuan: input.depositYuan ?? a.depositYuan,
      exchange_document: input.exchangeDocument ?? a.exchangeDocument,
      market_document: input.marketDocument ?? a.marketDocument,
      budget_document: input.budgetDocument ?? a.budgetDocument,
      note: input.note ?? null,
      application_id: a.id,
      renews_id: a.renewsId,
    })
    .execute();
  if (a.roomId && a.direction !== 'rented') {
    await handOut(ctx, { direction: a.direction, from: a.from, to: a.to }, a.roomId);
  }
  await putSchedule(ctx, id);
  await ctx.client.query(
    "update office_space.lease_application set state = 'signed', letting_id = $2, version = version + 1 where id = $1",
    [a.id, id],
  );
  ctx.audit({
    action: 'office-space.letting.signed',
    subject: { kind: 'letting', id, orgId: a.orgId },
    after: { number: input.number, counterpart: input.counterpart, from: a.from, to: a.to, rentYuan, rentBasis, approvalNo: a.approvalNo },
  });
  await recheck(ctx, { lettingIds: a.renewsId ? [id, a.renewsId] : [id], ...(a.roomId ? { roomIds: [a.roomId] } : {}) });
  return { lettingId: id };
}
