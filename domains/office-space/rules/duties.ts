import { addDays, type Day, daysBetween } from '#shared/time.ts';
import type { OfficeSpaceSettings } from './settings.ts';

/** OS-19: what every unit owes each year: publish the arrangement of rooms inside, file leaders' offices. Label: `enum.office-space.duty_kind.<code>`. */
export const dutyKinds = ['publication', 'filing'] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** Where a yearly task stands. Label: `enum.office-space.duty_state.<code>`. */
export const dutyStates = ['open', 'overdue', 'done', 'done-late'] as const;
export type DutyState = (typeof dutyStates)[number];

/** Items of the list of negative findings (supervision) that a late task is told as. */
export const dutyItems: Readonly<Record<DutyKind, string>> = { publication: 'P-OS-1', filing: 'P-OS-2' };

export interface DutyDates {
  readonly opensOn: Day;
  readonly dueOn: Readonly<Record<DutyKind, Day>>;
}

/** The days of a year by the administration's settings. */
export const dutyDates = (year: number, settings: OfficeSpaceSettings): DutyDates => ({
  opensOn: `${year}-${settings.dutiesOpenOn}`,
  dueOn: { publication: `${year}-${settings.publicationDueOn}`, filing: `${year}-${settings.filingDueOn}` },
});

/** Days that a unit has at least, when its task is opened late in the year. */
const LEAST_DAYS = 30;

/** The last day of a task: that of the year, or a month after it was opened if that is later. */
export function dutyDueOn(dates: DutyDates, kind: DutyKind, openedOn: Day): Day {
  const least = addDays(openedOn, LEAST_DAYS);
  return [dates.dueOn[kind], least].sort()[1] as Day;
}

/** Where a task stands on a day. */
export function dutyStateOf(duty: { dueOn: Day; doneOn: Day | null }, on: Day): DutyState {
  if (duty.doneOn !== null) return duty.doneOn > duty.dueOn ? 'done-late' : 'done';
  return on > duty.dueOn ? 'overdue' : 'open';
}

/** Whether a task is late for so long that supervision hears of it. */
export const isCase = (duty: { dueOn: Day; doneOn: Day | null }, on: Day, settings: OfficeSpaceSettings): boolean =>
  duty.doneOn === null && daysBetween(duty.dueOn, on) > Number(settings.dutyCaseDays);
