import type { Call } from '#kernel/domain.ts';
import { hasLabel, say } from '#kernel/http/labels.ts';
import type { FileAnswer, RouteInput } from '#shared/route.ts';
import type { exportAlarms as exportAlarmsRoute } from '../../contract/verdicts.ts';
import { whereAlarms } from '../alarm.visible.ts';
import { type AlarmRow, alarmColumns, alarmOrder, nextStepsOf } from '../list-alarms.query.ts';
import { exportList } from './export-list.ts';

type Row = AlarmRow;

/** The filtered alarms with clause, facts and what to do next, in words. */
export async function exportAlarms(call: Call, input: RouteInput<typeof exportAlarmsRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  const facts = (row: Row): string =>
    Object.entries(row.facts)
      .filter(([name]) => hasLabel(locale, `field.office-space.${name}`))
      .map(([name, value]) => `${word(name)} ${value ?? ''}`)
      .join('；');
  const steps = (row: Row): string =>
    nextStepsOf(row)
      .map((step, i) => `${i + 1}. ${say(locale, `page.office-space.next.${step}`)}`)
      .join('\n');
  return exportList<Row>(call, {
    name: 'alarms',
    filter: input,
    columns: () => [
      { header: word('orgName'), kind: 'text', value: (a) => a.orgName },
      { header: word('code'), kind: 'code', value: (a) => a.code },
      { header: word('alarm'), kind: 'text', width: 28, value: (a) => say(locale, `enum.office-space.alarm_code.${a.code}`) },
      { header: word('level'), kind: 'text', value: (a) => say(locale, `enum.office-space.alarm_level.${a.level}`) },
      { header: word('subjectName'), kind: 'text', width: 28, value: (a) => a.subjectName },
      { header: word('facts'), kind: 'text', width: 48, value: facts },
      { header: word('clause'), kind: 'text', width: 48, value: (a) => say(locale, `clause.office-space.${a.clause}`) },
      { header: word('openedOn'), kind: 'day', value: (a) => a.openedOn },
      { header: word('dueOn'), kind: 'day', value: (a) => a.dueOn },
      { header: word('clearedOn'), kind: 'day', value: (a) => a.clearedOn },
      { header: word('nextSteps'), kind: 'text', width: 48, value: steps },
    ],
    rows: (ctx) => {
      const where = whereAlarms(input, [ctx.today]);
      return {
        text: `select ${alarmColumns} from office_space.alarm a left join org.unit u on u.id = a.org_id where ${where.sql} order by ${alarmOrder(input.sort)}`,
        values: where.values,
      };
    },
  });
}
