import { ListPage } from '#ui/page/list-page.tsx';
import { useAct } from '../form-drawer.tsx';
import { NewLettingDrawer } from '../ledgers/letting-drawers.tsx';
import { leaseTable } from './lease.table.ts';
import { EndDrawer, ReceiptDrawer, ReportLettingDrawer } from './lease-drawers.tsx';

/** What is let, lent, rented and borrowed, with its money today; sums are of all filtered contracts. */
export function Page() {
  const act = useAct();
  const of = (name: string) => (act.name === name ? act.of : undefined);
  return (
    <>
      <ListPage
        titleKey="menu.office-space.lettings"
        table={leaseTable}
        rowActions={(row) => [
          {
            id: 'receive',
            labelKey: 'action.office-space.receipt.record',
            offered: row.abilities.receive ?? false,
            run: () => act.open('receive', row.id),
          },
          {
            id: 'end',
            labelKey: 'action.office-space.letting.end',
            offered: row.abilities.end ?? false,
            run: () => act.open('end', row.id),
          },
        ]}
        actions={[
          { id: 'income', labelKey: 'menu.office-space.rent-income', to: '/office-space/rent-income' },
          {
            id: 'report',
            labelKey: 'action.office-space.letting.report',
            permission: 'office-space.finding.report',
            run: () => act.open('report'),
          },
          {
            id: 'create',
            labelKey: 'action.office-space.letting.create',
            permission: 'office-space.letting.manage',
            run: () => act.open('let'),
          },
          {
            id: 'apply',
            labelKey: 'action.office-space.lease.apply',
            permission: 'office-space.letting.manage',
            to: '/office-space/lease-applications/new',
            primary: true,
          },
        ]}
      />
      <NewLettingDrawer open={act.name === 'let'} onClose={act.close} />
      <ReportLettingDrawer open={act.name === 'report'} onClose={act.close} />
      <ReceiptDrawer of={of('receive')} onClose={act.close} />
      <EndDrawer of={of('end')} onClose={act.close} />
    </>
  );
}
