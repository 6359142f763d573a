import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { roomKind, roomState, sqm } from './words.ts';

/** A room as it stands in the house. `orgId` is the using unit, or the managing unit while the room waits for allocation. */
export const room = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  campusId: id.nullable(),
  campusName: z.string().nullable(),
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
  vacantSince: day.nullable(),
  note: z.string().nullable(),
  version: z.int32(),
});
export type Room = z.infer<typeof room>;

export const getRoom = route({
  method: 'GET',
  path: '/places/rooms/:roomId',
  permission: 'places.place.read',
  params: z.object({ roomId: id }),
  returns: room.extend({ abilities }),
  summary: 'Physical facts of one room',
});
