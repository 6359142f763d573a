import { ListPage } from '#ui/page/list-page.tsx';
import { useAct } from '../form-drawer.tsx';
import { reclaimTable } from './reclaim.table.tsx';
import { VacateDrawer } from './vacate-drawer.tsx';

export function Page() {
  const act = useAct();
  return (
    <>
      <ListPage
        titleKey="menu.office-space.reclaims"
        table={reclaimTable}
        rowActions={(row) => [
          {
            id: 'vacate',
            labelKey: 'action.office-space.vacate',
            offered: row.abilities.vacate ?? false,
            run: () => act.open('vacate', row.occupancyId),
          },
        ]}
      />
      <VacateDrawer occupancyId={act.name === 'vacate' ? act.of : undefined} onClose={act.close} />
    </>
  );
}
