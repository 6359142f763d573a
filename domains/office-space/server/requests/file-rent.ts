import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { fileRentAgain as fileRentAgainRoute, fileRent as fileRentRoute, getRent as getRentRoute } from '../../contract/rents.ts';
import { checkRentTerms, monthlyRent } from '../../rules/renting.ts';
import { termOf } from '../create-letting.ts';
import { obeyField } from '../obey.ts';
import { startRentApproval, submitRentAgain } from './approval.ts';
import { checkMode } from './ladder.ts';
import { giveNumber } from './number-series.ts';
import { rentFor, rentText } from './rent-row.ts';
import { type RequestRow, requestFor, requestIn } from './request-row.ts';

type Terms = Omit<RouteInput<typeof fileRentRoute>, 'requestId'>;

/** Refuses terms that the rule forbids, in the order in which a clerk would ask: the ladder with the idle rooms, then the terms themselves. */
async function checkTerms(ctx: Ctx, request: RequestRow, terms: Terms): Promise<void> {
  await checkMode(ctx, request, 'renting');
  const { priorOccupation, areaSqm } = terms;
  obeyField(checkRentTerms({ priorOccupation, areaSqm, wantedSqm: request.wantedSqm }));
}

const rowOf = (terms: Terms) => ({
  premises: terms.premises,
  counterpart: terms.counterpart,
  area_sqm: terms.areaSqm,
  rent_yuan: terms.rentYuan,
  rent_per: terms.rentPer,
  rent_yuan_per_sqm_month: monthlyRent(terms.rentYuan, terms.rentPer),
  term: termOf(terms.from, terms.to),
  market: JSON.stringify(terms.market),
  budget_source: terms.budgetSource,
  approval_no: terms.approvalNo,
});

/** Applies for renting on an approved request whose ladder has come so far; refused while an idle room fits (OS-21, OS-22). */
export async function fileRent(ctx: Ctx, input: RouteInput<typeof fileRentRoute>): Promise<RouteAnswer<typeof fileRentRoute>> {
  const { requestId, ...terms } = input;
  const request = await requestIn(ctx, requestId, ['approved']);
  await checkTerms(ctx, request, terms);
  const running = await ctx.client.query(
    `select 1 from office_space.rent_plan where request_id = $1 and state in ('submitted', 'returned', 'approved')`,
    [requestId],
  );
  if (running.rows.length > 0) refuse('office-space.rent_running');
  const id = newId();
  const row = rowOf(terms);
  const { number } = await giveNumber(ctx, request.orgId, 'rent');
  await ctx.db
    .insertInto('office_space.rent_plan')
    .values({ id, request_id: requestId, org_id: request.orgId, number, state: 'submitted', ...row, filed_on: ctx.today })
    .execute();
  await ctx.db.updateTable('office_space.request').set({ mode: 'renting' }).where('id', '=', requestId).execute();
  ctx.audit({
    action: 'office-space.rent.filed',
    subject: { kind: 'request', id: requestId, orgId: request.orgId },
    after: { number, ...terms },
  });
  await startRentApproval(ctx, request, await rentFor(ctx, id));
  return { id, number };
}

/** Mends an application that was returned and submits it again. */
export async function fileRentAgain(
  ctx: Ctx,
  input: RouteInput<typeof fileRentAgainRoute>,
): Promise<RouteAnswer<typeof fileRentAgainRoute>> {
  const { rentId, ...terms } = input;
  const rent = await rentFor(ctx, rentId, true);
  const request = await requestIn(ctx, rent.requestId, ['approved']);
  if (rent.state !== 'returned') refuse('office-space.request_not_open', { state: rent.state });
  await checkTerms(ctx, request, terms);
  await ctx.db
    .updateTable('office_space.rent_plan')
    .set((eb) => ({ ...rowOf(terms), state: 'submitted', version: eb('version', '+', 1) }))
    .where('id', '=', rentId)
    .execute();
  ctx.audit({
    action: 'office-space.rent.filed',
    subject: { kind: 'request', id: request.id, orgId: request.orgId },
    after: { number: rent.number, ...terms },
  });
  await submitRentAgain(ctx, request, await rentFor(ctx, rentId));
  return { id: rentId, number: rent.number };
}

/** One application for renting. */
export async function getRent(ctx: Ctx, input: RouteInput<typeof getRentRoute>): Promise<RouteAnswer<typeof getRentRoute>> {
  const rent = await rentFor(ctx, input.rentId);
  const { purpose } = await requestFor(ctx, rent.requestId);
  const { rows } = await ctx.client.query<{ name: string }>('select org.name_of($1) as name', [rent.orgId]);
  return { ...rentText(ctx, rent), orgId: rent.orgId, orgName: rows[0]?.name ?? '', purpose };
}
