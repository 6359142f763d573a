import { instant } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { Empty } from '#ui/show/states.tsx';
import { listAlarms } from '../../contract/verdicts.ts';
import { Side, useAct } from '../form-drawer.tsx';
import { alarmTable } from './alarm.table.tsx';
import { AlarmCard } from './alarm-card.tsx';
import { CheckRun, useCheckRun } from './check-run.tsx';

/** When the city was last checked: an old answer must look old. */
function Checked() {
  const { t } = useWords();
  const read = useRead(listAlarms, { page: 1, pageSize: 1 });
  if (!read.data) return <p className="qw-quiet os-line">…</p>;
  const at = read.data.checkedAt;
  return (
    <p className="qw-quiet os-line">
      {at ? t('page.office-space.alarms.checked', { at: instant(at) }) : t('page.office-space.alarms.unchecked')}
    </p>
  );
}

/** One alarm in the drawer, read by its subject: the same rows the list shows. */
function AlarmSide({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useWords();
  const [subjectId = '', alarmId = ''] = (id ?? '').split('.');
  const read = useRead(listAlarms, { subjectId, state: 'all', page: 1, pageSize: 200 }, { enabled: Boolean(id) });
  const alarm = read.data?.items.find((one) => one.id === alarmId);
  return (
    <Side title={t('page.office-space.alarm')} open={Boolean(id)} onClose={onClose}>
      {alarm ? <AlarmCard alarm={alarm} withSubject /> : read.data ? <Empty reason="nature" /> : null}
    </Side>
  );
}

export function Page() {
  const act = useAct();
  const check = useCheckRun();
  return (
    <>
      <ListPage
        titleKey="menu.office-space.alarms"
        table={alarmTable}
        above={
          <>
            <Checked />
            <CheckRun run={check} />
          </>
        }
        actions={[
          {
            id: 'check',
            labelKey: 'action.office-space.check.run',
            permission: 'office-space.check.run',
            pending: check.pending,
            run: check.start,
            primary: true,
          },
        ]}
      />
      <AlarmSide id={act.name === 'alarm' ? act.of : undefined} onClose={act.close} />
    </>
  );
}
