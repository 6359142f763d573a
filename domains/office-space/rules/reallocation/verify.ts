import { sqm } from '../areas.ts';
import { type Refused, refused } from '../refusals.ts';
import type { RoomNow, SeatNow, Task } from './model.ts';
import { type Arrangement, changesOf, type Handover, type Move, type RoomChange, seatsByRoom } from './outcome.ts';
import { capacityOf } from './patterns.ts';

/** A room that a choice of moves would leave against a rule. */
export interface Breach {
  readonly roomId: string;
  readonly refusal: Refused;
}

export interface Selection {
  readonly arrangement: Arrangement;
  readonly rooms: readonly RoomChange[];
  readonly breaches: readonly Breach[];
}

function breachOf(task: Task, room: RoomNow, change: RoomChange, will: readonly SeatNow[], orgId: string): Refused | null {
  const { question } = task;
  const came = will.filter((seat) => seat.roomId !== room.id);
  const { before, after } = change;
  const worse = before.verdict !== 'over' || (after.overDm2 ?? 0) > (before.overDm2 ?? 0);
  if (after.verdict === 'over' && worse) {
    const facts = { limit: sqm(after.allowedDm2 ?? 0), actual: sqm(after.areaDm2 ?? 0), params: { room: room.code } };
    return refused('office-space.reallocation_over_limit', 'standard-2014.room-limit', facts);
  }
  if (came.length === 0) return null;
  const params = { room: room.code };
  if (came.some((seat) => seat.orgId !== orgId)) return refused('office-space.reallocation_other_unit', 'measures-2017.use', { params });
  if (question.leadersAlone && will.length > 1 && will.some((seat) => seat.leader)) {
    return refused('office-space.reallocation_leader_shares', 'setting.reallocation', { params });
  }
  const most = capacityOf(room.areaDm2 ?? 0, question);
  if (will.length > most) {
    return refused('office-space.reallocation_room_full', 'setting.reallocation', {
      limit: String(most),
      actual: String(will.length),
      params,
    });
  }
  return null;
}

/**
 * What some of the proposed moves would leave, by the rules the whole was made by: a choice is not good because the whole was. A room handed to
 * another unit is handed over with the first move into it.
 */
export function verify(task: Task, moves: readonly Move[], handovers: readonly Handover[]): Selection {
  const to = new Map(moves.map((move) => [move.seatId, move.toRoomId]));
  const entered = new Set(moves.map((move) => move.toRoomId));
  const handed = handovers.filter((one) => entered.has(one.roomId));
  const arrangement = { roomOf: new Map(task.register.seats.map((seat) => [seat.id, to.get(seat.id) ?? seat.roomId])), handovers: handed };
  const rooms = changesOf(task, arrangement);
  const then = seatsByRoom(task, arrangement);
  const orgOf = new Map(handed.map((one) => [one.roomId, one.toOrgId]));
  const roomById = new Map(task.register.rooms.map((room) => [room.id, room]));
  const breaches = rooms.flatMap((change) => {
    const room = roomById.get(change.roomId) as RoomNow;
    const refusal = breachOf(task, room, change, then.get(room.id) ?? [], orgOf.get(room.id) ?? room.orgId);
    return refusal ? [{ roomId: room.id, refusal }] : [];
  });
  return { arrangement, rooms, breaches };
}
