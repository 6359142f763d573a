import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { areaSqm, decimal } from '#shared/units.ts';
import { alarmCode, fragment, roomKind, roomState, sqm, unitFilter } from './words.ts';

export const room = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  buildingId: id,
  buildingName: z.string(),
  floorId: id,
  floorName: z.string(),
  floorLevel: z.int(),
  code: z.string(),
  name: z.string(),
  kind: roomKind,
  /** Project approval or national standard that names a technical-business room (OS-2). */
  kindDocument: z.string().nullable(),
  usableAreaSqm: sqm.nullable(),
  buildingAreaSqm: sqm.nullable(),
  state: roomState,
  /** First day without use; null while used. */
  vacantSince: z.string().nullable(),
  note: z.string().nullable(),
  /** Persons seated today. */
  occupantCount: z.int(),
  /** Open alarms of the room. */
  alarms: z.array(alarmCode),
  version: z.int32(),
});
export type Room = z.infer<typeof room>;

export const roomFilter = {
  q: fragment,
  ...unitFilter,
  buildingId: id.optional(),
  floorId: id.optional(),
  kind: listParam(roomKind),
  state: listParam(roomState),
  alarm: listParam(alarmCode),
  /** With or without somebody seated today. */
  occupied: booleanParam,
  areaFrom: decimal(2, '0').optional(),
  areaTo: decimal(2, '0').optional(),
};
export const roomSort = ['code', 'name', 'usableAreaSqm', 'buildingName', 'orgName', 'vacantSince'] as const;

export const listRooms = route({
  method: 'GET',
  path: '/office-space/rooms',
  permission: 'office-space.room.read',
  query: pageQuery(roomSort).extend(roomFilter).extend({ withTotals: booleanParam }),
  returns: pageOf(room).extend({ totals: z.object({ usableAreaSqm: sqm, buildingAreaSqm: sqm }).optional() }),
  summary: 'Rooms of the units the reader reaches',
});

export const exportRooms = route({
  method: 'GET',
  path: '/office-space/rooms/export',
  permission: 'office-space.room.read',
  query: z.object({ sort: pageQuery(roomSort).shape.sort, ...roomFilter }),
  returns: 'file',
  summary: 'The filtered rooms as an Excel workbook',
});

export const getRoom = route({
  method: 'GET',
  path: '/office-space/rooms/:roomId',
  permission: 'office-space.room.read',
  params: z.object({ roomId: id }),
  returns: room.extend({ abilities }),
  summary: 'One room',
});

const roomFacts = {
  code: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(100),
  kind: roomKind,
  kindDocument: z.string().trim().min(1).max(200).nullable().optional(),
  usableAreaSqm: areaSqm.nullable().optional(),
  buildingAreaSqm: areaSqm.nullable().optional(),
  note: z.string().trim().max(500).nullable().optional(),
};
const roomRefusals = ['office-space.room_code_taken', 'office-space.technical_document_missing'];

export const createRoom = route({
  method: 'POST',
  path: '/office-space/rooms',
  permission: 'office-space.room.manage',
  body: z.object({ orgId: id, buildingId: id, floorId: id, ...roomFacts }),
  returns: room,
  status: 201,
  errors: roomRefusals,
  summary: 'Enter a room into the register; it is vacant until somebody is seated or its use begins',
});

export const changeRoom = route({
  method: 'PATCH',
  path: '/office-space/rooms/:roomId',
  permission: 'office-space.room.manage',
  params: z.object({ roomId: id }),
  body: z
    .object(roomFacts)
    .partial()
    .extend({
      state: z.enum(['in-use', 'vacant', 'under-works']).optional(),
      /** Approval of another function; without it the change is a finding (A9, OS-18). */
      functionDocument: z.string().trim().min(1).max(200).nullable().optional(),
      version: z.int32(),
    }),
  returns: room,
  errors: [...roomRefusals, 'office-space.function_locked', 'office-space.room_occupied'],
  summary: 'Change facts of a room; its function only by the administration (OS-18)',
});

export const transferRooms = route({
  method: 'POST',
  path: '/office-space/rooms/transfer',
  permission: 'office-space.room.allocate',
  body: z.object({
    roomIds: z.array(id).min(1).max(500),
    toOrgId: id,
    /** Approval or allocation certificate the transfer rests on. */
    document: z.string().trim().min(1).max(200),
  }),
  returns: z.object({ transferred: z.int() }),
  errors: ['office-space.room_occupied'],
  summary: 'Hand vacant rooms from one using unit to another (OS-3, OS-18)',
});

/** One building drawn floor by floor; a room's width is its area. */
export const stackRoom = z.object({
  id,
  code: z.string(),
  name: z.string(),
  kind: roomKind,
  state: roomState,
  usableAreaSqm: sqm.nullable(),
  orgId: id,
  orgName: z.string(),
  occupantCount: z.int(),
  alarms: z.array(alarmCode),
  /** Worst open alarm, `ok` without one. */
  verdict: z.enum(['ok', 'yellow', 'red']),
});
export const stackBuilding = route({
  method: 'GET',
  path: '/office-space/buildings/:buildingId/stack',
  permission: 'office-space.room.read',
  params: z.object({ buildingId: id }),
  returns: z.object({
    buildingId: id,
    buildingName: z.string(),
    /** Highest first. */
    floors: z.array(z.object({ id, level: z.int(), name: z.string(), rooms: z.array(stackRoom) })),
  }),
  summary: 'The stacking plan of a building',
});
