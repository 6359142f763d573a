import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { areaSqm, decimal } from '#shared/units.ts';
import { fragment, reason, roomKind, roomState, sqm, unitFilter } from './words.ts';

/** A room. `orgId` is the using unit, or the managing unit while the room waits for allocation. */
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
  kindDocument: z.string().nullable(),
  usableAreaSqm: sqm.nullable(),
  buildingAreaSqm: sqm.nullable(),
  state: roomState,
  vacantSince: day.nullable(),
  note: z.string().nullable(),
  version: z.int(),
});
export type Room = z.infer<typeof room>;

export const roomFilter = {
  q: fragment,
  ...unitFilter,
  campusId: id.optional(),
  buildingId: id.optional(),
  floorId: id.optional(),
  kind: listParam(roomKind),
  state: listParam(roomState),
  /** Usable area, both ends inclusive. */
  areaFrom: decimal(2, '0').optional(),
  areaTo: decimal(2, '0').optional(),
};
export const roomSort = ['code', 'name', 'usableAreaSqm', 'buildingName', 'orgName', 'vacantSince'] as const;

export const listRooms = route({
  method: 'GET',
  path: '/places/rooms',
  permission: 'places.place.read',
  query: pageQuery(roomSort).extend(roomFilter),
  returns: pageOf(room).extend({ totals: z.object({ usableAreaSqm: sqm, buildingAreaSqm: sqm }) }),
  summary: 'Rooms of the units within reach, with the sums of all filtered',
});

export const getRoom = route({
  method: 'GET',
  path: '/places/rooms/:roomId',
  permission: 'places.place.read',
  params: z.object({ roomId: id }),
  returns: room.extend({ abilities }),
  summary: 'One room',
});

const roomFacts = {
  code: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(100),
  kind: roomKind,
  /** Project approval or national standard that names a technical-business room (OS-2). */
  kindDocument: z.string().trim().min(1).max(200).nullable().optional(),
  usableAreaSqm: areaSqm.nullable().optional(),
  buildingAreaSqm: areaSqm.nullable().optional(),
  note: z.string().trim().max(500).nullable().optional(),
};
const refusals = ['places.room_code_taken', 'places.room_document_missing'];

export const createRoom = route({
  method: 'POST',
  path: '/places/rooms',
  permission: 'places.room.manage',
  body: z.object({ orgId: id, floorId: id, ...roomFacts, state: roomState.default('vacant') }),
  returns: z.object({ id }),
  status: 201,
  errors: [...refusals, 'places.unit_ended'],
  summary: 'Enter a room',
});

export const changeRoom = route({
  method: 'PATCH',
  path: '/places/rooms/:roomId',
  permission: 'places.room.manage',
  params: z.object({ roomId: id }),
  body: z.object(roomFacts).partial().extend({
    /** Another floor of the same building. */
    floorId: id.optional(),
    state: roomState.optional(),
    /** First day without use, when the room becomes vacant; today unless told. */
    vacantSince: day.optional(),
    version: z.int(),
  }),
  returns: z.object({ id, version: z.int() }),
  errors: refusals,
  summary: 'Change facts of a room',
});

export const transferRoom = route({
  method: 'POST',
  path: '/places/rooms/:roomId/transfer',
  permission: 'places.room.transfer',
  params: z.object({ roomId: id }),
  body: z.object({ toOrgId: id, reason, version: z.int() }),
  returns: z.object({ id, version: z.int() }),
  errors: ['places.unit_ended'],
  summary: 'Hand a room to another using unit',
});

export const removeRoom = route({
  method: 'POST',
  path: '/places/rooms/:roomId/remove',
  permission: 'places.room.manage',
  params: z.object({ roomId: id }),
  body: z.object({ reason, version: z.int() }),
  returns: 'none',
  errors: ['places.room_in_use'],
  summary: 'Remove a room entered by mistake: no record may refer to it',
});
