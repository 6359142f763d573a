import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { type CaseRow, listCases } from '../contract/cases.ts';
import { TimeLeft } from './time-left.tsx';
import { severityTones, stateTones } from './tones.ts';

/** Class, and that it came back. */
function Severity({ row }: { row: CaseRow }) {
  const { t, enumLabel } = useWords();
  return (
    <span>
      <Status tone={severityTones[row.severity] ?? 'quiet'} word={enumLabel('cases.severity', row.severity)} />
      {row.repeatNo > 0 ? <span className="qw-quiet"> · {t('page.cases.repeated', { count: row.repeatNo })}</span> : null}
    </span>
  );
}

export const caseTable = defineTable({
  id: 'cases.cases',
  route: listCases,
  columns: [
    { name: 'title', width: 300 },
    { name: 'severity', render: (row) => <Severity row={row} />, width: 128 },
    { name: 'state', list: 'cases.state', tones: stateTones, width: 112 },
    { name: 'dueOn', render: (row) => <TimeLeft of={row} brief />, width: 160 },
    { name: 'orgName', width: 176 },
    { name: 'itemCode', width: 96 },
    { name: 'foundOn', width: 112 },
    { name: 'origin', list: 'cases.origin', width: 104, notOnPhone: true },
    { name: 'noticeNumber', width: 152, notOnPhone: true },
    { name: 'escalationLevel', optional: true },
    { name: 'closedOn', optional: true },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'light', list: 'cases.light' },
    { name: 'state', list: 'cases.state' },
    { name: 'severity', list: 'cases.severity' },
    { name: 'object', list: 'cases.object' },
    { name: 'origin', list: 'cases.origin' },
    { name: 'adminLevel', list: 'cases.admin_level' },
    'itemCode',
    { name: 'foundFrom', until: 'foundTo' },
    'repeated',
    'founded',
    { name: 'outcome', list: 'cases.outcome' },
    'running',
  ],
  sort: 'dueOn',
  rowLink: (row) => `/cases/${row.id}`,
  emptyKey: 'page.cases.empty',
});
