import { ListPage } from '#ui/page/list-page.tsx';
import { requestTable } from './request.table.ts';

export function Page() {
  return (
    <ListPage
      titleKey="menu.office-space.requests"
      table={requestTable}
      actions={[
        {
          id: 'create',
          labelKey: 'action.office-space.request.create',
          to: '/office-space/requests/new',
          permission: 'office-space.request.submit',
          primary: true,
        },
      ]}
    />
  );
}
