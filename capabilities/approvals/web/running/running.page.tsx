import { NOTHING } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { Status } from '#ui/show/tone.tsx';
import { defineTable, type RowOf } from '#ui/table/define-table.ts';
import { listFlows } from '../../contract/flows.ts';
import { flowTones, namesOf, subjectWord } from '../flow-words.ts';

type Row = RowOf<typeof listFlows>;

function Waits({ row }: { row: Row }) {
  const words = useWords();
  const [first, ...others] = row.waits;
  if (!first) return <>{NOTHING}</>;
  const late = row.waits.some((wait) => wait.dueAt !== null && Date.parse(wait.dueAt) < Date.now());
  return (
    <span title={row.waits.map((wait) => `${wait.name} ${namesOf(wait.deciders, words)}`).join('\n')}>
      {late ? <Status tone="violation" word={words.t('page.approvals.overdue')} /> : null} {first.name} · {namesOf(first.deciders, words)} ·{' '}
      <TimeAgo at={first.since} />
      {others.length > 0 ? ` +${others.length}` : ''}
    </span>
  );
}

function Subject({ row }: { row: Row }) {
  return <>{subjectWord(row.kind, useWords())}</>;
}

const flowTable = defineTable({
  id: 'approvals.flows',
  route: listFlows,
  columns: [
    { name: 'title', width: 240 },
    { name: 'number', width: 150, labelKey: 'field.number', optional: true },
    { name: 'kind', labelKey: 'page.approvals.subject', width: 120, render: (row) => <Subject row={row} /> },
    { name: 'flowState', labelKey: 'field.state', list: 'approvals.flow_state', tones: flowTones, width: 100 },
    { name: 'waits', labelKey: 'page.approvals.waits', width: 280, render: (row) => <Waits row={row} /> },
    { name: 'orgName', width: 160 },
    { name: 'starterName', labelKey: 'page.approvals.starter', width: 110, optional: true },
    { name: 'startedAt', labelKey: 'page.approvals.started', kind: 'ago', width: 110 },
    { name: 'endedAt', labelKey: 'page.approvals.ended', kind: 'instant', width: 150, optional: true },
  ],
  filters: [
    'q',
    { name: 'flowState', list: 'approvals.flow_state', labelKey: 'field.state' },
    { name: 'kind', kind: 'ids', picker: 'approval-subject', labelKey: 'page.approvals.subject' },
    { name: 'overdue', labelKey: 'page.approvals.overdue' },
    { name: 'orgId', kind: 'ids', picker: 'unit', labelKey: 'field.orgId' },
  ],
  sort: '-startedAt',
  rowLink: (row) => `/approvals/${row.flowId}`,
  rowId: (row) => row.flowId,
  rowActions: (row) => [
    {
      id: 'resume',
      labelKey: 'page.approvals.row.resume',
      to: `/approvals/${row.flowId}?act=resume`,
      offered: row.abilities.resume ?? false,
    },
    {
      id: 'terminate',
      labelKey: 'page.approvals.row.terminate',
      to: `/approvals/${row.flowId}?act=terminate`,
      dangerous: true,
      offered: row.abilities.terminate ?? false,
    },
  ],
  emptyKey: 'page.approvals.running.none',
});

/** Matters in their flows, over the units in reach: who has them and since when; held ones can be resumed or ended. */
export function Page() {
  return <ListPage titleKey="menu.approvals.running" table={flowTable} />;
}
