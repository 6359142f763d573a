import {
  type DemoOfficeSpace,
  demoApprovedAreas,
  demoCertificates,
  demoCheck,
  demoSeats,
  demoTitles,
} from '#domains/office-space/server/demo.ts';
import type { Ctx } from '#kernel/context.ts';
import { addPost } from '#kernel/org/server/add-post.ts';
import { divisionsBelowCounty } from '#kernel/org/server/divisions-source.ts';
import { endPost } from '#kernel/org/server/end-post.ts';
import { retirePerson } from '#kernel/org/server/end-service.ts';
import { createPeople, createUnits, loadDivisions, putEstablishment } from '#kernel/org/server/public.ts';
import { putBuildings, putCampuses, putRooms } from '#kernel/places/server/public.ts';
import { newId } from '#shared/ids.ts';
import { addDays, addMonths, type Day } from '#shared/time.ts';
import { Decimal, fixed } from '#shared/units.ts';
import type { Run } from '../first-start.ts';
import { Chance } from './chance.ts';
import { type PlannedPlaces, planPlaces } from './plan-places.ts';
import { type PlannedUnit, planUnits, type TownRow } from './plan-units.ts';
import { type Planted, plant } from './plant.ts';
import { type DemoSizeName, sizes } from './size.ts';

/** Ids of what the plan names, once it stands. */
export interface City {
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly buildings: ReadonlyMap<string, string>;
  /** `building code/room code` → id. */
  readonly rooms: ReadonlyMap<string, string>;
  readonly plan: { readonly units: readonly PlannedUnit[]; readonly places: PlannedPlaces; readonly planted: Planted };
  readonly today: Day;
}

const FOUNDED = '2010-01-01';
const SEED = 20_260_101;

async function townsOf(city: string): Promise<Map<string, TownRow[]>> {
  const towns = new Map<string, TownRow[]>();
  const villages = new Map<string, { code: string; name: string }>();
  const rows = [];
  for await (const d of divisionsBelowCounty([city])) rows.push(d);
  for (const d of rows)
    if (d.level === 'village' && d.parentCode && !villages.has(d.parentCode)) villages.set(d.parentCode, { code: d.code, name: d.name });
  for (const d of rows) {
    if (d.level !== 'town' || !d.parentCode) continue;
    towns.set(d.parentCode, [...(towns.get(d.parentCode) ?? []), { code: d.code, name: d.name, village: villages.get(d.code) ?? null }]);
  }
  return towns;
}

async function foundUnits(ctx: Ctx, plan: readonly PlannedUnit[]): Promise<Map<string, string>> {
  const ids = new Map(plan.map((u) => [u.key, newId()]));
  // Parents come first, level by level, because a batch refers to units that stand.
  await createUnits(
    ctx,
    plan.map((u, i) => ({
      id: ids.get(u.key) as string,
      parentId: u.parent ? (ids.get(u.parent) as string) : null,
      name: u.name,
      creditCode: u.creditCode,
      kind: u.kind as never,
      adminLevel: u.adminLevel,
      limitLevel: u.limitLevel,
      divisionCode: u.divisionCode,
      sortNo: i,
      foundedOn: FOUNDED,
    })),
  );
  return ids;
}

/** Approved posts by rank: as many as there are people, a few more for staff, as in every body. */
const establishmentOf = (u: PlannedUnit): Record<string, number> => {
  const figures: Record<string, number> = {};
  for (const p of u.people) figures[p.rank] = (figures[p.rank] ?? 0) + 1;
  const staff = { M: 'M5', K: 'K5', T: 'T3' }[u.limitLevel];
  if (figures[staff]) figures[staff] = Math.ceil((figures[staff] as number) * 1.06);
  return figures;
};

async function enterPeople(ctx: Ctx, plan: readonly PlannedUnit[], units: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  await putEstablishment(
    ctx,
    plan
      .filter((u) => u.people.length > 0)
      .map((u) => ({
        unitId: units.get(u.key) as string,
        from: '2020-01-01',
        document: '示范编〔2020〕1号',
        figures: Object.entries(establishmentOf(u)).map(([rankCode, approved]) => ({ rankCode: rankCode as never, approved })),
      })),
  );
  const ids = new Map<string, string>();
  const rows = plan.flatMap((u) =>
    u.people.map((p) => {
      const id = newId();
      ids.set(p.key, id);
      return {
        id,
        orgId: units.get(u.key) as string,
        name: p.name,
        staffNo: p.staffNo,
        gender: p.gender,
        posts: [{ title: p.title, rankCode: p.rank as never, isMain: true, isLeadership: p.leads, from: '2020-01-01' }],
      };
    }),
  );
  await createPeople(ctx, rows);
  return ids;
}

async function raisePlaces(
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

function officeSpaceOf(city: City): DemoOfficeSpace {
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

/** What happened to people since: a concurrent post that ended, a retirement; the offices were not given back (planted). */
async function personnelEvents(ctx: Ctx, city: City): Promise<void> {
  const { twoOffices, retiredSeated } = city.plan.planted;
  const personId = city.people.get(twoOffices.person.key) as string;
  const version = async (id: string) =>
    (await ctx.db.selectFrom('org.person').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;
  const otherUnit = city.units.get(twoOffices.otherUnit) as string;
  const post = await addPost(ctx, {
    personId,
    orgId: otherUnit,
    title: '兼职副局长',
    rankCode: 'M4',
    isLeadership: true,
    isMain: false,
    from: addDays(city.today, -500),
  });
  await endPost(ctx, { postId: post.id, on: addDays(city.today, -75), endReason: 'removal' });
  const retired = city.people.get(retiredSeated.person.key) as string;
  await retirePerson(ctx, {
    personId: retired,
    on: addDays(city.today, -45),
    reason: '到龄退休',
    version: await version(retired),
  });
}

/** Makes the demonstration city by the use cases that people use, dated relative to today; progress in words. */
export async function loadCity(run: Run, options: { city: string; size: DemoSizeName; say: (line: string) => void }): Promise<City> {
  const { say } = options;
  const size = sizes[options.size];
  const chance = new Chance(SEED);
  say('示范市：装入行政区划 · loading divisions');
  await run((ctx) => loadDivisions(ctx, [options.city]));
  const units = planUnits(size, await townsOf(options.city), chance);
  const places = planPlaces(units, size, chance);
  const plan = { units, places, planted: plant(units, places) };
  const people = units.reduce((n, u) => n + u.people.length, 0);
  say(`示范市：${units.length} 个单位、${people} 人 · units and people`);
  const unitIds = await run((ctx) => foundUnits(ctx, units));
  const peopleIds = await run((ctx) => enterPeople(ctx, units, unitIds));
  say(`示范市：${places.buildings.length} 栋楼、${places.rooms.length} 间房 · buildings and rooms`);
  const raised = await run((ctx) => raisePlaces(ctx, places, unitIds));
  const today = await run(async (ctx) => ctx.today);
  const city: City = { units: unitIds, people: peopleIds, ...raised, plan, today };
  const officeSpace = officeSpaceOf(city);
  say('示范市：权属、使用凭证、座位 · titles, certificates, seats');
  await run((ctx) => demoTitles(ctx, officeSpace));
  await run((ctx) => demoCertificates(ctx, officeSpace));
  await run((ctx) => demoSeats(ctx, officeSpace));
  await run((ctx) => demoApprovedAreas(ctx, officeSpace));
  await run((ctx) => personnelEvents(ctx, city));
  say('示范市：首次核查 · first check');
  await run((ctx) => demoCheck(ctx));
  return city;
}
