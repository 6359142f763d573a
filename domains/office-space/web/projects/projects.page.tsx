import { ListPage } from '#ui/page/list-page.tsx';
import { projectTable } from './project.table.ts';

export function Page() {
  return (
    <ListPage
      titleKey="menu.office-space.projects"
      table={projectTable}
      actions={[
        {
          id: 'create',
          labelKey: 'action.office-space.project.create',
          to: '/office-space/projects/new',
          permission: 'office-space.project.apply',
          primary: true,
        },
      ]}
    />
  );
}
