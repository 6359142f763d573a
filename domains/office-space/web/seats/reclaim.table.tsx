import { defineTable } from '#ui/table/define-table.ts';
import { listReclaims } from '../../contract/occupancies.ts';
import { personAddress, roomAddress } from '../addresses.ts';
import { Due } from '../alarms/due.tsx';

export const reclaimTable = defineTable({
  id: 'office-space.reclaims',
  route: listReclaims,
  columns: [
    { name: 'personName', width: 112 },
    { name: 'orgName', width: 180 },
    { name: 'buildingName', width: 180 },
    { name: 'roomCode', width: 96, link: (row) => roomAddress(row.roomId) },
    { name: 'reason', list: 'office-space.reclaim_reason', width: 140 },
    { name: 'openedOn', width: 112 },
    {
      name: 'dueOn',
      render: (row) => (row.doneOn ? row.dueOn : <Due on={row.dueOn} left={row.workingDaysLeft} overdue={row.overdue} brief />),
      width: 128,
    },
    { name: 'doneOn', width: 112 },
  ],
  filters: ['q', 'orgId', { name: 'state', list: 'office-space.reclaim_state' }, 'overdue'],
  sort: 'dueOn',
  rowLink: (row) => personAddress(row.personId),
  emptyKey: 'page.office-space.reclaims.empty',
});
