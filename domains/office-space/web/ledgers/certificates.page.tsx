import { ListPage } from '#ui/page/list-page.tsx';
import { useAct } from '../form-drawer.tsx';
import { certificateTable } from './certificate.table.ts';
import { DecideUseDrawer } from './decide-use-drawer.tsx';
import { IssueCertificateDrawer } from './issue-certificate-drawer.tsx';

export function Page() {
  const act = useAct();
  return (
    <>
      <ListPage
        titleKey="menu.office-space.certificates"
        table={certificateTable}
        rowActions={(row) => [
          {
            id: 'use',
            labelKey: 'action.office-space.certificate.decide-use',
            offered: (row.abilities.decideUse ?? false) && row.useNote !== 'organ',
            run: () => act.open('use', row.id),
          },
        ]}
        actions={[
          {
            id: 'issue',
            labelKey: 'action.office-space.certificate.issue',
            permission: 'office-space.certificate.manage',
            run: () => act.open('issue'),
            primary: true,
          },
        ]}
      />
      <DecideUseDrawer of={act.name === 'use' ? act.of : undefined} onClose={act.close} />
      <IssueCertificateDrawer open={act.name === 'issue'} onClose={act.close} />
    </>
  );
}
