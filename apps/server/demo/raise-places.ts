import type { Ctx } from '#kernel/context.ts';
import { putBuildings, putCampuses, putRooms } from '#kernel/places/server/public.ts';
import { addMonths } from '#shared/time.ts';
import { Decimal, fixed } from '#shared/units.ts';
import type { PlannedPlaces } from './plan-places.ts';

/** Campuses, buildings and rooms of the plan; answers their ids by number. */
export async function raisePlaces(
  ctx: Ctx,
  plan: PlannedPlaces,
  units: ReadonlyMap<string, string>,
): Promise<{ buildings: Map<string, string>; rooms: Map<string, string> }> {
  const manager = (seat: string): string =>
    units.get(
      seat === 'city' ? 'city/0' : units.has(`district/${seat.slice(0, 6)}/0`) ? `district/${seat.slice(0, 6)}/0` : 'city/0',
    ) as string;
  const at = ([lng, lat]: readonly [number, number]) => ({ longitude: lng.toFixed(6), latitude: lat.toFixed(6) });
  const campuses = await putCampuses(
    ctx,
    plan.campuses.map((c) => ({ orgId: manager(c.seat), code: c.code, name: c.name, divisionCode: c.divisionCode, ...at(c.at) })),
  );
  const campusId = new Map(plan.campuses.map((c, i) => [c.code, campuses[i]?.id as string]));
  const usable = new Map<string, Decimal>();
  for (const r of plan.rooms) usable.set(r.building, (usable.get(r.building) ?? new Decimal(0)).plus(r.areaSqm));
  const put = await putBuildings(
    ctx,
    plan.buildings.map((b) => ({
      orgId: manager(b.seat),
      campusId: b.campus ? (campusId.get(b.campus) as string) : null,
      code: b.code,
      name: b.name,
      divisionCode: b.divisionCode,
      ...at(b.at),
      structure: b.structure,
      heightClass: b.storeys > 8 ? 'high-rise' : 'multi-storey',
      storeysAbove: b.storeys,
      storeysBelow: b.storeys > 6 ? 1 : 0,
      builtYear: b.builtYear,
      usableAreaSqm: fixed(usable.get(b.code) ?? 0),
      buildingAreaSqm: fixed((usable.get(b.code) ?? new Decimal(0)).div('0.66')),
    })),
  );
  const buildings = new Map(plan.buildings.map((b, i) => [b.code, put[i]?.id as string]));
  const seatOf = new Map(plan.buildings.map((b) => [b.code, b.seat]));
  const today = ctx.today;
  const rooms = await putRooms(
    ctx,
    plan.rooms.map((r) => ({
      buildingId: buildings.get(r.building) as string,
      code: r.code,
      orgId: r.unit ? (units.get(r.unit) as string) : manager(seatOf.get(r.building) as string),
      level: r.level,
      name: r.name,
      kind: r.kind,
      kindDocument: r.kindDocument,
      usableAreaSqm: r.areaSqm,
      buildingAreaSqm: fixed(new Decimal(r.areaSqm).div('0.66')),
      ...(r.vacantMonths === null ? {} : { state: 'vacant', vacantSince: addMonths(today, -r.vacantMonths) }),
    })),
  );
  return { buildings, rooms: new Map(plan.rooms.map((r, i) => [`${r.building}/${r.code}`, rooms[i]?.id as string])) };
}
