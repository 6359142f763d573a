import { defineTable } from '#ui/table/define-table.ts';
import { listCertificates } from '../../contract/certificates.ts';
import { buildingAddress, roomAddress } from '../addresses.ts';

export const certificateTable = defineTable({
  id: 'office-space.certificates',
  route: listCertificates,
  columns: [
    { name: 'number', width: 200 },
    { name: 'orgName', width: 232 },
    { name: 'buildingName', width: 232, link: (row) => buildingAddress(row.buildingId) },
    { name: 'roomCode', width: 96, link: (row) => (row.roomId ? roomAddress(row.roomId) : null) },
    { name: 'agreementNo', width: 200 },
    { name: 'from', width: 112 },
    { name: 'to', width: 112 },
  ],
  filters: ['q', 'orgId', 'buildingId'],
  sort: 'number',
  emptyKey: 'page.office-space.certificates.empty',
});
