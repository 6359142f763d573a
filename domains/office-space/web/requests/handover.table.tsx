import { Status } from '#ui/show/tone.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { listHandovers } from '../../contract/handovers.ts';
import { roomAddress } from '../addresses.ts';

export const handoverTable = defineTable({
  id: 'office-space.handovers',
  route: listHandovers,
  columns: [
    { name: 'roomCode', width: 96 },
    { name: 'buildingName', width: 180 },
    { name: 'orgName', width: 180 },
    { name: 'usableAreaSqm', width: 120 },
    { name: 'occupantCount', width: 88 },
    { name: 'reason', list: 'office-space.handover_reason', width: 128 },
    { name: 'openedOn', width: 112 },
    { name: 'dueOn', render: (row) => (row.overdue ? <Status tone="violation" word={row.dueOn} /> : row.dueOn), width: 128 },
    { name: 'doneOn', width: 112 },
    { name: 'document', optional: true },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'reason', list: 'office-space.handover_reason' },
    { name: 'state', list: 'office-space.reclaim_state' },
    'overdue',
  ],
  sort: 'dueOn',
  rowLink: (row) => roomAddress(row.roomId),
  emptyKey: 'page.office-space.handovers.empty',
});
