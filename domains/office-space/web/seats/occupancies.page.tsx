import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { usePageQuery } from '#ui/show/page-address.ts';
import { useAct } from '../form-drawer.tsx';
import { MoveDrawer } from './move-drawer.tsx';
import { occupancyTable } from './occupancy.table.ts';
import { VacateDrawer } from './vacate-drawer.tsx';

export function Page() {
  const { t } = useWords();
  const { on } = usePageQuery();
  const act = useAct();
  return (
    <>
      <ListPage
        titleKey="menu.office-space.occupancies"
        table={occupancyTable}
        above={<p className="qw-quiet os-line">{on ? t('page.office-space.seat.on-day', { on }) : t('page.office-space.seat.today')}</p>}
        rowActions={(row) => [
          {
            id: 'move',
            labelKey: 'action.office-space.move',
            offered: row.abilities.move ?? false,
            run: () => act.open('move', `${row.id}.${row.personId}`),
          },
          {
            id: 'vacate',
            labelKey: 'action.office-space.vacate',
            offered: row.abilities.vacate ?? false,
            run: () => act.open('vacate', row.id),
          },
        ]}
        actions={[
          {
            id: 'import',
            labelKey: 'action.office-space.import.open',
            to: '/office-space/imports?kind=occupancies',
            permission: 'office-space.import.run',
          },
        ]}
      />
      <MoveDrawer seat={act.name === 'move' ? act.of : undefined} onClose={act.close} />
      <VacateDrawer occupancyId={act.name === 'vacate' ? act.of : undefined} onClose={act.close} />
    </>
  );
}
