import { ListPage } from '#ui/page/list-page.tsx';
import { applicationTable } from './lease.table.ts';

export function Page() {
  return (
    <ListPage
      titleKey="menu.office-space.lease-applications"
      table={applicationTable}
      actions={[
        {
          id: 'apply',
          labelKey: 'action.office-space.lease.apply',
          permission: 'office-space.letting.apply',
          to: '/office-space/lease-applications/new',
          primary: true,
        },
      ]}
    />
  );
}
