import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { APP_ROLE } from '#kernel/db/connect.ts';
import { searchPattern } from '#kernel/org/server/pinyin.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { makeDivisions, makePlaceBuilding, makePlaceUnit, roomRow } from '#testing/places.ts';
import { places } from './domain.ts';
import { putCampuses, putRooms } from './public.ts';

const UNITS = 50;
const ROOMS = 20_000;
const words = ['办公室', '会议室', '档案室', '值班室', '接待室', '机房', '配电间', '文印室', '阅览室', '调度室'];

let app: TestApp;
let client: pg.Client;
let units: string[];
let buildings: string[];
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [places] });
  await makeDivisions(app);
  units = [];
  for (let i = 0; i < UNITS; i++) units.push(await makePlaceUnit(app));
  const manager = units[0] as string;
  buildings = [];
  for (let i = 0; i < 60; i++) buildings.push(await makePlaceBuilding(app, manager));
  // Each unit sits in a few buildings, as units do.
  const rows = Array.from({ length: ROOMS }, (_, i) => {
    const unit = i % UNITS;
    const building = buildings[(unit + (Math.floor(i / UNITS) % 3)) % buildings.length] as string;
    const name = `${words[i % words.length]}${words[Math.floor(i / 7) % words.length]}`;
    return roomRow(building, units[unit] as string, { code: `Q${String(i).padStart(5, '0')}`, level: 1 + (i % 3), name });
  });
  await app.asSystem((ctx) => putRooms(ctx, rows));
  await app.asSystem(async (ctx) => {
    const campuses = await putCampuses(
      ctx,
      Array.from({ length: 20 }, (_, i) => ({ orgId: manager, code: `C${i}`, name: `示范院区${i}`, divisionCode: '990102' })),
    );
    await ctx.client.query(
      `update places.building b set campus_id = ($1::uuid[])[1 + n % 20] from (select id, row_number() over (order by code) as n from places.building) o where o.id = b.id`,
      [campuses.map((c) => c.id)],
    );
  });
  client = new pg.Client({ connectionString: app.url });
  await client.connect();
  for (const table of ['room', 'building', 'floor', 'campus', 'building_user']) await client.query(`vacuum analyze places.${table}`);
}, 120_000);
afterAll(async () => {
  await client.end();
  await app.close();
});

interface Node {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Parent Relationship'?: string;
  'Subplan Name'?: string;
  Plans?: Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** How PostgreSQL answers a query within these units. */
async function planOf(scope: readonly string[], sql: string): Promise<{ indexes: string[]; scans: string[]; perRow: string[] }> {
  await client.query(`begin; set local role ${APP_ROLE}; select set_config('app.scope', '{${scope.join()}}', true)`);
  const { rows } = await client.query(`explain (format json) ${sql}`);
  await client.query('rollback');
  const nodes = nodesOf(rows[0]['QUERY PLAN'][0].Plan);
  return {
    indexes: nodes.flatMap((n) => n['Index Name'] ?? []),
    scans: nodes.filter((n) => n['Node Type'] === 'Seq Scan').map((n) => n['Relation Name'] ?? ''),
    perRow: nodes.filter((n) => n['Parent Relationship'] === 'SubPlan').map((n) => n['Subplan Name'] ?? ''),
  };
}

/** A unit, and a body with its sixteen below. */
const scopes = () => [units.slice(5, 6), units.slice(5, 22)];

describe('rooms within the wall', () => {
  it.each([
    ['a page by number', 'select id, code from places.room order by code, id limit 20'],
    ['a count', 'select count(*) from places.room'],
    ['a count of one kind', `select count(*) from places.room where kind = 'office'`],
    ['the sum of areas', 'select sum(usable_area_sqm) from places.room'],
  ])('%s comes by an index of the unit', async (_, sql) => {
    const plan = await planOf(scopes()[0] as string[], sql);
    expect(plan.indexes.filter((name) => /^room_(org_|list)/.test(name))).toHaveLength(1);
    expect(plan).toMatchObject({ scans: [], perRow: [] });
  });

  it('a fragment of three characters comes by the trigram index, behind the wall', async () => {
    for (const scope of scopes()) {
      for (const fragment of ['Q01234', '室机房', 'bgs']) {
        const plan = await planOf(
          scope,
          `select id from places.room where search_text like '${searchPattern(fragment)}' order by code limit 20`,
        );
        expect(plan.indexes, fragment).toContain('room_search');
        expect(plan).toMatchObject({ scans: [], perRow: [] });
      }
    }
  });
});

describe('places around the rooms', () => {
  it.each([
    ['floors of a building', () => `select * from places.floor where building_id = '${buildings[6]}'`],
    ['a floor by key', () => `select * from places.floor where id = '${buildings[6]}'`],
    ['all floors', () => 'select * from places.floor'],
    ['all campuses', () => 'select * from places.campus'],
    ['all buildings', () => 'select * from places.building'],
    [
      'rooms with their floor and building',
      () =>
        'select r.code, f.name, b.name from places.room r join places.floor f on f.id = r.floor_id join places.building b on b.id = r.building_id limit 20',
    ],
  ])('%s ask the wall once and not per row', async (_, sql) => {
    for (const scope of scopes()) expect((await planOf(scope, sql())).perRow).toEqual([]);
  });

  it('see as much as the wall allows', async () => {
    const [scope] = scopes();
    await client.query(`begin; set local role ${APP_ROLE}; select set_config('app.scope', '{${scope?.join()}}', true)`);
    const { rows } = await client.query(
      `select (select count(*)::int from places.room) as rooms, (select count(*)::int from places.building) as buildings, (select count(*)::int from places.floor) as floors`,
    );
    await client.query('rollback');
    expect(rows[0]).toEqual({ rooms: ROOMS / UNITS, buildings: 3, floors: 9 });
  });
});
