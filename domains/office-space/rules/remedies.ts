import type { Day } from '#shared/time.ts';
import { type Ladder, type RuledOut, rungsOpenBefore } from './ladder.ts';
import { refused, type Verdict } from './refusals.ts';

/** OS-14: remedies for a room over the limit, in the order they must be tried. Label: `enum.office-space.remedy.<code>`. */
export const remedies = ['share', 'swap', 'rebuild', 'keep'] as const;
export type Remedy = (typeof remedies)[number];

const order: Ladder<Remedy> = remedies.map((remedy) => [remedy]);

export interface RemedyPlan {
  readonly remedy: Remedy;
  readonly ruledOut: readonly RuledOut<Remedy>[];
  /** Written approval and its last day; needed for `keep`. */
  readonly approvalNumber: string | null;
  readonly keepUntil: Day | null;
}

/**
 * OS-14: a remedy may be chosen when each earlier one is ruled out with a reason; keeping the room as it is needs a written approval that
 * ends. Refuses: `remedy_order` (limit = the remedies still open), `remedy_approval_missing`.
 */
export function checkRemedy(plan: RemedyPlan, today: Day): Verdict<object> {
  const open = rungsOpenBefore(order, plan.remedy, plan.ruledOut, today);
  if (open.length > 0) {
    return refused('office-space.remedy_order', 'clearing-2013.remedies', {
      limit: open.join(', '),
      actual: plan.remedy,
      path: 'ruledOut',
      params: { first: open[0] ?? null },
    });
  }
  if (plan.remedy !== 'keep') return { ok: true };
  if (!plan.approvalNumber?.trim())
    return refused('office-space.remedy_approval_missing', 'clearing-2013.remedies', { path: 'approvalNumber' });
  if (plan.keepUntil === null || plan.keepUntil < today) {
    return refused('office-space.remedy_approval_missing', 'clearing-2013.remedies', {
      limit: today,
      actual: plan.keepUntil,
      path: 'keepUntil',
    });
  }
  return { ok: true };
}
