import { addDays, dayOf } from '#shared/time.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { finishHandover, openHandovers } from '../../contract/handovers.ts';
import { FormDrawer, useAct } from '../form-drawer.tsx';
import { handoverTable } from './handover.table.tsx';

const MONTH = 30;

/** Rooms to be given back to the administration, and those that were (OS-24). */
export function Page() {
  const act = useAct();
  return (
    <>
      <ListPage
        titleKey="menu.office-space.handovers"
        table={handoverTable}
        actions={[
          {
            id: 'open',
            labelKey: 'action.office-space.handover.open',
            permission: 'office-space.handover.manage',
            run: () => act.open('open'),
            primary: true,
          },
        ]}
        rowActions={(row) => [
          {
            id: 'finish',
            labelKey: 'action.office-space.handover.finish',
            offered: row.abilities.finish ?? false,
            run: () => act.open('finish', row.id),
          },
        ]}
      />
      <FormDrawer
        titleKey="action.office-space.handover.open"
        open={act.name === 'open'}
        route={openHandovers}
        fields={[
          { name: 'orgId', wide: true },
          { name: 'reason', list: 'office-space.handover_reason' },
          'dueOn',
          { name: 'document', wide: true },
        ]}
        initial={{ reason: 'above-approved', dueOn: addDays(dayOf(new Date()), MONTH) }}
        submitKey="action.office-space.handover.open"
        draft={false}
        onDone={act.close}
        onCancel={act.close}
      />
      <FormDrawer
        titleKey="action.office-space.handover.finish"
        open={act.name === 'finish'}
        route={finishHandover}
        fixed={{ handoverId: act.of ?? '' }}
        fields={[{ name: 'document', wide: true }]}
        submitKey="action.office-space.handover.finish"
        draft={false}
        onDone={act.close}
        onCancel={act.close}
      />
    </>
  );
}
