import { presenceKey } from './classes.ts';
import { byText, type RoomNow, type SeatNow, type Task } from './model.ts';
import { type Arrangement, judge } from './outcome.ts';
import { capacityOf } from './patterns.ts';

/** Cost of one room with these seats, in hundredths of a point; `null` when the rules or the question do not allow it. */
function costIn(
  task: Task,
  presence: ReadonlySet<string>,
  room: RoomNow,
  was: readonly SeatNow[],
  will: readonly SeatNow[],
): number | null {
  const { question } = task;
  const { weights } = question;
  const came = will.filter((seat) => seat.roomId !== room.id);
  if (came.length > 0) {
    if (room.areaDm2 === null || room.blocked || room.toEmpty || will.length > capacityOf(room.areaDm2, question)) return null;
    if (came.some((seat) => seat.orgId !== room.orgId)) return null;
    if (question.leadersAlone && will.length > 1 && will.some((seat) => seat.leader)) return null;
  }
  if (will.length === 0) return 0;
  const check = judge(task, room, will);
  const over = check.verdict === 'over';
  if (over) {
    const before = judge(task, room, was);
    if (before.verdict !== 'over' || (check.overDm2 ?? 0) > (before.overDm2 ?? 0)) return null;
  }
  const strangers = came.filter((seat) => !presence.has(presenceKey(seat.orgId, room.floorId))).length;
  return (
    100 * weights.freeRoom +
    (over ? 100 * weights.clearRoom + weights.excessSqm * (check.overDm2 ?? 0) : 0) +
    (room.toEmpty ? 100 * weights.clearRoom : 0) +
    100 * weights.move * came.length +
    100 * weights.otherFloor * strangers
  );
}

/** The state of a search: seats of every room, and what one more step would bring. */
class Desk {
  readonly now: ReadonlyMap<string, readonly SeatNow[]>;
  readonly rooms: readonly RoomNow[];
  private readonly task: Task;
  private readonly presence: ReadonlySet<string>;
  private readonly seats = new Map<string, readonly SeatNow[]>();

  constructor(task: Task) {
    this.task = task;
    this.now = Map.groupBy(task.register.seats, (seat) => seat.roomId);
    this.rooms = [...task.register.rooms].sort((a, b) => byText(a.code, b.code) || byText(a.id, b.id));
    this.presence = new Set(this.rooms.flatMap((r) => (this.now.get(r.id) ?? []).map((seat) => presenceKey(seat.orgId, r.floorId))));
    for (const room of this.rooms) this.seats.set(room.id, this.now.get(room.id) ?? []);
  }

  in(room: RoomNow): readonly SeatNow[] {
    return this.seats.get(room.id) ?? [];
  }

  cost(room: RoomNow, seats: readonly SeatNow[] = this.in(room)): number | null {
    return costIn(this.task, this.presence, room, this.now.get(room.id) ?? [], seats);
  }

  set(room: RoomNow, seats: readonly SeatNow[]): void {
    this.seats.set(room.id, seats);
  }

  /** The room where one more person costs least, and by how much. */
  bestPlace(seat: SeatNow, without: RoomNow): { room: RoomNow; gain: number } | null {
    let best: { room: RoomNow; gain: number } | null = null;
    for (const room of this.rooms) {
      if (room.id === without.id) continue;
      const before = this.cost(room);
      const after = this.cost(room, [...this.in(room), seat]);
      if (before === null || after === null) continue;
      const gain = before - after;
      if (!best || gain > best.gain) best = { room, gain };
    }
    return best;
  }
}

/** Moves everybody out of a room, one after the other to the best place; undone when it does not pay. */
function tryEmpty(desk: Desk, room: RoomNow): boolean {
  const here = desk.in(room);
  if (here.length === 0 || here.some((seat) => seat.fixed) || room.blocked) return false;
  const before = new Map(desk.rooms.map((one) => [one, desk.in(one)]));
  let gain = desk.cost(room) ?? 0;
  desk.set(room, []);
  for (const seat of here) {
    const place = desk.bestPlace(seat, room);
    if (!place) {
      gain = -1;
      break;
    }
    gain += place.gain;
    desk.set(place.room, [...desk.in(place.room), seat]);
  }
  if (gain > 0) return true;
  for (const [one, seats] of before) desk.set(one, seats);
  return false;
}

/** Brings one person into a room, the one whose move pays most. */
function tryFill(desk: Desk, room: RoomNow): boolean {
  const here = desk.cost(room);
  if (here === null) return false;
  let best: { from: RoomNow; seat: SeatNow; gain: number } | null = null;
  for (const from of desk.rooms) {
    if (from.id === room.id || from.blocked) continue;
    const there = desk.cost(from);
    if (there === null) continue;
    for (const seat of desk.in(from)) {
      if (seat.fixed) continue;
      const left = desk.cost(
        from,
        desk.in(from).filter((one) => one !== seat),
      );
      const filled = desk.cost(room, [...desk.in(room), seat]);
      if (left === null || filled === null) continue;
      const gain = here + there - left - filled;
      if (gain > 0 && (!best || gain > best.gain)) best = { from, seat, gain };
    }
  }
  if (!best) return false;
  const { from, seat } = best;
  desk.set(
    from,
    desk.in(from).filter((one) => one !== seat),
  );
  desk.set(room, [...desk.in(room), seat]);
  return true;
}

/** The most rounds of looking again after something has moved. */
const ROUNDS = 20;

/**
 * What a careful clerk would do: go through the rooms, worst first, bring one person in or empty the room where that pays at once, until
 * nothing pays any more. Same rules, same points; no room changes its unit. The floor that the proved optimum is measured against.
 */
export function greedy(task: Task): Arrangement {
  const desk = new Desk(task);
  for (let round = 0; round < ROUNDS; round += 1) {
    let changed = false;
    const order = [...desk.rooms].sort((a, b) => (desk.cost(b) ?? 0) - (desk.cost(a) ?? 0));
    for (const room of order) {
      if (desk.in(room).length === 0) continue;
      while (tryFill(desk, room)) changed = true;
      if (tryEmpty(desk, room)) changed = true;
    }
    if (!changed) break;
  }
  return { roomOf: new Map(desk.rooms.flatMap((room) => desk.in(room).map((seat) => [seat.id, room.id] as const))), handovers: [] };
}
