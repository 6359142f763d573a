import { ListPage } from '#ui/page/list-page.tsx';
import { useAct } from '../form-drawer.tsx';
import { certificateTable } from './certificate.table.ts';
import { IssueCertificateDrawer } from './issue-certificate-drawer.tsx';

export function Page() {
  const act = useAct();
  return (
    <>
      <ListPage
        titleKey="menu.office-space.certificates"
        table={certificateTable}
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
      <IssueCertificateDrawer open={act.name === 'issue'} onClose={act.close} />
    </>
  );
}
