import type { Chance } from './chance.ts';
import type { PlannedPerson, PlannedUnit } from './plan-units.ts';
import type { DemoSize } from './size.ts';
import { ancillaryRooms, districts, equipmentRooms, serviceRooms } from './words.ts';

export interface PlannedCampus {
  readonly code: string;
  readonly name: string;
  readonly seat: string;
  readonly divisionCode: string;
  readonly at: readonly [number, number];
}

export interface PlannedBuilding {
  readonly code: string;
  readonly name: string;
  readonly seat: string;
  readonly campus: string | null;
  readonly divisionCode: string;
  readonly at: readonly [number, number];
  readonly storeys: number;
  readonly builtYear: number;
  readonly structure: string;
}

export interface PlannedRoom {
  readonly building: string;
  readonly level: number;
  readonly code: string;
  readonly name: string;
  readonly kind: 'office' | 'service' | 'equipment' | 'ancillary' | 'technical-business';
  readonly kindDocument: string | null;
  readonly areaSqm: string;
  /** Using unit; null: waits for allocation at the administration of the seat. */
  readonly unit: string | null;
  /** People seated here, by key. */
  readonly seats: readonly string[];
  /** Months without use; null while used. */
  readonly vacantMonths: number | null;
}

export interface PlannedPlaces {
  readonly campuses: PlannedCampus[];
  readonly buildings: PlannedBuilding[];
  readonly rooms: PlannedRoom[];
}

type Wish = Omit<PlannedRoom, 'building' | 'level' | 'code'>;

/** Limits of T1 in m², for planning rooms that fit; the platform's rules judge by their own tables. */
const fitting: Readonly<Record<string, number>> = { M3: 24, M4: 18, M5: 9, K3: 18, K4: 12, K5: 9, T1: 24, T2: 18, T3: 9 };

/** Rooms a body asks for: heads and deputies alone, staff by twos and threes, and what serves them. */
function wishes(unit: PlannedUnit, chance: Chance): Wish[] {
  if (unit.people.length === 0) return [];
  const rooms: Wish[] = [];
  const office = (people: readonly PlannedPerson[], areaSqm: number): Wish => ({
    name: people.length === 1 && people[0]?.leads ? `${people[0].title}室` : '办公室',
    kind: 'office',
    kindDocument: null,
    areaSqm: areaSqm.toFixed(2),
    unit: unit.key,
    seats: people.map((p) => p.key),
    vacantMonths: null,
  });
  const other = (name: string, kind: Wish['kind'], areaSqm: number, kindDocument: string | null = null): Wish => ({
    name,
    kind,
    kindDocument,
    areaSqm: areaSqm.toFixed(2),
    unit: unit.key,
    seats: [],
    vacantMonths: null,
  });
  for (const leader of unit.people.filter((p) => p.leads))
    rooms.push(office([leader], (fitting[leader.rank] ?? 12) - chance.between(0, 3) - chance.between(0, 9) / 10));
  const staff = unit.people.filter((p) => !p.leads);
  for (let i = 0; i < staff.length; ) {
    const together = staff.slice(i, i + (chance.often(0.5) ? 2 : 3));
    i += together.length;
    const allowed = together.reduce((n, p) => n + (fitting[p.rank] ?? 9), 0);
    // A few rooms are a little too large, as in every city.
    rooms.push(
      office(together, chance.often(0.03) ? allowed + chance.between(1, 6) : allowed - chance.between(0, 4) - chance.between(0, 9) / 10),
    );
  }
  const heads = unit.people.length;
  for (let i = 0; i < Math.max(1, Math.round(heads / 14)); i += 1)
    rooms.push(other(chance.pick(serviceRooms), 'service', 20 + chance.between(0, 40)));
  if (heads >= 20) rooms.push(other(chance.pick(equipmentRooms), 'equipment', 8 + chance.between(0, 12)));
  if (heads >= 40 && chance.often(0.3))
    rooms.push(other('业务技术用房', 'technical-business', 40 + chance.between(0, 60), `示范立项〔2019〕${chance.between(10, 99)}号`));
  return rooms;
}

const near = (at: readonly [number, number], chance: Chance, spread: number): [number, number] => [
  Number((at[0] + (chance.next() - 0.5) * spread).toFixed(6)),
  Number((at[1] + (chance.next() - 0.5) * spread).toFixed(6)),
];

/** Lays the wished rooms of a seat out over its buildings, floor by floor; what stays free is vacant or serves the whole building. */
class SeatPlanner {
  readonly #places: PlannedPlaces;
  readonly #size: DemoSize;
  readonly #chance: Chance;

  constructor(places: PlannedPlaces, size: DemoSize, chance: Chance) {
    this.#places = places;
    this.#size = size;
    this.#chance = chance;
  }

  buildings(
    seat: { key: string; name: string; divisionCode: string; at: readonly [number, number]; spread: number },
    count: number,
    perCampus: number,
    wished: number,
  ): PlannedBuilding[] {
    const { campuses, buildings } = this.#places;
    const made: PlannedBuilding[] = [];
    const storeys = Math.min(14, Math.max(2, Math.ceil((wished * 1.15) / count / this.#size.roomsPerFloor)));
    for (let i = 0; i < count; i += 1) {
      const serial = Math.floor(i / perCampus) + 1;
      const code = `${seat.key.toUpperCase()}-Y${serial}`;
      if (perCampus > 0 && i % perCampus === 0) {
        campuses.push({
          code,
          name: `${seat.name}示范${['第一', '第二', '第三', '第四', '第五', '第六', '第七', '第八'][serial - 1] ?? serial}院区`,
          seat: seat.key,
          divisionCode: seat.divisionCode,
          at: near(seat.at, this.#chance, seat.spread),
        });
      }
      const campus = perCampus > 0 ? campuses.at(-1) : undefined;
      made.push({
        code: `${seat.key.toUpperCase()}-L${String(i + 1).padStart(2, '0')}`,
        name: `${campus?.name ?? `${seat.name}示范`}${(i % Math.max(1, perCampus)) + 1}号楼`,
        seat: seat.key,
        campus: campus?.code ?? null,
        divisionCode: seat.divisionCode,
        at: near(campus?.at ?? seat.at, this.#chance, campus ? 0.003 : seat.spread),
        storeys,
        builtYear: this.#chance.between(1985, 2021),
        structure: this.#chance.pick(['reinforced-concrete', 'reinforced-concrete', 'brick-concrete', 'steel-concrete']),
      });
    }
    buildings.push(...made);
    return made;
  }

  fill(buildings: readonly PlannedBuilding[], wished: readonly Wish[]): void {
    const queue = [...wished];
    for (const b of buildings) {
      for (let level = 1; level <= b.storeys; level += 1) {
        for (let n = 1; n <= this.#size.roomsPerFloor; n += 1) {
          const wish = queue.length > 0 && !this.#chance.often(0.08) ? queue.shift() : this.#free(level, n);
          if (wish) this.#places.rooms.push({ ...wish, building: b.code, level, code: `${level}${String(n).padStart(2, '0')}` });
        }
      }
    }
    const last = buildings.at(-1) as PlannedBuilding;
    for (const [i, wish] of queue.entries()) this.#places.rooms.push({ ...wish, building: last.code, level: 1, code: `1${50 + i}` });
  }

  #free(level: number, n: number): Wish | null {
    const c = this.#chance;
    if (level === 1 && n <= 4)
      return {
        name: ancillaryRooms[n - 1] ?? '附属用房',
        kind: 'ancillary',
        kindDocument: null,
        areaSqm: (20 + c.between(0, 60)).toFixed(2),
        unit: null,
        seats: [],
        vacantMonths: null,
      };
    if (c.often(0.12)) return null;
    return {
      name: '待配置用房',
      kind: 'office',
      kindDocument: null,
      areaSqm: (15 + c.between(0, 20)).toFixed(2),
      unit: null,
      seats: [],
      vacantMonths: c.between(1, 5),
    };
  }
}

/** Plans campuses, buildings and rooms, and who sits where. */
export function planPlaces(units: readonly PlannedUnit[], size: DemoSize, chance: Chance): PlannedPlaces {
  const places: PlannedPlaces = { campuses: [], buildings: [], rooms: [] };
  const planner = new SeatPlanner(places, size, chance);
  const bySeat = Map.groupBy(units, (u) => u.seat);
  let towns = 0;
  for (const [seat, here] of bySeat) {
    const wished = here.flatMap((u) => wishes(u, chance));
    if (wished.length === 0) continue;
    const district = districts.find((d) => seat.startsWith(d.code)) ?? districts[0];
    const town = here.find((u) => u.kind === 'town');
    const name = seat === 'city' ? '' : (town?.name.replace('示范机关', '') ?? district.name);
    const where = { key: seat, name, divisionCode: here[0]?.divisionCode ?? '320400', at: district.at, spread: town ? 0.18 : 0.05 };
    if (town) towns += 1;
    const [count, perCampus] = seat === 'city' ? [size.buildings[0], 3] : town ? [1, towns % 2] : [size.buildings[1], 3];
    planner.fill(planner.buildings(where, count, perCampus, wished.length), wished);
  }
  return places;
}
