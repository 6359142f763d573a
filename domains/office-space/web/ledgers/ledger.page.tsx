import { ListPage } from '#ui/page/list-page.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { masterLedger } from '../../contract/ledgers.ts';
import { unitAddress } from '../addresses.ts';

const ledgerTable = defineTable({
  id: 'office-space.ledger',
  route: masterLedger,
  columns: [
    { name: 'orgName', width: 232 },
    { name: 'buildingCount', width: 84 },
    { name: 'roomCount', width: 84 },
    { name: 'officeSqm', width: 128 },
    { name: 'serviceSqm', width: 128 },
    { name: 'equipmentSqm', width: 128 },
    { name: 'basicSqm', labelKey: 'enum.office-space.area_kind.basic', width: 148 },
    { name: 'vacantSqm', width: 128 },
    { name: 'technicalSqm', labelKey: 'enum.office-space.room_kind.technical-business', width: 140 },
    { name: 'ancillarySqm', optional: true },
    { name: 'usableSqm', optional: true },
    { name: 'buildingSqm', optional: true },
    { name: 'letSqm', optional: true },
    { name: 'lentSqm', optional: true },
    { name: 'rentedSqm', optional: true },
    { name: 'borrowedSqm', optional: true },
  ],
  filters: ['q', 'orgId'],
  sort: '-basicSqm',
  rowId: (row) => row.orgId,
  rowLink: (row) => unitAddress(row.orgId),
});

/** The master ledger: one line per using unit, each leading to its sub-ledger. */
export function Page() {
  return (
    <ListPage
      titleKey="menu.office-space.ledger"
      table={ledgerTable}
      actions={[{ id: 'reconcile', labelKey: 'action.office-space.reconcile', to: '/office-space/reconciliation', primary: true }]}
    />
  );
}
