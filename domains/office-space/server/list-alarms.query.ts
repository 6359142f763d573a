import { casesByKey } from '#capabilities/cases/server/public.ts';
import { workdaysBetween } from '#kernel/calendar/working-calendar.ts';
import type { Ctx } from '#kernel/context.ts';
import { pageFrom, type Statement, type Where } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Alarm, alarmSort, listAlarms as listAlarmsRoute } from '../contract/verdicts.ts';
import { alarmKinds } from '../rules/alarms.ts';
import { type AlarmFilter, whereAlarms } from './alarm.visible.ts';
import { ALARM_SOURCE, keyOfAlarm } from './cases/alarm-case.ts';

type Input = RouteInput<typeof listAlarmsRoute>;

const sorts: Readonly<Record<(typeof alarmSort)[number], string>> = {
  openedOn: 'a.opened_on',
  dueOn: 'a.due_on',
  level: 'a.level',
  code: 'a.code',
  orgName: '(select su.name from org.unit su where su.id = a.org_id)',
  subjectName: 'a.subject_name',
};

/** Columns of an alarm on the wire; `$1` is the day on which overdue is judged. */
export const alarmColumns = `a.id, a.org_id as "orgId", u.name as "orgName", a.code, a.level, a.subject_kind as "subjectKind", a.subject_id as "subjectId",
  a.subject_name as "subjectName", a.clause, a.facts, a.opened_on as "openedOn", a.due_on as "dueOn", a.cleared_on is null and a.due_on < $1::date is true as overdue,
  a.cleared_on as "clearedOn"`;

/** An alarm as it is stored, before what the day and other rooms say of it. */
export type AlarmRow = Omit<Alarm, 'nextSteps' | 'workingDaysLeft' | 'case'>;

export const nextStepsOf = (row: AlarmRow): Alarm['nextSteps'] => (row.clearedOn === null ? [...alarmKinds[row.code].nextSteps] : []);

/** Adds what to do next, the working days left, and the case that follows each. */
async function complete(ctx: Ctx, rows: readonly AlarmRow[]): Promise<Alarm[]> {
  const open = rows.filter((row) => row.clearedOn === null);
  const cases = await casesByKey(ctx, ALARM_SOURCE, open.map(keyOfAlarm));
  return rows.map((row) => {
    const running = row.clearedOn === null ? cases.get(keyOfAlarm(row)) : undefined;
    return {
      ...row,
      nextSteps: nextStepsOf(row),
      workingDaysLeft: row.dueOn === null || row.clearedOn !== null ? null : workdaysBetween(ctx.today, row.dueOn),
      case: running ? { id: running.caseId, state: running.state, severity: running.severity } : null,
    };
  });
}

/** One round trip; `$1` to `$3` are day, page size and offset. Red before yellow, then the oldest, unless told. */
export function alarmsPage(where: Where, sort: Input['sort']): Statement {
  const { field, direction } = sortOf(sort, 'level' as (typeof alarmSort)[number]);
  const order = `place ${direction} nulls last, opened_on, id`;
  return {
    text: `select k.total, ${alarmColumns}
 from (select count(*)::int as total from office_space.alarm a where ${where.sql}) k
 left join (select a.*, ${sorts[field]} as place from office_space.alarm a where ${where.sql} order by ${order} limit $2 offset $3) a on true
 left join org.unit u on u.id = a.org_id order by a.place ${direction} nulls last, a.opened_on, a.id`,
    values: where.values,
  };
}

/** The order of the list for an export of all its rows. */
export function alarmOrder(sort: Input['sort']): string {
  const { field, direction } = sortOf(sort, 'level' as (typeof alarmSort)[number]);
  return `${sorts[field]} ${direction} nulls last, a.opened_on, a.id`;
}

export async function listAlarms(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof listAlarmsRoute>> {
  const where = whereAlarms(input, [ctx.today, input.pageSize, (input.page - 1) * input.pageSize]);
  const { rows } = await ctx.client.query<AlarmRow & { total: number }>(alarmsPage(where, input.sort));
  const { items, total } = pageFrom<AlarmRow>(rows);
  return {
    items: await complete(ctx, items),
    total,
    checkedAt: await lastCheckedAt(ctx),
    abilities: { check: ctx.can('office-space.check.run') },
  };
}

/** When everything was last checked; null before the first time. */
export async function lastCheckedAt(ctx: Ctx): Promise<string | null> {
  const { rows } = await ctx.client.query<{ at: string | null }>('select max(finished_at) as at from office_space.check_run');
  return rows[0]?.at ?? null;
}

/** Open alarms of one subject or unit; none for a reader without the right to alarms. */
export async function alarmsOf(ctx: Ctx, filter: Partial<AlarmFilter>): Promise<Alarm[]> {
  if (!ctx.can('office-space.alarm.read')) return [];
  const where = whereAlarms(filter, [ctx.today]);
  const { rows } = await ctx.client.query<AlarmRow>(
    `select ${alarmColumns} from office_space.alarm a left join org.unit u on u.id = a.org_id where ${where.sql} order by a.level, a.code, a.id limit 200`,
    where.values,
  );
  return complete(ctx, rows);
}
