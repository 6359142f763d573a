import { ListPage } from '#ui/page/list-page.tsx';
import { useAct } from '../form-drawer.tsx';
import { lettingTable } from './letting.table.ts';
import { EndLettingDrawer, NewLettingDrawer } from './letting-drawers.tsx';

export function Page() {
  const act = useAct();
  return (
    <>
      <ListPage
        titleKey="menu.office-space.lettings"
        table={lettingTable}
        rowActions={(row) => [
          {
            id: 'end',
            labelKey: 'action.office-space.letting.end',
            offered: row.abilities.end ?? false,
            run: () => act.open('end', row.id),
          },
        ]}
        actions={[
          {
            id: 'create',
            labelKey: 'action.office-space.letting.create',
            permission: 'office-space.letting.manage',
            run: () => act.open('let'),
            primary: true,
          },
        ]}
      />
      <NewLettingDrawer open={act.name === 'let'} onClose={act.close} />
      <EndLettingDrawer lettingId={act.name === 'end' ? act.of : undefined} onClose={act.close} />
    </>
  );
}
