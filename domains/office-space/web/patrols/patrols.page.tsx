import { ListPage } from '#ui/page/list-page.tsx';
import { patrolTable } from './patrol.table.ts';

export function Page() {
  return (
    <ListPage
      titleKey="menu.office-space.patrols"
      table={patrolTable}
      actions={[
        {
          id: 'create',
          labelKey: 'action.office-space.patrol.create',
          permission: 'office-space.patrol.manage',
          to: '/office-space/patrols/new',
          primary: true,
        },
      ]}
    />
  );
}
