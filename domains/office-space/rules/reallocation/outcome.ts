import { sqm } from '../areas.ts';
import { checkRoom, type RoomCheck } from '../room-check.ts';
import { type Classes, classKey, presenceKey } from './classes.ts';
import { byText, type RoomNow, type SeatNow, type Task } from './model.ts';
import type { Pattern } from './patterns.ts';

/** Why a person moves. Label: `enum.office-space.reallocation_reason.<code>`. */
export const moveReasons = ['clears-room', 'shares-room', 'frees-floor', 'frees-room', 'makes-place'] as const;
export type MoveReason = (typeof moveReasons)[number];

export interface Move {
  readonly seatId: string;
  readonly personId: string;
  readonly fromRoomId: string;
  readonly toRoomId: string;
  readonly reasons: readonly MoveReason[];
}

/** A room handed to another unit before somebody is moved into it. */
export interface Handover {
  readonly roomId: string;
  readonly fromOrgId: string;
  readonly toOrgId: string;
}

/** Figures that are compared between today, the greedy way and the proved optimum. */
export interface Figures {
  readonly overRooms: number;
  readonly overSqm: string;
  readonly usedRooms: number;
  readonly freedRooms: number;
  readonly freedSqm: string;
  readonly freedFloors: number;
  readonly clearedRooms: number;
  readonly moves: number;
  readonly transfers: number;
  /** Points of the objective, in hundredths; less is better. */
  readonly points: number;
}

export interface RoomChange {
  readonly roomId: string;
  readonly before: RoomCheck;
  readonly after: RoomCheck;
  readonly personsBefore: number;
  readonly personsAfter: number;
}

/** Where everybody sits: room of each seat, with the unit of rooms handed over. */
export interface Arrangement {
  /** Seat id → room id. */
  readonly roomOf: ReadonlyMap<string, string>;
  readonly handovers: readonly Handover[];
}

export const today = (task: Pick<Task, 'register'>): Arrangement => ({
  roomOf: new Map(task.register.seats.map((seat) => [seat.id, seat.roomId])),
  handovers: [],
});

export function seatsByRoom(task: Pick<Task, 'register'>, arrangement: Arrangement): ReadonlyMap<string, readonly SeatNow[]> {
  return Map.groupBy(task.register.seats, (seat) => arrangement.roomOf.get(seat.id) as string);
}

/** The rule of one room (OS-11) over these seats. */
export const judge = (task: Pick<Task, 'book'>, room: RoomNow, seats: readonly SeatNow[]): RoomCheck =>
  checkRoom(task.book, { kind: 'office', state: 'in-use', areaDm2: room.areaDm2, seats: seats.map((seat) => seat.rank) });

/** Gives the chosen numbers back to persons: whoever may stay stays; who leaves goes to the nearest room that takes the class. */
export function arrange(task: Task, sets: Classes, chosen: ReadonlyMap<number, readonly Pattern[]>): Arrangement {
  const seatsIn = Map.groupBy(task.register.seats, (seat) => seat.roomId);
  const roomOf = new Map<string, string>();
  const leaving = new Map<number, { seat: SeatNow; from: RoomNow }[]>();
  const open = new Map<number, RoomNow[]>();
  const handovers: Handover[] = [];
  for (const [at, type] of sets.types.entries()) {
    for (const [place, room] of type.rooms.entries()) {
      const pattern = chosen.get(at)?.[place];
      const wanted = new Map(pattern?.seats ?? type.now.map((n, index) => [index, n] as const));
      if (pattern?.transferred) handovers.push({ roomId: room.id, fromOrgId: room.orgId, toOrgId: pattern.orgId });
      const byClass = Map.groupBy(seatsIn.get(room.id) ?? [], classKey);
      for (const [index, one] of sets.classes.entries()) {
        const here = [...(byClass.get(one.key) ?? [])].sort((a, b) => Number(b.fixed) - Number(a.fixed) || byText(a.id, b.id));
        const n = wanted.get(index) ?? 0;
        for (const seat of here.slice(0, n)) roomOf.set(seat.id, room.id);
        const gone = here.slice(n).map((seat) => ({ seat, from: room }));
        leaving.set(index, [...(leaving.get(index) ?? []), ...gone]);
        const came = Array.from({ length: Math.max(0, n - here.length) }, () => room);
        open.set(index, [...(open.get(index) ?? []), ...came]);
      }
    }
  }
  for (const [index, people] of leaving) {
    const places = [...(open.get(index) ?? [])].sort((a, b) => byText(a.code, b.code) || byText(a.id, b.id));
    people.sort((a, b) => byText(a.from.code, b.from.code) || byText(a.seat.id, b.seat.id));
    for (const { seat, from } of people) {
      const near = places.findIndex((room) => room.floorId === from.floorId);
      const [room] = places.splice(Math.max(near, 0), 1);
      roomOf.set(seat.id, room?.id ?? seat.roomId);
    }
  }
  handovers.sort((a, b) => byText(a.roomId, b.roomId));
  return { roomOf, handovers };
}

export function changesOf(task: Task, after: Arrangement): readonly RoomChange[] {
  const before = seatsByRoom(task, today(task));
  const then = seatsByRoom(task, after);
  const touched = new Set(
    task.register.seats.flatMap((seat) => {
      const to = after.roomOf.get(seat.id) as string;
      return to === seat.roomId ? [] : [seat.roomId, to];
    }),
  );
  return task.register.rooms
    .filter((room) => touched.has(room.id))
    .sort((a, b) => byText(a.code, b.code) || byText(a.id, b.id))
    .map((room) => {
      const was = before.get(room.id) ?? [];
      const will = then.get(room.id) ?? [];
      return {
        roomId: room.id,
        before: judge(task, room, was),
        after: judge(task, room, will),
        personsBefore: was.length,
        personsAfter: will.length,
      };
    });
}

function freedFloors(task: Task, after: Arrangement): ReadonlySet<string> {
  const then = seatsByRoom(task, after);
  const used = new Set(task.register.seats.map((seat) => seat.roomId));
  const byFloor = Map.groupBy(task.register.rooms, (room) => room.floorId);
  return new Set(
    [...byFloor].flatMap(([floorId, rooms]) => (rooms.some((r) => used.has(r.id)) && !rooms.some((r) => then.has(r.id)) ? [floorId] : [])),
  );
}

/** The moves with the reasons of each, those into rooms that stand empty first, so that nobody waits in a corridor. */
export function movesOf(task: Task, after: Arrangement): readonly Move[] {
  const changes = new Map(changesOf(task, after).map((change) => [change.roomId, change]));
  const rooms = new Map(task.register.rooms.map((room) => [room.id, room]));
  const floors = freedFloors(task, after);
  const reasonsOf = (from: RoomChange, to: RoomChange): MoveReason[] => {
    const reasons: MoveReason[] = [];
    if (from.before.verdict === 'over' && from.after.verdict !== 'over') reasons.push('clears-room');
    if (to.before.verdict === 'over' && to.after.verdict !== 'over') reasons.push('shares-room');
    if (from.personsAfter === 0) reasons.push(floors.has(rooms.get(from.roomId)?.floorId ?? '') ? 'frees-floor' : 'frees-room');
    return reasons.length > 0 ? reasons : ['makes-place'];
  };
  const code = (id: string): string => rooms.get(id)?.code ?? '';
  const waiting = task.register.seats
    .filter((seat) => after.roomOf.get(seat.id) !== seat.roomId)
    .map((seat) => ({ seat, to: after.roomOf.get(seat.id) as string }))
    .sort((a, b) => byText(code(a.to), code(b.to)) || byText(code(a.seat.roomId), code(b.seat.roomId)) || byText(a.seat.id, b.seat.id));
  const ordered: Move[] = [];
  while (waiting.length > 0) {
    const blocked = new Set(waiting.map((move) => move.seat.roomId));
    const next = Math.max(
      waiting.findIndex((move) => !blocked.has(move.to)),
      0,
    );
    const [{ seat, to }] = waiting.splice(next, 1) as [(typeof waiting)[number]];
    const reasons = reasonsOf(changes.get(seat.roomId) as RoomChange, changes.get(to) as RoomChange);
    ordered.push({ seatId: seat.id, personId: seat.personId, fromRoomId: seat.roomId, toRoomId: to, reasons });
  }
  return ordered;
}

/** The figures of an arrangement, counted from the seats themselves and not from the program that found it. */
export function figuresOf(task: Task, after: Arrangement): Figures {
  const { weights } = task.question;
  const before = seatsByRoom(task, today(task));
  const then = seatsByRoom(task, after);
  const presence = new Set(task.register.rooms.flatMap((r) => (before.get(r.id) ?? []).map((seat) => presenceKey(seat.orgId, r.floorId))));
  let [overRooms, overDm2, usedRooms, freedRooms, freedDm2, clearedRooms, moves, strangers] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const room of task.register.rooms) {
    const was = before.get(room.id) ?? [];
    const will = then.get(room.id) ?? [];
    const check = will.length > 0 ? judge(task, room, will) : null;
    if (check?.verdict === 'over') {
      overRooms += 1;
      overDm2 += check.overDm2 ?? 0;
    } else if (was.length > 0 && judge(task, room, was).verdict === 'over') clearedRooms += 1;
    if (will.length > 0) usedRooms += 1;
    else if (was.length > 0) {
      freedRooms += 1;
      freedDm2 += room.areaDm2 ?? 0;
    }
    for (const seat of will) {
      if (seat.roomId === room.id) continue;
      moves += 1;
      if (!presence.has(presenceKey(seat.orgId, room.floorId))) strangers += 1;
    }
  }
  const floors = freedFloors(task, after).size;
  const points =
    100 * weights.clearRoom * overRooms +
    weights.excessSqm * overDm2 +
    100 * weights.freeRoom * usedRooms +
    100 * weights.move * moves +
    100 * weights.otherFloor * strangers +
    100 * weights.transfer * after.handovers.length -
    100 * weights.freeFloor * floors;
  return {
    overRooms,
    overSqm: sqm(overDm2),
    usedRooms,
    freedRooms,
    freedSqm: sqm(freedDm2),
    freedFloors: floors,
    clearedRooms,
    moves,
    transfers: after.handovers.length,
    points,
  };
}
