import { defineTable } from '#ui/table/define-table.ts';
import { listCertificates } from '../../contract/certificates.ts';
import { buildingAddress, roomAddress } from '../addresses.ts';
import { useTones } from '../tones.ts';

export const certificateTable = defineTable({
  id: 'office-space.certificates',
  route: listCertificates,
  columns: [
    { name: 'number', width: 176 },
    { name: 'orgName', width: 200 },
    { name: 'buildingName', width: 200, link: (row) => buildingAddress(row.buildingId) },
    { name: 'roomCode', width: 76, link: (row) => (row.roomId ? roomAddress(row.roomId) : null) },
    { name: 'useNote', list: 'office-space.use_note', tones: useTones, width: 156 },
    { name: 'agreementNo', width: 160 },
    { name: 'from', width: 112 },
    { name: 'to', width: 112 },
    { name: 'useBasis', list: 'office-space.use_basis', optional: true },
    { name: 'projectDocument', optional: true },
    { name: 'leaveBy', optional: true },
  ],
  filters: ['q', 'orgId', { name: 'useBasis', list: 'office-space.use_basis' }, 'buildingId'],
  sort: 'number',
  rowLink: (row) => `/office-space/certificates/${row.id}`,
  emptyKey: 'page.office-space.certificates.empty',
});
