import { defineTable } from '#ui/table/define-table.ts';
import { exportRooms, listRooms } from '../../contract/rooms.ts';
import { buildingAddress, roomAddress } from '../addresses.ts';
import { alarmCodeTones, roomStateTones } from '../tones.ts';

export const roomTable = defineTable({
  id: 'office-space.rooms',
  route: listRooms,
  columns: [
    { name: 'code', labelKey: 'field.office-space.roomCode', width: 88 },
    { name: 'name', labelKey: 'field.roomName', width: 108 },
    { name: 'buildingName', width: 168, link: (row) => buildingAddress(row.buildingId) },
    { name: 'floorName', width: 64 },
    { name: 'orgName', width: 168 },
    { name: 'kind', list: 'office-space.room_kind', width: 104 },
    { name: 'state', list: 'office-space.room_state', tones: roomStateTones, width: 88 },
    { name: 'usableAreaSqm', width: 140 },
    { name: 'occupantCount', width: 84 },
    { name: 'alarms', list: 'office-space.alarm_code', tones: alarmCodeTones, width: 140 },
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
