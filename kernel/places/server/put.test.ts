import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { inTransaction } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { makeDivisions, makePlaceBuilding, makePlaceUnit, roomRow } from '#testing/places.ts';
import { places } from './domain.ts';
import { type BuildingRow, putBuildings, putCampuses, putRooms } from './public.ts';

let app: TestApp;
let unit: string;
let owner: pg.Client;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [places] });
  await makeDivisions(app);
  unit = await makePlaceUnit(app);
  owner = new pg.Client({ connectionString: app.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

const entries = async (action: string) =>
  (await owner.query('select org_id, after from audit.entry where action = $1 order by at, seq', [action])).rows as {
    org_id: string | null;
    after: { rows: number; new: number; changed: number; same: number; sm3: string };
  }[];

/** Runs the work with the walls of these units, as a request would. */
const within = <T>(scope: readonly string[], work: Parameters<TestApp['asSystem']>[0]) =>
  inTransaction(
    app.database,
    app.services,
    { actor: app.actor({ permissions: [], scope }).actor, locale: 'zh-CN', requestId: newId(), ip: null, now: new Date() },
    { scope: { all: false, orgIds: scope }, readOnly: false },
    work,
  ) as Promise<T>;

describe('putting buildings', () => {
  const row = (facts: Partial<BuildingRow> = {}): BuildingRow => ({
    orgId: unit,
    code: 'P1',
    name: '示范一号楼',
    divisionCode: '990102',
    ...facts,
  });

  it('enters, changes and leaves alone, says which, and keeps what is not named', async () => {
    const first = await app.asSystem((ctx) =>
      putBuildings(ctx, [
        row({ address: '示范路 8 号', storeysAbove: 2, buildingAreaSqm: '100' }),
        row({ code: 'P2', name: '示范二号楼' }),
      ]),
    );
    expect(first.map((r) => r.outcome)).toEqual(['new', 'new']);
    const again = await app.asSystem((ctx) =>
      putBuildings(ctx, [
        row({ code: 'P2', name: '示范二号楼' }),
        row({ buildingAreaSqm: '100.00' }),
        row({ code: 'P3', name: '示范三号楼' }),
      ]),
    );
    expect(again.map((r) => r.outcome)).toEqual(['same', 'same', 'new']);
    expect(again.map((r) => r.id).slice(0, 2)).toEqual([first[1]?.id, first[0]?.id]);
    const third = await app.asSystem((ctx) => putBuildings(ctx, [row({ name: '示范新楼', storeysAbove: 3, buildingAreaSqm: null })]));
    expect(third).toEqual([{ id: first[0]?.id, outcome: 'changed' }]);
    const stored = await owner.query(
      `select b.address, b.storeys_above, b.building_area_sqm, b.version, b.search_text,
         (select array_agg(level order by level) from places.floor where building_id = b.id) as floors from places.building b where id = $1`,
      [first[0]?.id],
    );
    expect(stored.rows[0]).toMatchObject({
      address: '示范路 8 号',
      storeys_above: 3,
      building_area_sqm: null,
      version: 2,
      floors: [1, 2, 3],
    });
    expect(stored.rows[0].search_text).toContain('shifanxinlou');
    expect(stored.rows[0].search_text).toContain('示范路 8 号');
  });

  it('notes one audit entry per batch with counts and digest, and none when nothing changed', async () => {
    const before = (await entries('places.campuses.put')).length;
    const campuses = Array.from({ length: 3 }, (_, i) => ({ orgId: unit, code: `K${i}`, name: `示范院区${i}`, divisionCode: '990102' }));
    await app.asSystem((ctx) => putCampuses(ctx, campuses));
    await app.asSystem((ctx) => putCampuses(ctx, campuses));
    const noted = (await entries('places.campuses.put')).slice(before);
    expect(noted).toMatchObject([{ org_id: unit, after: { rows: 3, new: 3, changed: 0, same: 0 } }]);
    expect(noted[0]?.after.sm3).toMatch(/^[0-9a-f]{64}$/);
  });

  it('refuses a key given twice and rows behind the wall, and changes nothing', async () => {
    await expect(app.asSystem((ctx) => putBuildings(ctx, [row({ code: 'X' }), row({ code: 'X' })]))).rejects.toMatchObject({
      code: 'places.key_twice',
      params: { code: 'X' },
    });
    const other = await makePlaceUnit(app);
    await expect(within([other], (ctx) => putBuildings(ctx, [row({ code: 'X' })]))).rejects.toMatchObject({ code: '42501' });
    expect((await owner.query(`select 1 from places.building where code = 'X'`)).rowCount).toBe(0);
    // Seen through a room inside, yet not the unit's to change.
    const [seen] = await app.asSystem((ctx) => putBuildings(ctx, [row({ code: 'S', name: '示范共用楼' })]));
    await app.asSystem((ctx) => putRooms(ctx, [roomRow(seen?.id ?? '', other)]));
    await expect(within([other], (ctx) => putBuildings(ctx, [row({ code: 'S', name: '改名' })]))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('putting rooms', () => {
  it('makes the floors they need and finds rooms by building and number', async () => {
    const buildingId = await makePlaceBuilding(app, unit);
    const rows = [roomRow(buildingId, unit, { code: '1', level: -2 }), roomRow(buildingId, unit, { code: '2', level: 12, note: '示范' })];
    const first = await app.asSystem((ctx) => putRooms(ctx, rows));
    expect(first.map((r) => r.outcome)).toEqual(['new', 'new']);
    const floors = await owner.query('select name from places.floor where building_id = $1 and level in (-2, 12) order by level', [
      buildingId,
    ]);
    expect(floors.rows.map((f) => f.name)).toEqual(['地下2层', '12层']);
    const again = await app.asSystem((ctx) => putRooms(ctx, [{ ...rows[1], note: null, usableAreaSqm: '18' } as never, rows[0] as never]));
    expect(again).toEqual([
      { id: first[1]?.id, outcome: 'changed' },
      { id: first[0]?.id, outcome: 'same' },
    ]);
    const moved = await app.asSystem((ctx) => putRooms(ctx, [{ ...rows[0], level: 1 } as never]));
    expect(moved[0]?.outcome).toBe('changed');
  });

  it('hangs no room into a building out of sight and makes no floor in one that is only used', async () => {
    const buildingId = await makePlaceBuilding(app, unit);
    const other = await makePlaceUnit(app);
    const put = (level: number) => within([other], (ctx) => putRooms(ctx, [roomRow(buildingId, other, { level })]));
    await expect(put(1)).rejects.toMatchObject({ code: '42501' });
    await app.asSystem((ctx) => putRooms(ctx, [roomRow(buildingId, other)]));
    expect(await put(2)).toMatchObject([{ outcome: 'new' }]);
    await expect(put(9)).rejects.toMatchObject({ code: '42501' });
  });

  it('leaves a violated rule to the caller by its name', async () => {
    const buildingId = await makePlaceBuilding(app, unit);
    const put = (facts: object) => app.asSystem((ctx) => putRooms(ctx, [roomRow(buildingId, unit, facts)]));
    await expect(put({ kind: 'technical-business' })).rejects.toMatchObject({ constraint: 'room_document' });
    await expect(put({ kind: 'ballroom' })).rejects.toMatchObject({ constraint: 'room_kind_check' });
    await expect(put({ usableAreaSqm: '-1' })).rejects.toMatchObject({ constraint: 'room_usable_area_sqm_check' });
  });

  it('loads 9,000 rooms within seconds and finds them all the same the second time', async () => {
    const buildingId = await makePlaceBuilding(app, unit);
    const rows = Array.from({ length: 9000 }, (_, i) =>
      roomRow(buildingId, unit, { code: `L${i}`, level: 1 + (i % 30), name: `${i}办公室` }),
    );
    const started = performance.now();
    const first = await app.asSystem((ctx) => putRooms(ctx, rows));
    const loaded = performance.now();
    const second = await app.asSystem((ctx) => putRooms(ctx, rows));
    const compared = performance.now();
    expect(new Set(first.map((r) => r.outcome))).toEqual(new Set(['new']));
    expect(new Set(second.map((r) => r.outcome))).toEqual(new Set(['same']));
    expect(second.map((r) => r.id)).toEqual(first.map((r) => r.id));
    expect((await owner.query('select max(version) as v from places.room where building_id = $1', [buildingId])).rows[0].v).toBe(1);
    // Generous, because the machine is shared; a row at a time takes many times longer.
    expect(loaded - started).toBeLessThan(6000);
    expect(compared - loaded).toBeLessThan(6000);
  });
});
