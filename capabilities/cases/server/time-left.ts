import type { Day } from '#shared/time.ts';
import type { Light } from '../contract/words.ts';
import { lightOf, overdueDays, type Running } from '../rules/limits.ts';
import type { CaseSettings } from '../rules/settings.ts';
import { workingDays } from './working-days.ts';

interface TimeLeft {
  readonly light: Light | null;
  readonly workingDaysLeft: number | null;
  readonly overdueDays: number | null;
}

/** How far the limit of a case has run on a day. Once closed, the days late stay as they were. */
export function timeLeftOf(settings: CaseSettings, c: Running & { readonly fixedOn: Day | null }, today: Day): TimeLeft {
  if (c.dueOn === null) return { light: null, workingDaysLeft: null, overdueDays: null };
  const until = c.fixedOn ?? c.submittedOn ?? c.closedOn ?? today;
  return {
    light: lightOf(settings, c, today, workingDays),
    workingDaysLeft: c.closedOn === null ? workingDays.between(until, c.dueOn) : null,
    overdueDays: overdueDays(c.dueOn, until),
  };
}
