import type { PlannedPlaces, PlannedRoom } from './plan-places.ts';
import type { PlannedPerson, PlannedUnit } from './plan-units.ts';

/** Facts planted into the city, by the keys of the plan; `planted.ts` of office space says what the check must find of them. */
export interface Planted {
  /** A shared room of 24 m² for one M4 and one M5 (27 m² allowed): looks over the limit and is not. */
  readonly sharedFits: PlannedRoom;
  /** 18.60 m² for one M4: over by 0.60. */
  readonly overBy060: PlannedRoom;
  /** Deputy head with a second office in another body where the post ended more than two months ago. */
  readonly twoOffices: { readonly person: PlannedPerson; readonly otherUnit: string; readonly second: PlannedRoom };
  /** Retired more than a month ago and still seated. */
  readonly retiredSeated: { readonly person: PlannedPerson; readonly room: PlannedRoom };
  /** Body whose filed approved area follows the values of 1999. */
  readonly obsolete1999: string;
  /** A floor that stands empty for nine months. */
  readonly idleFloor: { readonly building: string; readonly level: number };
  /** Building whose certificate states another area than the register. */
  readonly contradicted: string;
}

const withoutSeat = (places: PlannedPlaces, person: PlannedPerson): void => {
  for (const [i, room] of places.rooms.entries()) {
    if (room.seats.includes(person.key)) places.rooms[i] = { ...room, seats: room.seats.filter((k) => k !== person.key) };
  }
};

/** Plants the facts: takes the people concerned from where they sit and gives them rooms of their own on the first floor of the first building. */
export function plant(units: readonly PlannedUnit[], places: PlannedPlaces): Planted {
  const unit = (key: string) => units.find((u) => u.key === key) as PlannedUnit;
  const reform = unit('city/1');
  const education = unit('city/2');
  const science = unit('city/3');
  const first = places.buildings[0]?.code as string;
  let serial = 90;
  const room = (u: PlannedUnit, name: string, areaSqm: string, seats: readonly PlannedPerson[]): PlannedRoom => {
    for (const p of seats) withoutSeat(places, p);
    const made: PlannedRoom = {
      building: first,
      level: 1,
      code: `1${serial}`,
      name,
      kind: 'office',
      kindDocument: null,
      areaSqm,
      unit: u.key,
      seats: seats.map((p) => p.key),
      vacantMonths: null,
    };
    serial += 1;
    places.rooms.push(made);
    return made;
  };
  const deputies = (u: PlannedUnit) => u.people.filter((p) => p.leads).slice(1);
  const staff = (u: PlannedUnit) => u.people.filter((p) => !p.leads);
  const twin = deputies(reform)[1] ?? (deputies(reform)[0] as PlannedPerson);
  const gone = staff(science)[0] as PlannedPerson;
  const idle = places.buildings[1] ?? places.buildings[0];
  const level = idle?.storeys ?? 1;
  for (const [i, r] of places.rooms.entries()) {
    if (r.building === idle?.code && r.level === level)
      places.rooms[i] = { ...r, name: '待配置用房', kind: 'office', kindDocument: null, unit: null, seats: [], vacantMonths: 9 };
  }
  const second = room(education, '副局长室', '12.00', []);
  return {
    sharedFits: room(reform, '办公室', '24.00', [deputies(reform)[0] as PlannedPerson, staff(reform)[0] as PlannedPerson]),
    overBy060: room(education, '副局长室', '18.60', [deputies(education)[0] as PlannedPerson]),
    twoOffices: { person: twin, otherUnit: education.key, second },
    retiredSeated: { person: gone, room: room(science, '办公室', '9.00', [gone]) },
    obsolete1999: 'city/4',
    idleFloor: { building: idle?.code as string, level },
    contradicted: places.buildings.at(-1)?.code as string,
  };
}
