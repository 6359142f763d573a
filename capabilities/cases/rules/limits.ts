import { addDays, addMonths, type Day, daysBetween } from '#shared/time.ts';
import type { CaseSettings } from './settings.ts';
import type { Severity } from './words.ts';

/** Working days as the installation counts them; given by the caller, because rules know no calendar. */
export interface WorkingDays {
  /** The `count`-th working day after the day. */
  add(day: Day, count: number): Day;
  /** Working days after `a` up to and including `b`; negative when `b` is earlier. */
  between(a: Day, b: Day): number;
}

/** Days of a class from notice to submission (SU-7, defaults B 15, C 30, D 5). A clue is handed over; until then it has the days of B. */
export const limitDays = (settings: CaseSettings, severity: Severity): number =>
  ({ A: settings.limitDaysB, B: settings.limitDaysB, C: settings.limitDaysC, D: settings.limitDaysD })[severity];

/** Last day of the limit: counted from the day after the notice. */
export const dueOn = (settings: CaseSettings, severity: Severity, noticeOn: Day, workingDays: WorkingDays): Day => {
  const days = limitDays(settings, severity);
  return settings.limitCount === 'working' ? workingDays.add(noticeOn, days) : addDays(noticeOn, days);
};

/** Last day on which the unit may object. */
export const objectUntil = (settings: CaseSettings, noticeOn: Day, workingDays: WorkingDays): Day =>
  workingDays.add(noticeOn, settings.objectionWorkdays);

/** Last day to which a limit may be extended. */
export const extendUntil = (settings: CaseSettings, formerDueOn: Day, workingDays: WorkingDays): Day =>
  settings.limitCount === 'working' ? workingDays.add(formerDueOn, settings.extensionDays) : addDays(formerDueOn, settings.extensionDays);

/** Days by which the limit is passed on the day; 0 within it. `on` is the day of submission, or today while nothing is submitted. */
export const overdueDays = (due: Day, on: Day): number => Math.max(0, daysBetween(due, on));

/** Levels an overdue case has gone up: one for each full step of days (design default 5). */
export const escalationLevel = (settings: CaseSettings, due: Day, on: Day): number =>
  Math.floor(overdueDays(due, on) / settings.escalationDays);

export interface Running {
  readonly dueOn: Day | null;
  readonly limitDays: number | null;
  readonly submittedOn: Day | null;
  readonly closedOn: Day | null;
}

/**
 * Light by time left: red passed, yellow within the setting's working days, blue past half of the limit, green before, and green for what was
 * submitted in time. Null without a limit or once closed.
 */
export function lightOf(
  settings: CaseSettings,
  c: Running,
  today: Day,
  workingDays: WorkingDays,
): 'green' | 'blue' | 'yellow' | 'red' | null {
  if (c.dueOn === null || c.closedOn !== null) return null;
  if ((c.submittedOn ?? today) > c.dueOn) return 'red';
  if (c.submittedOn !== null) return 'green';
  if (c.dueOn <= workingDays.add(today, settings.yellowWorkdays)) return 'yellow';
  return daysBetween(today, c.dueOn) * 2 <= (c.limitDays ?? 0) ? 'blue' : 'green';
}

/** Days on which a closed serious finding is looked at again (SU-9). */
export const lookBackDays = (settings: CaseSettings, closedOn: Day): readonly { readonly months: number; readonly dueOn: Day }[] =>
  settings.lookBackMonths.split(',').map((months) => ({ months: Number(months), dueOn: addMonths(closedOn, Number(months)) }));
