import { defineTable } from '#ui/table/define-table.ts';
import { exportRooms, listRooms } from '../../contract/rooms.ts';
import { buildingAddress, roomAddress } from '../addresses.ts';
import { alarmCodeTones, roomStateTones } from '../tones.ts';

export const roomTable = defineTable({
  id: 'office-space.rooms',
  route: listRooms,
  columns: [
    { name: 'code', labelKey: 'field.office-space.roomCode', width: 88 },
    { name: 'name', labelKey: 'field.roomName', width: 132 },
    { name: 'buildingName', width: 188, link: (row) => buildingAddress(row.buildingId) },
    { name: 'floorName', width: 76 },
    { name: 'orgName', width: 188 },
    { name: 'kind', list: 'office-space.room_kind', width: 112 },
    { name: 'state', list: 'office-space.room_state', tones: roomStateTones, width: 96 },
    { name: 'usableAreaSqm', width: 124 },
    { name: 'occupantCount', width: 88 },
    { name: 'alarms', list: 'office-space.alarm_code', tones: alarmCodeTones, width: 160 },
    { name: 'vacantSince', kind: 'day', optional: true },
    { name: 'buildingAreaSqm', optional: true },
    { name: 'kindDocument', optional: true },
    { name: 'note', optional: true },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'kind', list: 'office-space.room_kind' },
    { name: 'state', list: 'office-space.room_state' },
    'buildingId',
    { name: 'alarm', list: 'office-space.alarm_code' },
    'occupied',
    'areaFrom',
    'areaTo',
  ],
  sort: 'code',
  rowLink: (row) => roomAddress(row.id),
  exportRoute: exportRooms,
  emptyKey: 'page.office-space.rooms.empty',
});
