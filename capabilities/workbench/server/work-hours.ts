import { addWorkdays } from '#kernel/calendar/working-calendar.ts';
import { workingHoursBetween } from '#kernel/calendar/working-hours.ts';
import { dayOf } from '#shared/time.ts';
import type { WorkItem } from '../contract/work.ts';

const tenth = (hours: number): number => Math.round(hours * 10) / 10;

/** How a deadline stands at an instant: of what has ended, whether it ended in time. */
function deadlineOf(dueAt: Date | null, at: Date): WorkItem['deadline'] {
  if (!dueAt) return 'none';
  if (dueAt.getTime() < at.getTime()) return 'overdue';
  const [due, today] = [dayOf(dueAt), dayOf(at)];
  if (due <= today) return 'today';
  return due <= addWorkdays(today, 3) ? 'soon' : 'later';
}

/** Age and time left of an entry in working hours, to a tenth, and how its deadline stands. */
export function workHours(
  entry: { createdAt: string; dueAt: string | null; endedAt: string | null },
  now: Date,
): Pick<WorkItem, 'ageHours' | 'hoursLeft' | 'deadline'> {
  const until = entry.endedAt ? new Date(entry.endedAt) : now;
  const due = entry.dueAt ? new Date(entry.dueAt) : null;
  const left = due && !entry.endedAt ? (due >= now ? workingHoursBetween(now, due) : -workingHoursBetween(due, now)) : null;
  return {
    ageHours: tenth(workingHoursBetween(new Date(entry.createdAt), until)),
    hoursLeft: left === null ? null : tenth(left) || 0,
    deadline: deadlineOf(due, until),
  };
}
