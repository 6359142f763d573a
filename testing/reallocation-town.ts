import type { Rank } from '#domains/office-space/rules/ranks.ts';
import {
  defaultQuestion,
  type Question,
  type Register,
  type RoomNow,
  type SeatNow,
  type Task,
} from '#domains/office-space/rules/reallocation/model.ts';
import { openRuleBook } from '#domains/office-space/rules/rule-book.ts';

/** A number from 0 up to 1, the same on every run for one seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface TownSize {
  readonly rooms: number;
  readonly people: number;
  readonly units: number;
  readonly floors: number;
}

/**
 * An office building as they are found: rooms of many sizes, units spread over floors, some rooms too large for who sits there, some empty.
 * Made from a seed and pure, for benches and property tests.
 */
export function town(seed: number, size: TownSize, question: Partial<Question> = {}): Task {
  const opened = openRuleBook('2026-01-01');
  if (!opened.ok) throw new Error('no rules in force');
  const chance = chanceOf(seed);
  const below = (n: number): number => Math.floor(chance() * n);
  const rooms: RoomNow[] = [];
  for (let n = 0; n < size.rooms; n += 1) {
    const floor = Math.floor((n * size.floors) / size.rooms);
    const unit = Math.min(size.units - 1, Math.floor((n * size.units) / size.rooms + chance() * 1.2));
    const areaDm2 = 900 + 30 * below(90);
    rooms.push({
      id: `r${n}`,
      code: `${floor + 1}${String(n).padStart(3, '0')}`,
      floorId: `f${floor}`,
      orgId: `u${unit}`,
      areaDm2,
      blocked: chance() < 0.01,
      toEmpty: false,
    });
  }
  const seats: SeatNow[] = [];
  const free = new Map(rooms.map((room) => [room.id, Math.min(4, Math.floor((room.areaDm2 ?? 0) / 600))]));
  for (let n = 0; n < size.people; n += 1) {
    const leader = chance() < 0.06;
    const rank: Rank = leader ? (chance() < 0.3 ? 'M3' : 'M4') : 'M5';
    const open = rooms.filter((room) =>
      leader ? free.get(room.id) === Math.min(4, Math.floor((room.areaDm2 ?? 0) / 600)) : (free.get(room.id) ?? 0) > 0,
    );
    const room = open[below(open.length)];
    if (!room) continue;
    free.set(room.id, leader ? 0 : (free.get(room.id) ?? 0) - 1);
    seats.push({ id: `s${n}`, personId: `p${n}`, roomId: room.id, orgId: room.orgId, rank, leader, fixed: chance() < 0.02 });
  }
  const register: Register = { rooms, seats };
  return { register, question: { ...defaultQuestion, ...question }, book: opened.book };
}
