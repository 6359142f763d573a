import { ListPage } from '#ui/page/list-page.tsx';
import { buildingTable } from './building.table.ts';

export function Page() {
  return (
    <ListPage
      titleKey="menu.office-space.buildings"
      table={buildingTable}
      actions={[
        {
          id: 'create',
          labelKey: 'action.office-space.building.create',
          to: '/office-space/buildings/new',
          permission: 'office-space.building.manage',
          primary: true,
        },
        { id: 'map', labelKey: 'action.office-space.map.open', to: '/office-space/map' },
        {
          id: 'import',
          labelKey: 'action.office-space.import.open',
          to: '/office-space/imports?kind=buildings',
          permission: 'office-space.import.run',
        },
      ]}
    />
  );
}
