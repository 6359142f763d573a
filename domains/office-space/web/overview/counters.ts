import { homeCounter } from '#ui/room/define-room.ts';
import { listOccupancies, listReclaims } from '../../contract/occupancies.ts';
import { listRooms } from '../../contract/rooms.ts';
import { listAlarms } from '../../contract/verdicts.ts';

/** Counted by the lists themselves: a page of one row, its total. */
const one = { page: 1, pageSize: 1 } as const;

export const counters = [
  homeCounter({
    id: 'office-space.red',
    labelKey: 'page.office-space.figure.alarms-red',
    permission: 'office-space.alarm.read',
    route: listAlarms,
    input: { ...one, level: ['red'] },
    figure: (answer) => ({ value: answer.total, tone: answer.total > 0 ? 'violation' : 'ok' }),
    to: '/office-space/alarms?level=red',
    order: 10,
  }),
  homeCounter({
    id: 'office-space.yellow',
    labelKey: 'page.office-space.figure.alarms-yellow',
    permission: 'office-space.alarm.read',
    route: listAlarms,
    input: { ...one, level: ['yellow'] },
    figure: (answer) => ({ value: answer.total, tone: answer.total > 0 ? 'attention' : 'ok' }),
    to: '/office-space/alarms?level=yellow',
    order: 11,
  }),
  homeCounter({
    id: 'office-space.reclaims',
    labelKey: 'page.office-space.figure.reclaims-open',
    permission: 'office-space.occupancy.manage',
    route: listReclaims,
    input: one,
    figure: (answer) => ({ value: answer.total, tone: answer.total > 0 ? 'attention' : 'ok' }),
    to: '/office-space/reclaims',
    order: 12,
  }),
  homeCounter({
    id: 'office-space.vacant',
    labelKey: 'page.office-space.figure.vacant-rooms',
    permission: 'office-space.ledger.read',
    route: listRooms,
    input: { ...one, state: ['vacant'] },
    figure: (answer) => ({ value: answer.total }),
    to: '/office-space/rooms?state=vacant',
    order: 30,
  }),
  homeCounter({
    id: 'office-space.rooms',
    labelKey: 'page.office-space.figure.rooms',
    permission: 'office-space.room.read',
    route: listRooms,
    input: one,
    figure: (answer) => ({ value: answer.total }),
    to: '/office-space/rooms',
    order: 40,
  }),
  homeCounter({
    id: 'office-space.seated',
    labelKey: 'page.office-space.figure.seated',
    permission: 'office-space.occupancy.read',
    route: listOccupancies,
    input: one,
    figure: (answer) => ({ value: answer.total }),
    to: '/office-space/occupancies',
    order: 41,
  }),
];
