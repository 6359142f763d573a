import { on } from '#kernel/domain.ts';
import { newId } from '#shared/ids.ts';
import { rentApproved } from '../../contract/request-events.ts';

/**
 * OS-22: what the government has approved to rent waits here for its contract, with the approved price as the highest. A second delivery of the
 * event changes nothing.
 */
export const onRentApproved = on('office-space.rent.approved', 'office-space.await-rent-contract', rentApproved, async (ctx, e) => {
  await ctx.client.query(
    `insert into office_space.lease_application (id, org_id, number, direction, counterpart, area_sqm, first_on, last_on, rent_basis, rent_yuan, period_months,
       purpose, market_document, budget_document, request_id, state, approval_no, decided_on, created_at)
     values ($1, $2, $3, 'rented', $4, $5, $6, $7, $8, $9, 3, $10, $3, $11, $12, 'approved', $13, $14, $15)
     on conflict on constraint lease_application_request do nothing`,
    [
      newId(),
      e.orgId,
      e.number,
      e.counterpart,
      e.areaSqm,
      e.from,
      e.to,
      e.rentPer === 'day' ? 'sqm-day' : 'sqm-month',
      e.rentYuan,
      e.premises,
      e.budgetSource,
      e.rentId,
      e.approvalNo,
      ctx.today,
      ctx.now.toISOString(),
    ],
  );
});
