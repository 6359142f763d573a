import { ListPage } from '#ui/page/list-page.tsx';
import { peopleTable } from './people-table.ts';

/** People of the units within reach. */
export function Page() {
  return (
    <ListPage
      titleKey="menu.org.people"
      table={peopleTable}
      actions={[{ id: 'new', labelKey: 'action.org.person.create', to: '/org/people/new', permission: 'org.person.manage', primary: true }]}
    />
  );
}
