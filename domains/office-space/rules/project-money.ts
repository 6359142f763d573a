import { Decimal, fixed } from '#shared/units.ts';
import { type WorksVerdict, worksRefused } from './works-refusals.ts';

/**
 * Whether a change of a project needs an approval of its own: when all changes together leave the approved budget by more than
 * `limitPercent` %. Changes downwards and upwards count by their sum; amounts in yuan.
 */
export function judgeChange(
  budgetYuan: string,
  standingYuan: readonly string[],
  amountYuan: string,
  limitPercent: string,
): { readonly needsApproval: boolean; readonly totalYuan: string; readonly limitYuan: string; readonly percent: string } {
  const total = standingYuan.reduce((sum, a) => sum.plus(a), new Decimal(amountYuan));
  const limit = new Decimal(budgetYuan).times(limitPercent).div(100);
  const percent = new Decimal(budgetYuan).isZero() ? new Decimal(0) : total.times(100).div(budgetYuan);
  return { needsApproval: total.gt(limit), totalYuan: fixed(total), limitYuan: fixed(limit), percent: fixed(percent) };
}

/** The final account: no more than the approved budget and the changes in force. Refuses with `final_over_approved` (limit, actual in yuan). */
export function checkFinalAccount(
  finalYuan: string,
  budgetYuan: string,
  changesYuan: readonly string[],
): WorksVerdict<{ readonly allowedYuan: string; readonly savedYuan: string }> {
  const allowed = changesYuan.reduce((sum, a) => sum.plus(a), new Decimal(budgetYuan));
  if (new Decimal(finalYuan).gt(allowed)) {
    return worksRefused('office-space.final_over_approved', 'measures-2017.repair', {
      limit: fixed(allowed),
      actual: fixed(finalYuan),
      path: 'finalYuan',
      params: { over: fixed(new Decimal(finalYuan).minus(allowed)) },
    });
  }
  return { ok: true, allowedYuan: fixed(allowed), savedYuan: fixed(allowed.minus(finalYuan)) };
}
