import { defineTable } from '#ui/table/define-table.ts';
import { listMoveOrders } from '../../contract/move-orders.ts';
import { listReallocations } from '../../contract/reallocation.ts';
import { moveOrderAddress, reallocationAddress } from './addresses.ts';
import { moveOrderTones, reallocationTones } from './reallocation-tones.ts';

export const reallocationTable = defineTable({
  id: 'office-space.reallocations',
  route: listReallocations,
  columns: [
    { name: 'title', labelKey: 'field.office-space.planTitle', width: 240 },
    { name: 'state', list: 'office-space.reallocation_state', tones: reallocationTones, width: 112 },
    { name: 'clearedRooms', width: 112 },
    { name: 'freedRooms', width: 112 },
    { name: 'moves', width: 96 },
    { name: 'orgName', width: 176 },
    { name: 'madeBy', width: 120 },
    { name: 'madeAt', width: 160 },
  ],
  filters: ['q'],
  sort: '-madeAt',
  rowLink: (row) => reallocationAddress(row.id),
  emptyKey: 'page.office-space.reallocations.empty',
});

export const moveOrderTable = defineTable({
  id: 'office-space.move-orders',
  route: listMoveOrders,
  columns: [
    { name: 'number', width: 168 },
    { name: 'title', labelKey: 'field.office-space.planTitle', width: 220 },
    { name: 'state', list: 'office-space.move_order_state', tones: moveOrderTones, width: 104 },
    { name: 'moveOn', kind: 'day', width: 112 },
    { name: 'lineCount', width: 88 },
    { name: 'doneCount', width: 88 },
    { name: 'orgName', width: 176 },
    { name: 'document', width: 180 },
  ],
  filters: ['q', { name: 'state', list: 'office-space.move_order_state' }],
  sort: '-moveOn',
  rowLink: (row) => moveOrderAddress(row.id),
  emptyKey: 'page.office-space.move-orders.empty',
});
