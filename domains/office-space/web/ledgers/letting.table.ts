import { defineTable } from '#ui/table/define-table.ts';
import { listLettings } from '../../contract/lettings.ts';
import { buildingAddress, roomAddress } from '../addresses.ts';

export const lettingTable = defineTable({
  id: 'office-space.lettings',
  route: listLettings,
  columns: [
    { name: 'counterpart', width: 200 },
    { name: 'direction', list: 'office-space.letting_direction', width: 88 },
    { name: 'buildingName', width: 200, link: (row) => buildingAddress(row.buildingId) },
    { name: 'roomCode', width: 96, link: (row) => (row.roomId ? roomAddress(row.roomId) : null) },
    { name: 'orgName', width: 200 },
    { name: 'areaSqm', width: 112 },
    { name: 'rentYuanPerSqmMonth', width: 140, kind: 'figure' },
    { name: 'approvalNo', width: 160 },
    { name: 'from', width: 112 },
    { name: 'to', width: 112 },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'direction', list: 'office-space.letting_direction' },
    { name: 'on', labelKey: 'page.office-space.letting.on' },
    'buildingId',
  ],
  sort: '-from',
  emptyKey: 'page.office-space.lettings.empty',
});
