import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { previewLease as previewLeaseRoute } from '../../contract/leases.ts';
import { checkTerm, handingOutFindings } from '../../rules/lettings.ts';
import { perSqmMonth, rentSchedule, sumYuan } from '../../rules/rent-schedule.ts';
import { findingOf, rentTermsOf } from './rent-terms.ts';

/** The schedule that terms would give and what the rules say against them: the form's live verdict, from the functions that sign the contract. */
export async function previewLease(_ctx: Ctx, input: RouteInput<typeof previewLeaseRoute>): Promise<RouteAnswer<typeof previewLeaseRoute>> {
  const { direction, from, to, exchangeDocument = null, step } = input;
  if (to < from) refuse('office-space.dates_reversed', { from, to });
  const out = direction === 'let' || direction === 'lent';
  const term = checkTerm(from, to);
  const findings = out
    ? handingOutFindings({ direction, from, to, rentYuan: input.rentYuan ?? null, exchangeDocument }, step)
    : term.ok
      ? []
      : [term];
  const terms = term.ok
    ? rentTermsOf({
        areaSqm: input.areaSqm,
        from,
        to,
        rentBasis: input.rentBasis ?? null,
        rentYuan: input.rentYuan ?? null,
        rentPeriod: input.rentPeriod,
        dueDays: input.dueDays,
        rentFreeDays: input.rentFreeDays,
        escalationPercent: input.escalationPercent ?? null,
        escalationMonths: input.escalationMonths ?? null,
      })
    : null;
  const lines = terms ? [...rentSchedule(terms)] : [];
  return { lines, scheduledYuan: sumYuan(lines), perSqmMonthYuan: terms ? perSqmMonth(terms) : null, findings: findings.map(findingOf) };
}
