import { ListPage } from '#ui/page/list-page.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { masterLedger } from '../../contract/ledgers.ts';
import { unitAddress } from '../addresses.ts';

const ledgerTable = defineTable({
  id: 'office-space.ledger',
  route: masterLedger,
  columns: [
    { name: 'orgName', width: 212 },
    { name: 'buildingCount', width: 76 },
    { name: 'roomCount', width: 92 },
    { name: 'officeSqm', labelKey: 'enum.office-space.area_kind.office', width: 116 },
    { name: 'serviceSqm', labelKey: 'enum.office-space.area_kind.service', width: 124 },
    { name: 'equipmentSqm', labelKey: 'enum.office-space.area_kind.equipment', width: 124 },
    { name: 'basicSqm', labelKey: 'page.office-space.area.basic', width: 148 },
    { name: 'vacantSqm', labelKey: 'page.office-space.area.vacant', width: 120 },
    { name: 'technicalSqm', labelKey: 'page.office-space.area.technical', width: 132 },
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
