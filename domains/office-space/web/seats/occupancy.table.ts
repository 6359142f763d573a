import { defineTable } from '#ui/table/define-table.ts';
import { exportOccupancies, listOccupancies } from '../../contract/occupancies.ts';
import { buildingAddress, personAddress, roomAddress } from '../addresses.ts';

export const occupancyTable = defineTable({
  id: 'office-space.occupancies',
  route: listOccupancies,
  columns: [
    { name: 'personName', width: 104 },
    { name: 'staffNo', width: 100 },
    { name: 'orgName', width: 208 },
    { name: 'buildingName', width: 208, link: (row) => buildingAddress(row.buildingId) },
    { name: 'roomCode', width: 88, link: (row) => roomAddress(row.roomId) },
    { name: 'roomAreaSqm', width: 148 },
    { name: 'from', width: 112 },
    { name: 'to', width: 112 },
    { name: 'approvalNo', labelKey: 'page.office-space.seat.approval', width: 148, notOnPhone: true },
    { name: 'endReason', list: 'office-space.end_reason', optional: true },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'on', labelKey: 'page.office-space.seat.as-of' },
    { name: 'state', list: 'office-space.occupancy_state' },
    'buildingId',
    'roomId',
  ],
  sort: 'roomCode',
  rowLink: (row) => personAddress(row.personId),
  exportRoute: exportOccupancies,
  emptyKey: 'page.office-space.occupancies.empty',
});
