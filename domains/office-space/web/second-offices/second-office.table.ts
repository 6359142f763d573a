import { defineTable } from '#ui/table/define-table.ts';
import { exportSecondOffices, listSecondOffices } from '../../contract/second-offices.ts';
import { applicationTones } from '../leases/lease.table.ts';

export const secondOfficeAddress = (id: string): string => `/office-space/second-offices/${id}`;

export const secondOfficeTable = defineTable({
  id: 'office-space.second-offices',
  route: listSecondOffices,
  columns: [
    { name: 'personName', width: 120 },
    { name: 'number', width: 168 },
    { name: 'state', list: 'office-space.application_state', tones: applicationTones, width: 112 },
    { name: 'orgName', width: 176 },
    { name: 'buildingName', optional: true },
    { name: 'roomCode', width: 80 },
    { name: 'areaSqm', width: 104 },
    { name: 'limitSqm', width: 104 },
    { name: 'distanceKm', optional: true },
    { name: 'daysPerMonth', kind: 'figure', optional: true },
    { name: 'vacateBy', width: 116 },
    { name: 'vacatedOn', width: 116 },
  ],
  filters: ['q', 'orgId', { name: 'state', list: 'office-space.application_state' }],
  rowLink: (row) => secondOfficeAddress(row.id),
  exportRoute: exportSecondOffices,
  emptyKey: 'page.office-space.second-offices.empty',
});
