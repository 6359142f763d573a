import type { DemoOfficeSpace } from '#domains/office-space/server/demo.ts';
import { Decimal, fixed } from '#shared/units.ts';
import type { City } from './city.ts';
import type { PlannedUnit } from './plan-units.ts';

/** Approved posts by rank: as many as there are people, a few more for staff, as in every body. */
export const establishmentOf = (u: PlannedUnit): Record<string, number> => {
  const figures: Record<string, number> = {};
  for (const p of u.people) figures[p.rank] = (figures[p.rank] ?? 0) + 1;
  const staff = { M: 'M5', K: 'K5', T: 'T3' }[u.limitLevel];
  if (figures[staff]) figures[staff] = Math.ceil((figures[staff] as number) * 1.06);
  return figures;
};

/** What the demonstration of office space is told of the city. */
export function officeSpaceOf(city: City): DemoOfficeSpace {
  const { units, places, planted } = city.plan;
  const person = new Map(units.flatMap((u) => u.people.map((p) => [p.key, p] as const)));
  const usable = new Map<string, Decimal>();
  for (const r of places.rooms) usable.set(r.building, (usable.get(r.building) ?? new Decimal(0)).plus(r.areaSqm));
  const uses = new Map(
    places.rooms
      .filter((r) => r.unit)
      .map((r) => [
        `${r.unit} ${r.building}`,
        { orgId: city.units.get(r.unit as string) as string, buildingId: city.buildings.get(r.building) as string },
      ]),
  );
  const seats = places.rooms.flatMap((r) => r.seats.map((key) => ({ room: r, key })));
  seats.push({ room: planted.twoOffices.second, key: planted.twoOffices.person.key });
  return {
    today: city.today,
    units: units.map((u) => ({
      id: city.units.get(u.key) as string,
      establishment: establishmentOf(u),
      obsolete: u.key === planted.obsolete1999,
    })),
    buildings: places.buildings.map((b, i) => ({
      id: city.buildings.get(b.code) as string,
      serial: i + 1,
      areaSqm: fixed((usable.get(b.code) ?? new Decimal(0)).div('0.66')),
      builtYear: b.builtYear,
      contradicted: b.code === planted.contradicted,
    })),
    uses: [...uses.values()],
    seats: seats.map(({ room, key }) => ({
      buildingCode: room.building,
      roomCode: room.code,
      personName: person.get(key)?.name as string,
      staffNo: person.get(key)?.staffNo as string,
      from: '2021-03-01',
    })),
  };
}
