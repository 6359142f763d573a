import { ListPage } from '#ui/page/list-page.tsx';
import { reallocationTable } from './reallocation.table.ts';

export function Page() {
  return (
    <ListPage
      titleKey="menu.office-space.reallocations"
      table={reallocationTable}
      actions={[
        {
          id: 'propose',
          labelKey: 'action.office-space.reallocation.open',
          to: '/office-space/reallocations/new',
          permission: 'office-space.reallocation.propose',
          primary: true,
        },
        { id: 'orders', labelKey: 'menu.office-space.move-orders', to: '/office-space/move-orders' },
      ]}
    />
  );
}
