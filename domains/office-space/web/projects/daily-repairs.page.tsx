import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { Clause } from '#ui/show/clause.tsx';
import { Status } from '#ui/show/tone.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { cancelDailyRepair, enterDailyRepair, listDailyRepairs } from '../../contract/standard-costs.ts';
import { buildingAddress, roomAddress } from '../addresses.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { FormDrawer, useAct } from '../form-drawer.tsx';

function Cancelled({ reason }: { reason: string | null }) {
  const { t } = useWords();
  return reason === null ? null : <Status tone="quiet" word={`${t('page.office-space.daily-repair.cancelled')} ${reason}`} />;
}

const repairTable = defineTable({
  id: 'office-space.daily-repairs',
  route: listDailyRepairs,
  columns: [
    { name: 'description', width: 240 },
    { name: 'component', list: 'office-space.component', width: 120 },
    { name: 'repairedOn', width: 116 },
    { name: 'buildingName', width: 200, link: (row) => buildingAddress(row.buildingId) },
    { name: 'roomCode', width: 96, link: (row) => (row.roomId ? roomAddress(row.roomId) : null) },
    { name: 'costYuan', width: 120 },
    { name: 'doneBy', width: 140 },
    { name: 'orgName', width: 200 },
    { name: 'enteredBy', optional: true },
    { name: 'cancelledReason', width: 140, render: (row) => <Cancelled reason={row.cancelledReason} /> },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'component', list: 'office-space.component' },
    { name: 'from', until: 'to', labelKey: 'field.office-space.repairedOn' },
    'buildingId',
  ],
  sort: '-repairedOn',
  emptyKey: 'page.office-space.daily-repair.empty',
});

/** The using units' own register of daily repairs (OS-28). */
export function Page() {
  const words = useWords();
  const act = useAct();
  return (
    <>
      <ListPage
        titleKey="menu.office-space.daily-repairs"
        table={repairTable}
        above={
          <p className="qw-quiet os-line">
            {words.t('page.office-space.daily-repair.about')} <Clause text={clauseText('measures-2017.repair', words)} />
          </p>
        }
        rowActions={(row) => [
          {
            id: 'cancel',
            labelKey: 'action.office-space.daily-repair.cancel',
            offered: row.abilities.cancel ?? false,
            run: () => act.open('cancel', row.id),
          },
        ]}
        actions={[
          {
            id: 'enter',
            labelKey: 'action.office-space.daily-repair.enter',
            permission: 'office-space.daily-repair.manage',
            run: () => act.open('enter'),
            primary: true,
          },
        ]}
      />
      <FormDrawer
        titleKey="action.office-space.daily-repair.enter"
        open={act.name === 'enter'}
        route={enterDailyRepair}
        fields={[
          'orgId',
          'buildingId',
          'roomId',
          { name: 'component', list: 'office-space.component' },
          'repairedOn',
          'costYuan',
          'doneBy',
          { name: 'description', wide: true },
        ]}
        initial={{ repairedOn: dayOf(new Date()) }}
        submitKey="action.office-space.daily-repair.enter"
        onDone={act.close}
        onCancel={act.close}
      />
      <FormDrawer
        titleKey="action.office-space.daily-repair.cancel"
        open={act.name === 'cancel'}
        route={cancelDailyRepair}
        fixed={{ repairId: act.of ?? '' }}
        fields={[{ name: 'reason', wide: true }]}
        submitKey="action.office-space.daily-repair.cancel"
        draft={false}
        onDone={act.close}
        onCancel={act.close}
      />
    </>
  );
}
