import { Button } from 'antd';
import { downloadFile } from '#kernel/files/contract/files.ts';
import type { RouteOutput } from '#shared/route.ts';
import { bytes } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import type { FactGroup } from '#ui/page/facts.tsx';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useDownload } from '#ui/query/download.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Clause } from '#ui/show/clause.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { exportDuty, getDuty } from '../../contract/duties.ts';
import { unitAddress } from '../addresses.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { useAct } from '../form-drawer.tsx';
import { CompleteDrawer } from './complete-drawer.tsx';
import { dutyAddress, dutyTones } from './duty.table.ts';
import { DutyLines } from './duty-lines.tsx';
import './duties.css';

type Duty = RouteOutput<typeof getDuty>;

const factsOf = (d: Duty): FactGroup[] => [
  {
    facts: [
      { name: 'orgName', value: <AppLink to={unitAddress(d.orgId)}>{d.orgName}</AppLink> },
      { name: 'year', value: String(d.year) },
      { name: 'openedOn', value: d.openedOn },
      { name: 'dueOn', value: d.dueOn },
      { name: 'doneOn', value: d.doneOn },
      { name: 'doneByName', value: d.doneByName },
      ...(d.place ? [{ name: 'place', labelKey: 'page.office-space.duty.place', value: d.place, wide: true }] : []),
      ...(d.document ? [{ name: 'document', value: d.document, wide: true }] : []),
      ...(d.note ? [{ name: 'note', value: d.note, wide: true }] : []),
    ],
  },
];

function Evidence({ files }: { files: Duty['files'] }) {
  const { t } = useWords();
  const { run, pending } = useDownload(downloadFile);
  if (files.length === 0) return <p className="qw-quiet">{t('page.office-space.duty.no-evidence')}</p>;
  return (
    <ul className="osd-evidence">
      {files.map((file) => (
        <li key={file.id}>
          <Button type="link" size="small" disabled={pending} onClick={() => void run({ fileId: file.id })}>
            {file.name}
          </Button>{' '}
          <span className="qw-quiet qw-num">{bytes(file.size)}</span>
        </li>
      ))}
    </ul>
  );
}

export function Page() {
  const { dutyId } = usePageParams('dutyId');
  const words = useWords();
  const act = useAct();
  const read = useRead(getDuty, { dutyId });
  const sheet = useDownload(exportDuty);
  const actionsOf = (d: Duty): PageAction[] => [
    { id: 'export', labelKey: 'action.office-space.duty.export', run: () => sheet.run({ dutyId: d.id }), pending: sheet.pending },
    { id: 'print', labelKey: 'action.office-space.duty.print', to: `${dutyAddress(d.id)}/print` },
    {
      id: 'complete',
      labelKey: `action.office-space.duty.complete.${d.kind}`,
      offered: d.abilities.complete ?? false,
      run: () => act.open('complete'),
      primary: true,
    },
  ];
  return (
    <>
      <RecordPage
        read={read}
        domain="office-space"
        title={(d) => words.enumLabel('office-space.duty_kind', d.kind)}
        number={(d) => String(d.year)}
        status={(d) => ({ tone: dutyTones[d.state] ?? 'quiet', word: words.enumLabel('office-space.duty_state', d.state) })}
        below={() => <Clause text={clauseText('measures-2017.use', words)} />}
        actions={actionsOf}
        facts={factsOf}
        tabs={[
          {
            id: 'lines',
            labelKey: 'page.office-space.duty.lines',
            count: (d) => d.lines.length,
            content: (d) => <DutyLines lines={d.lines} kind={d.kind} />,
          },
          {
            id: 'files',
            labelKey: 'page.office-space.duty.evidence',
            count: (d) => d.files.length,
            content: (d) => <Evidence files={d.files} />,
          },
        ]}
        history={(d) => ({ subjectKind: 'duty', subjectId: d.id, domain: 'office-space' })}
      />
      {read.data ? <CompleteDrawer duty={read.data} open={act.name === 'complete'} onClose={act.close} /> : null}
    </>
  );
}
