import { ListPage } from '#ui/page/list-page.tsx';
import { useAct } from '../form-drawer.tsx';
import { approvedAreaTable } from './approved-area.table.tsx';
import { ComputeDrawer, FileDrawer } from './approved-drawers.tsx';

const manage = 'office-space.approved-area.manage';

export function Page() {
  const act = useAct();
  return (
    <>
      <ListPage
        titleKey="menu.office-space.approved-areas"
        table={approvedAreaTable}
        rowActions={(row) => [
          {
            id: 'recompute',
            labelKey: 'action.office-space.approved.recompute',
            offered: row.abilities.recompute ?? false,
            run: () => act.open('compute', row.orgId),
          },
        ]}
        actions={[
          {
            id: 'compute',
            labelKey: 'action.office-space.approved.compute',
            permission: manage,
            run: () => act.open('compute'),
            primary: true,
          },
          { id: 'file', labelKey: 'action.office-space.approved.file', permission: manage, run: () => act.open('file') },
          { id: 'what-if', labelKey: 'action.office-space.limits.open', to: '/office-space/limits' },
        ]}
      />
      <ComputeDrawer open={act.name === 'compute'} orgId={act.of} onClose={act.close} />
      <FileDrawer open={act.name === 'file'} orgId={act.of} onClose={act.close} />
    </>
  );
}
