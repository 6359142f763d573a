import { addWorkdays, workdaysBetween } from '#kernel/calendar/working-calendar.ts';
import type { WorkingDays } from '../rules/limits.ts';

/** Working days of the platform: the State Council's notices. */
export const workingDays: WorkingDays = { add: (day, count) => addWorkdays(day, count), between: (a, b) => workdaysBetween(a, b) };
