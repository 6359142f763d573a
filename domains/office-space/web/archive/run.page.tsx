import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useDownload } from '#ui/query/download.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Status } from '#ui/show/tone.tsx';
import { DataTable } from '#ui/table/data-table.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import {
  assignDifference,
  closeDifference,
  explainDifference,
  exportRun,
  getRun,
  listDifferences,
  mendDifference,
} from '../../contract/reconciliations.ts';
import { buildingAddress, unitAddress } from '../addresses.ts';
import { type Act, FormDrawer, useAct } from '../form-drawer.tsx';
import { ScanUpload } from '../works/paper-rows.tsx';
import { differenceTones } from '../works/tones.ts';

const differenceTable = defineTable({
  id: 'office-space.reconciliation-differences',
  route: listDifferences,
  columns: [
    { name: 'buildingName', width: 220 },
    { name: 'kind', labelKey: 'field.office-space.way', list: 'office-space.reconciliation_way', width: 88 },
    { name: 'difference', list: 'office-space.difference', width: 200 },
    { name: 'ledgerSqm', width: 128 },
    { name: 'otherSqm', width: 140 },
    { name: 'state', list: 'office-space.difference_state', tones: differenceTones, width: 104 },
    { name: 'assignee', width: 120 },
    { name: 'dueOn', width: 116 },
    { name: 'explanation', width: 220 },
    { name: 'orgName', optional: true, link: (row) => unitAddress(row.orgId) },
    { name: 'differenceSqm', optional: true },
    { name: 'closingNote', optional: true },
  ],
  filters: [
    'q',
    { name: 'state', list: 'office-space.difference_state' },
    { name: 'kind', labelKey: 'field.office-space.way', list: 'office-space.reconciliation_way' },
  ],
  sort: 'buildingName',
  rowLink: (row) => buildingAddress(row.buildingId),
});

function Differences({ runId, act }: { runId: string; act: Act }) {
  const acts = ['assign', 'explain', 'mend', 'close'] as const;
  return (
    <DataTable
      table={differenceTable}
      input={{ runId }}
      rowActions={(row) =>
        acts.map((id) => ({
          id,
          labelKey: `action.office-space.difference.${id}`,
          offered: row.abilities[id] ?? false,
          run: () => act.open(id, row.id),
        }))
      }
    />
  );
}

function DifferenceDrawers({ act }: { act: Act }) {
  const { t } = useWords();
  const common = { fixed: { differenceId: act.of ?? '' }, draft: false as const, onDone: act.close, onCancel: act.close };
  return (
    <>
      <FormDrawer
        {...common}
        titleKey="action.office-space.difference.assign"
        open={act.name === 'assign'}
        route={assignDifference}
        fields={['assignee', 'dueOn']}
        initial={{ dueOn: dayOf(new Date(Date.now() + 14 * 86_400_000)) }}
        submitKey="action.office-space.difference.assign"
      />
      <FormDrawer
        {...common}
        titleKey="action.office-space.difference.explain"
        open={act.name === 'explain'}
        route={explainDifference}
        fields={[
          { name: 'explanation', wide: true },
          { name: 'papers', wide: true, render: (control) => <ScanUpload {...control} category="evidence" /> },
        ]}
        initial={{ papers: [] }}
        submitKey="action.office-space.difference.explain"
      />
      <FormDrawer
        {...common}
        titleKey="action.office-space.difference.mend"
        open={act.name === 'mend'}
        above={<p className="os-line">{t('page.office-space.run.mend-about')}</p>}
        route={mendDifference}
        fields={[{ name: 'note', wide: true }]}
        submitKey="action.office-space.difference.mend"
      />
      <FormDrawer
        {...common}
        titleKey="action.office-space.difference.close"
        open={act.name === 'close'}
        route={closeDifference}
        fields={[{ name: 'note', labelKey: 'field.office-space.closingNote', wide: true }]}
        submitKey="action.office-space.difference.close"
      />
    </>
  );
}

/** One reconciliation: its figures, and each difference on its way to being closed. */
export function Page() {
  const { runId } = usePageParams('runId');
  const { t, enumLabel } = useWords();
  const act = useAct();
  const exporting = useDownload(exportRun);
  return (
    <>
      <RecordPage
        read={useRead(getRun, { runId })}
        domain="office-space"
        title={(run) => run.number}
        status={(run) =>
          run.closedOn
            ? { tone: 'ok', word: enumLabel('office-space.difference_state', 'closed') }
            : { tone: 'attention', word: `${t('field.office-space.openCount')} ${run.openCount}` }
        }
        actions={() => [
          {
            id: 'export',
            labelKey: 'action.office-space.run.export',
            run: () => exporting.run({ runId }),
            pending: exporting.pending,
            primary: true,
          },
        ]}
        verdicts={(run) => (run.differenceCount === 0 ? <Status tone="ok" word={t('page.office-space.run.none')} /> : null)}
        facts={(run) => [
          {
            facts: [
              { name: 'orgName', value: <AppLink to={unitAddress(run.orgId)}>{run.orgName}</AppLink> },
              { name: 'asOf', value: run.asOf },
              { name: 'reason', value: run.reason },
              { name: 'startedBy', value: run.startedBy },
              { name: 'buildingCount', value: run.buildingCount },
              { name: 'differenceCount', value: run.differenceCount },
              {
                name: 'state',
                value: Object.entries(run.byState)
                  .map(([state, n]) => `${enumLabel('office-space.difference_state', state)} ${n}`)
                  .join(t('page.office-space.comma')),
              },
              { name: 'closedOn', value: run.closedOn },
            ],
          },
        ]}
        tabs={[
          {
            id: 'differences',
            labelKey: 'page.office-space.run.differences',
            count: (run) => run.differenceCount,
            content: (run) => <Differences runId={run.id} act={act} />,
          },
        ]}
        history={(run) => ({ subjectKind: 'reconciliation', subjectId: run.id })}
      />
      <DifferenceDrawers act={act} />
    </>
  );
}
