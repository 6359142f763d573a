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

/** Plans the bodies of the city over four levels. */
export function planUnits(size: DemoSize, towns: ReadonlyMap<string, readonly TownRow[]>, chance: Chance): PlannedUnit[] {
  const planner = new UnitPlanner(chance);
  planner.add(
    {
      key: 'root',
      parent: null,
      name: '常州市（示范）',
      kind: 'group',
      adminLevel: 'city',
      limitLevel: 'M',
      divisionCode: '320400',
      seat: 'city',
    },
    0,
  );
  cityBodies.slice(0, size.cityBodies).forEach(([name, kind], i) => {
    planner.add(
      {
        key: `city/${i}`,
        parent: 'root',
        name: `示范${name}`,
        kind,
        adminLevel: 'city',
        limitLevel: 'M',
        divisionCode: '320400',
        seat: 'city',
      },
      size.people[0],
    );
  });
  for (const d of districts.slice(0, size.districts)) {
    const key = `district/${d.code}`;
    planner.add(
      {
        key,
        parent: 'root',
        name: `${d.name}（示范）`,
        kind: 'group',
        adminLevel: 'district',
        limitLevel: 'K',
        divisionCode: d.code,
        seat: d.code,
      },
      0,
    );
    districtBodies.slice(0, size.districtBodies).forEach(([name, kind], i) => {
      planner.add(
        {
          key: `${key}/${i}`,
          parent: key,
          name: `${d.name}示范${name}`,
          kind,
          adminLevel: 'district',
          limitLevel: 'K',
          divisionCode: d.code,
          seat: d.code,
        },
        size.people[1],
      );
    });
    for (const [n, town] of (towns.get(d.code) ?? []).slice(0, size.townsPerDistrict).entries()) {
      const townKey = `town/${town.code}`;
      const base = { adminLevel: 'town', limitLevel: 'T', divisionCode: town.code, seat: town.code } as const;
      planner.add({ ...base, key: townKey, parent: key, name: `${town.name}示范机关`, kind: 'town' }, size.people[2] * 1.4);
      for (const [i, [name, kind]] of townBodies.entries()) {
        planner.add({ ...base, key: `${townKey}/${i}`, parent: townKey, name: `${town.name}示范${name}`, kind }, size.people[2] * 0.85);
      }
      if (n < 2 && town.village) {
        planner.add(
          {
            ...base,
            key: `village/${town.village.code}`,
            parent: townKey,
            name: `${town.village.name}（示范）`,
            kind: 'village',
            adminLevel: 'village',
            divisionCode: town.village.code,
          },
          3,
        );
      }
    }
  }
  return planner.units;
}
