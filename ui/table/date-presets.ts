import { addDays, addMonths, type Day } from '#shared/time.ts';

export interface DayRange {
  from: Day;
  until: Day;
}

const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;
const lastOfMonth = (day: Day): Day => addDays(addMonths(firstOfMonth(day), 1), -1);

/** Ranges that clerks ask for, both ends inclusive. Labels `range.<id>`. */
export function dayPresets(
  today: Day,
): Readonly<Record<'this-month' | 'last-month' | 'this-quarter' | 'this-year' | 'last-year', DayRange>> {
  const month = firstOfMonth(today);
  const lastMonth = addMonths(month, -1);
  const quarter = addMonths(`${today.slice(0, 4)}-01-01`, Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3);
  const year = Number(today.slice(0, 4));
  return {
    'this-month': { from: month, until: lastOfMonth(month) },
    'last-month': { from: lastMonth, until: lastOfMonth(lastMonth) },
    'this-quarter': { from: quarter, until: lastOfMonth(addMonths(quarter, 2)) },
    'this-year': { from: `${year}-01-01`, until: `${year}-12-31` },
    'last-year': { from: `${year - 1}-01-01`, until: `${year - 1}-12-31` },
  };
}
