import type { Rank } from '../ranks.ts';
import { byText, type Register, type RoomNow, type SeatNow } from './model.ts';

/** Interchangeable persons: same using unit, rank and standing. */
export interface PersonClass {
  readonly key: string;
  readonly orgId: string;
  readonly rank: Rank | null;
  readonly leader: boolean;
  readonly count: number;
}

/** Interchangeable rooms: same floor, unit, area, occupants by class and orders; one column of the program serves them all. */
export interface RoomType {
  readonly key: string;
  readonly floorId: string;
  readonly orgId: string;
  readonly areaDm2: number | null;
  readonly blocked: boolean;
  readonly toEmpty: boolean;
  /** Persons today, by class. */
  readonly now: readonly number[];
  /** Of these, the ones who do not move. */
  readonly fixed: readonly number[];
  /** By code. */
  readonly rooms: readonly RoomNow[];
}

export interface Classes {
  readonly classes: readonly PersonClass[];
  readonly types: readonly RoomType[];
  /** Floors on which a unit has somebody today, as `unit floor`. */
  readonly presence: ReadonlySet<string>;
}

export const classKey = (seat: Pick<SeatNow, 'orgId' | 'rank' | 'leader'>): string =>
  `${seat.orgId} ${seat.rank ?? '-'}${seat.leader ? ' leader' : ''}`;

export const presenceKey = (orgId: string, floorId: string): string => `${orgId} ${floorId}`;

/** Gathers persons and rooms that the rules cannot tell apart. */
export function classify(register: Register): Classes {
  const byKey = Map.groupBy(register.seats, classKey);
  const classes = [...byKey]
    .map(([key, [first, ...rest]]) => {
      const { orgId, rank, leader } = first as SeatNow;
      return { key, orgId, rank, leader, count: rest.length + 1 };
    })
    .sort((a, b) => byText(a.key, b.key));
  const at = new Map(classes.map((one, index) => [one.key, index]));
  const seatsIn = Map.groupBy(register.seats, (seat) => seat.roomId);
  const tally = (seats: readonly SeatNow[]): number[] => {
    const counts = classes.map(() => 0);
    for (const seat of seats) {
      const index = at.get(classKey(seat)) as number;
      counts[index] = (counts[index] as number) + 1;
    }
    return counts;
  };

  const types = new Map<string, RoomType & { rooms: RoomNow[] }>();
  const presence = new Set<string>();
  for (const room of [...register.rooms].sort((a, b) => byText(a.code, b.code) || byText(a.id, b.id))) {
    const seats = seatsIn.get(room.id) ?? [];
    for (const seat of seats) presence.add(presenceKey(seat.orgId, room.floorId));
    const { floorId, orgId, areaDm2, toEmpty } = room;
    const blocked = room.blocked || areaDm2 === null;
    const now = tally(seats);
    const fixed = tally(seats.filter((seat) => seat.fixed));
    const key = [orgId, floorId, areaDm2 ?? '-', blocked ? 'blocked' : '', toEmpty ? 'empty' : '', now.join(), fixed.join()].join(' ');
    const known = types.get(key);
    if (known) known.rooms.push(room);
    else types.set(key, { key, floorId, orgId, areaDm2, blocked, toEmpty, now, fixed, rooms: [room] });
  }
  return { classes, types: [...types.values()].sort((a, b) => byText(a.key, b.key)), presence };
}
