import { completeSocialCreditCode } from '#shared/codes/social-credit-code.ts';
import type { Chance } from './chance.ts';
import type { DemoSize } from './size.ts';
import { cityBodies, districtBodies, districts, givenNames, surnames, townBodies } from './words.ts';

/** A body of the city as the plan knows it; `key` names it within the plan. */
export interface PlannedUnit {
  readonly key: string;
  readonly parent: string | null;
  readonly name: string;
  readonly kind: string;
  readonly adminLevel: 'city' | 'district' | 'town' | 'village';
  readonly limitLevel: 'M' | 'K' | 'T';
  readonly divisionCode: string;
  readonly creditCode: string | null;
  /** Where its people sit: the buildings of this seat. */
  readonly seat: string;
  readonly people: readonly PlannedPerson[];
}

export interface PlannedPerson {
  readonly key: string;
  readonly name: string;
  readonly staffNo: string;
  readonly gender: 'male' | 'female';
  readonly title: string;
  readonly rank: string;
  readonly leads: boolean;
}

export interface TownRow {
  readonly code: string;
  readonly name: string;
  readonly village: { readonly code: string; readonly name: string } | null;
}

const titles: Readonly<Record<'M' | 'K' | 'T', readonly [string, string, string]>> = {
  M: ['局长', '副局长', '科员'],
  K: ['局长', '副局长', '科员'],
  T: ['主任', '副主任', '科员'],
};
const ranksOf: Readonly<Record<'M' | 'K' | 'T', readonly [string, string, string]>> = {
  M: ['M3', 'M4', 'M5'],
  K: ['K3', 'K4', 'K5'],
  T: ['T1', 'T2', 'T3'],
};

export class UnitPlanner {
  readonly units: PlannedUnit[] = [];
  #serial = 0;
  readonly #chance: Chance;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** Adds a body with about `size` people: a head, deputies, the rest staff. */
  add(unit: Omit<PlannedUnit, 'people' | 'creditCode'>, size: number): void {
    this.#serial += 1;
    const about = size === 0 ? 0 : Math.max(3, Math.round(size * (0.8 + this.#chance.next() * 0.4)));
    const deputies = size >= 20 ? 3 : size >= 8 ? 2 : 1;
    const people = Array.from({ length: about }, (_, i) => this.#person(unit, i, i === 0 ? 0 : i <= deputies ? 1 : 2));
    this.units.push({ ...unit, people, creditCode: unit.kind === 'group' ? null : this.#creditCode(unit.divisionCode) });
  }

  #person(unit: Pick<PlannedUnit, 'key' | 'limitLevel'>, index: number, step: 0 | 1 | 2): PlannedPerson {
    const c = this.#chance;
    return {
      key: `${unit.key}/${index}`,
      name: c.pick(surnames) + c.pick(givenNames),
      staffNo: String(this.#serial).padStart(4, '0') + String(index + 1).padStart(3, '0'),
      gender: c.often(0.55) ? 'male' : 'female',
      title: titles[unit.limitLevel][step],
      rank: ranksOf[unit.limitLevel][step],
      leads: step < 2,
    };
  }

  /** A code with a right check digit whose organisation part (DEMO…) belongs to nobody. */
  #creditCode(divisionCode: string): string {
    return completeSocialCreditCode(`11${divisionCode.slice(0, 6)}DEM${String(this.#serial).padStart(5, '0')}`);
  }
}

type Place = Pick<PlannedUnit, 'divisionCode' | 'seat'>;

/** A town or street: its government, the bodies around it, and in the first towns a village. */
function planTown(planner: UnitPlanner, parent: string, town: TownRow, withVillage: boolean, people: number): void {
  const key = `town/${town.code}`;
  const base: Place & Pick<PlannedUnit, 'limitLevel'> = { limitLevel: 'T', divisionCode: town.code, seat: town.code };
  planner.add({ ...base, adminLevel: 'town', key, parent, name: `${town.name}示范机关`, kind: 'town' }, people * 1.4);
  for (const [i, [name, kind]] of townBodies.entries()) {
    planner.add({ ...base, adminLevel: 'town', key: `${key}/${i}`, parent: key, name: `${town.name}示范${name}`, kind }, people * 0.85);
  }
  if (!withVillage || !town.village) return;
  const { code, name } = town.village;
  planner.add(
    { ...base, adminLevel: 'village', key: `village/${code}`, parent: key, name: `${name}（示范）`, kind: 'village', divisionCode: code },
    3,
  );
}

/** Plans the bodies of the city over four levels. */
export function planUnits(size: DemoSize, towns: ReadonlyMap<string, readonly TownRow[]>, chance: Chance): PlannedUnit[] {
  const planner = new UnitPlanner(chance);
  const city = { adminLevel: 'city', limitLevel: 'M', divisionCode: '320400', seat: 'city' } as const;
  planner.add({ ...city, key: 'root', parent: null, name: '常州市（示范）', kind: 'group' }, 0);
  for (const [i, [name, kind]] of cityBodies.slice(0, size.cityBodies).entries()) {
    planner.add({ ...city, key: `city/${i}`, parent: 'root', name: `示范${name}`, kind }, size.people[0]);
  }
  for (const d of districts.slice(0, size.districts)) {
    const key = `district/${d.code}`;
    const district = { adminLevel: 'district', limitLevel: 'K', divisionCode: d.code, seat: d.code } as const;
    planner.add({ ...district, key, parent: 'root', name: `${d.name}（示范）`, kind: 'group' }, 0);
    for (const [i, [name, kind]] of districtBodies.slice(0, size.districtBodies).entries()) {
      planner.add({ ...district, key: `${key}/${i}`, parent: key, name: `${d.name}示范${name}`, kind }, size.people[1]);
    }
    for (const [n, town] of (towns.get(d.code) ?? []).slice(0, size.townsPerDistrict).entries())
      planTown(planner, key, town, n < 2, size.people[2]);
  }
  return planner.units;
}
