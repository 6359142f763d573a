import { demoApprovedAreas, demoCertificates, demoCheck, demoPatrols, demoSeats, demoTitles } from '#domains/office-space/server/demo.ts';
import type { Ctx } from '#kernel/context.ts';
import { addPost } from '#kernel/org/server/add-post.ts';
import { divisionsBelowCounty } from '#kernel/org/server/divisions-source.ts';
import { endPost } from '#kernel/org/server/end-post.ts';
import { retirePerson } from '#kernel/org/server/end-service.ts';
import { createPeople, createUnits, loadDivisions, putEstablishment } from '#kernel/org/server/public.ts';
import { newId } from '#shared/ids.ts';
import { addDays } from '#shared/time.ts';
import type { Run } from '../first-start.ts';
import { Chance } from './chance.ts';
import type { City } from './city.ts';
import { establishmentOf, officeSpaceOf } from './office-space-of.ts';
import { planPlaces } from './plan-places.ts';
import { type PlannedUnit, planUnits, type TownRow } from './plan-units.ts';
import { plant } from './plant.ts';
import { raisePlaces } from './raise-places.ts';
import { type DemoSizeName, sizes } from './size.ts';

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
  await run((ctx) => demoPatrols(ctx));
  return city;
}
