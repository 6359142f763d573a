import { byText, type Register } from './model.ts';

/** What changed in the register since a proposal was computed. Label: `enum.office-space.reallocation_drift.<code>`. */
export const driftCodes = ['room-changed', 'room-gone', 'person-left', 'person-came', 'person-changed'] as const;
export type DriftCode = (typeof driftCodes)[number];

export interface Drift {
  readonly code: DriftCode;
  readonly roomId: string;
  readonly personId: string | null;
}

/** Compares the register a proposal was made from with the one of today; rooms and persons are named by id, in a steady order. */
export function driftOf(then: Register, now: Register): readonly Drift[] {
  const found: Drift[] = [];
  const roomsNow = new Map(now.rooms.map((room) => [room.id, room]));
  for (const room of then.rooms) {
    const current = roomsNow.get(room.id);
    if (!current) found.push({ code: 'room-gone', roomId: room.id, personId: null });
    else if (current.areaDm2 !== room.areaDm2 || current.orgId !== room.orgId || current.floorId !== room.floorId)
      found.push({ code: 'room-changed', roomId: room.id, personId: null });
  }
  const seatsNow = new Map(now.seats.map((seat) => [seat.id, seat]));
  const seatsThen = new Set(then.seats.map((seat) => seat.id));
  for (const seat of then.seats) {
    const current = seatsNow.get(seat.id);
    if (!current) found.push({ code: 'person-left', roomId: seat.roomId, personId: seat.personId });
    else if (current.rank !== seat.rank || current.leader !== seat.leader)
      found.push({ code: 'person-changed', roomId: seat.roomId, personId: seat.personId });
  }
  for (const seat of now.seats)
    if (!seatsThen.has(seat.id)) found.push({ code: 'person-came', roomId: seat.roomId, personId: seat.personId });
  return found.sort((a, b) => byText(a.roomId, b.roomId) || byText(a.code, b.code) || byText(a.personId ?? '', b.personId ?? ''));
}
