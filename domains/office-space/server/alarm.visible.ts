import type { z } from 'zod';
import { containing, Where } from '#kernel/db/where.ts';
import type { alarmFilter } from '../contract/verdicts.ts';
import { inUnits } from './reach.ts';

export type AlarmFilter = z.output<z.ZodObject<typeof alarmFilter>>;

/** Alarms of a list, an export and a statistic: the one predicate over `office_space.alarm a`. Open ones unless told. */
export function whereAlarms(filter: Partial<AlarmFilter>, before: unknown[] = []): Where {
  const where = new Where(before);
  inUnits(where, 'a.org_id', filter)
    .and('a.search_text ilike ?', containing(filter.q))
    .and('a.code = any(?)', filter.code)
    .and('a.level = any(?)', filter.level)
    .and('a.subject_kind = any(?)', filter.subjectKind)
    .and('a.subject_id = ?', filter.subjectId);
  const state = filter.state ?? 'open';
  if (state !== 'all') where.and(`a.cleared_on is ${state === 'open' ? '' : 'not '}null`);
  return where;
}
