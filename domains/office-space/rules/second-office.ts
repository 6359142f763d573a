import { Decimal } from '#shared/units.ts';
import { type Dm2, sqm } from './areas.ts';
import type { Rank } from './ranks.ts';
import { type Refused, refused } from './refusals.ts';
import type { RuleBook } from './rule-book.ts';

/** What an application for a second office says, with what the register knows (OS-16). */
export interface SecondOfficePlan {
  /** Rank of the main post; null when not known. */
  readonly rank: Rank | null;
  /** A post in the unit of the room, beside the main one, runs. */
  readonly hasPostThere: boolean;
  /** The person sits in an office of the main post's unit. */
  readonly hasMainOffice: boolean;
  /** Second offices held already, in other rooms. */
  readonly otherSecondOffices: number;
  /** The person's share of the room; null when not known. */
  readonly areaDm2: Dm2 | null;
  readonly distanceKm: string;
  readonly daysPerMonth: number;
}

/**
 * OS-16: a second office is for a concurrent post far from the main one where the leader works often, is smaller than the standard and the
 * only second one. Answers everything that speaks against it; nothing means that it may be asked for.
 */
export function secondOfficeFindings(book: RuleBook, plan: SecondOfficePlan): readonly Refused[] {
  const clause = 'measures-2017.use';
  const { secondOfficeLeastKm: km, secondOfficeLeastDays: days } = book.settings;
  const findings: Refused[] = [];
  if (!plan.hasPostThere) findings.push(refused('office-space.second_office_no_post', clause, { path: 'personId' }));
  if (!plan.hasMainOffice) findings.push(refused('office-space.second_office_no_main', clause, { path: 'personId' }));
  if (plan.otherSecondOffices > 0)
    findings.push(
      refused('office-space.more_than_two_offices', clause, { limit: '2', actual: String(plan.otherSecondOffices + 2), path: 'personId' }),
    );
  if (new Decimal(plan.distanceKm).lt(km))
    findings.push(
      refused('office-space.second_office_too_near', 'setting.second-office', { limit: km, actual: plan.distanceKm, path: 'distanceKm' }),
    );
  if (plan.daysPerMonth < Number(days))
    findings.push(
      refused('office-space.second_office_too_seldom', 'setting.second-office', {
        limit: days,
        actual: String(plan.daysPerMonth),
        path: 'daysPerMonth',
      }),
    );
  const limitDm2 = plan.rank === null ? null : book.limitsDm2[plan.rank];
  if (limitDm2 !== null && plan.areaDm2 !== null && plan.areaDm2 >= limitDm2)
    findings.push(
      refused('office-space.second_office_not_smaller', clause, { limit: sqm(limitDm2), actual: sqm(plan.areaDm2), path: 'roomId' }),
    );
  return findings;
}
