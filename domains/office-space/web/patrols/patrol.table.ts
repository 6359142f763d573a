import { defineTable } from '#ui/table/define-table.ts';
import { listPatrols } from '../../contract/patrols.ts';

export const patrolAddress = (patrolId: string): string => `/office-space/patrols/${patrolId}`;

export const patrolTable = defineTable({
  id: 'office-space.patrols',
  route: listPatrols,
  columns: [
    { name: 'number', width: 168 },
    { name: 'name', width: 240 },
    { name: 'orgName', width: 200, notOnPhone: true },
    { name: 'from', width: 112 },
    { name: 'to', width: 112 },
    { name: 'state', width: 104, list: 'office-space.patrol_state', tones: { 'under-way': 'notice', closed: 'ok' } },
    { name: 'roomCount', width: 88 },
    { name: 'reportedCount', width: 88 },
    { name: 'skippedCount', width: 88, optional: true },
    { name: 'deviationCount', width: 88 },
  ],
  filters: ['q', { name: 'state', list: 'office-space.patrol_state' }],
  sort: '-from',
  rowLink: (row) => patrolAddress(row.id),
  emptyKey: 'page.office-space.patrol.empty',
});
