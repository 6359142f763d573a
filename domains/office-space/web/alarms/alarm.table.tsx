import { NOTHING } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { type Alarm, exportAlarms, listAlarms } from '../../contract/verdicts.ts';
import { subjectAddress, unitAddress } from '../addresses.ts';
import { useAct } from '../form-drawer.tsx';
import { alarmTones } from '../tones.ts';
import { clauseText, factsOf } from './alarm-words.ts';
import { Due } from './due.tsx';

function Facts({ alarm }: { alarm: Alarm }) {
  return <>{factsOf(alarm, useWords())}</>;
}

/** The kind of the finding opens it whole beside the list. */
function OpenAlarm({ alarm }: { alarm: Alarm }) {
  const { enumLabel } = useWords();
  const act = useAct();
  return (
    <button type="button" className="qw-linkish os-open" onClick={() => act.open('alarm', `${alarm.subjectId}.${alarm.id}`)}>
      {enumLabel('office-space.alarm_code', alarm.code)}
    </button>
  );
}

function NextStep({ alarm }: { alarm: Alarm }) {
  const { t } = useWords();
  const [first] = alarm.nextSteps;
  return <>{first ? t(`page.office-space.next.${first}`) : null}</>;
}

/** The case that follows the finding. */
function FollowedBy({ alarm }: { alarm: Alarm }) {
  const { enumLabel } = useWords();
  if (!alarm.case) return <span className="qw-quiet">{NOTHING}</span>;
  return <AppLink to={`/cases/${alarm.case.id}`}>{enumLabel('cases.state', alarm.case.state)}</AppLink>;
}

function Citation({ alarm }: { alarm: Alarm }) {
  return <>{clauseText(alarm.clause, useWords())}</>;
}

export const alarmTable = defineTable({
  id: 'office-space.alarms',
  route: listAlarms,
  columns: [
    { name: 'subjectName', width: 176 },
    { name: 'level', list: 'office-space.alarm_level', tones: alarmTones, width: 72 },
    { name: 'code', kind: 'text', render: (row) => <OpenAlarm alarm={row} />, labelKey: 'field.office-space.alarm', width: 148 },
    { name: 'facts', render: (row) => <Facts alarm={row} />, width: 332 },
    { name: 'orgName', width: 152, link: (row) => unitAddress(row.orgId) },
    { name: 'dueOn', render: (row) => <Due on={row.dueOn} left={row.workingDaysLeft} overdue={row.overdue} brief />, width: 152 },
    { name: 'case', render: (row) => <FollowedBy alarm={row} />, width: 104 },
    { name: 'nextSteps', render: (row) => <NextStep alarm={row} />, width: 152, notOnPhone: true },
    { name: 'clause', render: (row) => <Citation alarm={row} />, optional: true },
    { name: 'openedOn', labelKey: 'field.openedOn', optional: true },
    { name: 'clearedOn', optional: true },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'code', list: 'office-space.alarm_code', labelKey: 'field.office-space.alarm' },
    { name: 'level', list: 'office-space.alarm_level' },
    { name: 'state', list: 'office-space.alarm_state' },
    { name: 'subjectKind', list: 'office-space.alarm_subject' },
  ],
  sort: 'level',
  rowLink: (row) => subjectAddress(row.subjectKind, row.subjectId),
  exportRoute: exportAlarms,
  emptyKey: 'page.office-space.alarms.empty',
});
