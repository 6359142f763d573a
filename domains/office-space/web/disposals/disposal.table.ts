import { defineTable } from '#ui/table/define-table.ts';
import { exportDisposals, listDisposals } from '../../contract/disposals.ts';
import { disposalTones } from '../works/tones.ts';

export const disposalAddress = (id: string): string => `/office-space/disposals/${id}`;

export const disposalTable = defineTable({
  id: 'office-space.disposals',
  route: listDisposals,
  columns: [
    { name: 'buildingName', width: 240 },
    { name: 'number', width: 176 },
    { name: 'mode', labelKey: 'field.office-space.disposalMode', list: 'office-space.disposal_mode', width: 104 },
    { name: 'state', list: 'office-space.disposal_state', tones: disposalTones, width: 104 },
    { name: 'roomCount', width: 88 },
    { name: 'areaSqm', width: 120 },
    { name: 'orgName', width: 240 },
    { name: 'submittedOn', width: 116 },
    { name: 'doneOn', width: 116 },
  ],
  filters: [
    'q',
    { name: 'mode', labelKey: 'field.office-space.disposalMode', list: 'office-space.disposal_mode' },
    { name: 'state', list: 'office-space.disposal_state' },
    'buildingId',
    'orgId',
  ],
  sort: '-submittedOn',
  rowLink: (row) => disposalAddress(row.id),
  exportRoute: exportDisposals,
  emptyKey: 'page.office-space.disposal.empty',
});
