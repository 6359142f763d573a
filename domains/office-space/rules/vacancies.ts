import type { Dm2 } from './areas.ts';
import type { Need } from './need.ts';
import { refused, type Verdict } from './refusals.ts';

/** A vacant room as the fitting reads it. */
export interface Vacancy {
  readonly roomId: string;
  readonly buildingId: string;
  readonly areaDm2: Dm2;
  /** Of the asking unit itself. */
  readonly own: boolean;
  /** From the building of the asking unit; `null` where a place is not known. */
  readonly distanceM: number | null;
  /** Promised to another request. */
  readonly promised: boolean;
}

/** Alone, or with others of the same building. Label: `enum.office-space.fit.<code>`. */
export const fits = ['whole', 'part'] as const;
export type Fit = (typeof fits)[number];

const near = (a: Vacancy): number => (a.own ? -1 : (a.distanceM ?? Number.MAX_SAFE_INTEGER));

/** Rooms of one building that together reach the need without passing the ceiling, the largest first; none when they cannot. */
function joined<V extends Vacancy>(need: Need, rooms: readonly V[]): readonly V[] {
  const taken: V[] = [];
  let sum = 0;
  for (const room of [...rooms].sort((a, b) => b.areaDm2 - a.areaDm2 || (a.roomId < b.roomId ? -1 : 1))) {
    if (room.areaDm2 < need.leastDm2 || sum + room.areaDm2 > need.ceilingDm2) continue;
    taken.push(room);
    sum += room.areaDm2;
    if (sum >= need.floorDm2) return taken;
  }
  return [];
}

/**
 * Every vacancy that serves a need, the unit's own first, then by distance: a room that is large enough and not above what the persons may
 * have, or several of one building. Rooms farther than the setting's kilometres serve nobody; where a distance is not known a room is
 * taken to be near. The one function of screen, ladder, approval and refusal.
 */
export function fittingVacancies<V extends Vacancy>(need: Need, rooms: readonly V[], withinKm: string): readonly { room: V; fit: Fit }[] {
  const withinM = Number(withinKm) * 1000;
  const free = rooms.filter((room) => !room.promised && (room.own || (room.distanceM ?? 0) <= withinM));
  const whole = free.filter((room) => room.areaDm2 >= need.floorDm2 && room.areaDm2 <= need.ceilingDm2);
  const alone = new Set(whole.map((room) => room.roomId));
  const parts = [...Map.groupBy(free, (room) => room.buildingId).values()]
    .filter((inside) => !inside.some((room) => alone.has(room.roomId)))
    .flatMap((inside) => joined(need, inside));
  const found: { room: V; fit: Fit }[] = [
    ...whole.map((room) => ({ room, fit: 'whole' as const })),
    ...parts.map((room) => ({ room, fit: 'part' as const })),
  ];
  return found.sort((a, b) => near(a.room) - near(b.room) || a.fit.localeCompare(b.fit) * -1 || (a.room.roomId < b.room.roomId ? -1 : 1));
}

/** OS-21, OS-22: nothing is rented while an idle room fits. Refuses with `office-space.idle_room_fits`, naming the rooms. */
export function checkRenting(idle: readonly string[]): Verdict<object> {
  if (idle.length === 0) return { ok: true };
  return refused('office-space.idle_room_fits', 'regulation-2012.renting', {
    limit: '0',
    actual: String(idle.length),
    params: { rooms: idle.slice(0, 5).join('、') },
  });
}

const EARTH_M = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two places in degrees, along the great circle; `null` when a place is not known. */
export function distanceM(a: readonly [string, string] | null, b: readonly [string, string] | null): number | null {
  if (a === null || b === null) return null;
  const [lonA, latA, lonB, latB] = [a[0], a[1], b[0], b[1]].map((text) => radians(Number(text))) as [number, number, number, number];
  const h = Math.sin((latB - latA) / 2) ** 2 + Math.cos(latA) * Math.cos(latB) * Math.sin((lonB - lonA) / 2) ** 2;
  return Math.round(2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h))));
}
