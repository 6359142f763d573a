import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Embedded, startEmbedded } from '#kernel/db/embedded.ts';
import { migrate } from '#kernel/db/migrate.ts';
import { root } from '#kernel/root.ts';
import { serverFlags } from '../scripts/server-flags.mjs';

export const UNITS = 300;
export const ROOMS = 200_000;
export const PEOPLE = 100_000;
/** The measured account reaches one unit with its 16 sub-units: 17 of 300 units, about 11,300 rooms. */
export const SUB_UNITS = 16;
export const PASSWORD = 'Bench-marked-2026';

/** A city for measuring: real schema and walls on a real server that flushes to disk, rows made by set statements. */
export interface World {
  readonly url: string;
  readonly dataDir: string;
  readonly owner: pg.Client;
  readonly scope: readonly string[];
  readonly buildingId: string;
  readonly floorId: string;
  readonly unitId: string;
  readonly roomIds: readonly string[];
  stop(): Promise<void>;
}

/** Ids that are the same on every run and look like any other: the seventh version of a UUID. */
const ids = `create function public.made(name text) returns uuid language sql immutable parallel safe as
  $$ select (substr(m, 1, 12) || '7' || substr(m, 14, 3) || '8' || substr(m, 18))::uuid from (select md5(name) as m) x $$`;

const units = `
  insert into org.division (code, name, level, kind) values ('320400', '示范市', 'city', 'city') on conflict do nothing;
  insert into org.unit (id, parent_id, lineage, name, kind, admin_level, limit_level, division_code, founded_on, search_text)
  select made('u0'), null, array[made('u0')], '示范机关事务管理局', 'administration', 'city', 'M', '320400', '2010-01-01', '示范机关事务管理局';
  insert into org.unit (id, parent_id, lineage, name, kind, admin_level, limit_level, division_code, founded_on, search_text)
  select made('u' || n), p.id, p.lineage || made('u' || n), '示范单位' || n, 'government', 'city', 'M', '320400', '2010-01-01', '示范单位' || n
  from generate_series(1, ${UNITS - 1}) n
  join lateral (select u.id, u.lineage from org.unit u where u.id = made('u0')) p on true where n = 1 or n > ${SUB_UNITS + 1};
  insert into org.unit (id, parent_id, lineage, name, kind, admin_level, limit_level, division_code, founded_on, search_text)
  select made('u' || n), p.id, p.lineage || made('u' || n), '示范单位' || n, 'government', 'city', 'M', '320400', '2010-01-01', '示范单位' || n
  from generate_series(2, ${SUB_UNITS + 1}) n join org.unit p on p.id = made('u1');`;

const places = `
  insert into places.building (id, org_id, code, name, division_code, building_area_sqm, search_text)
  select made('b' || n), made('u' || (n % ${UNITS})), 'B' || n, '示范楼' || n, '320400', 10000, '示范楼' || n from generate_series(0, 399) n;
  insert into places.floor (id, building_id, level, name)
  select made('f' || n || '-' || l), made('b' || n), l, l || '层' from generate_series(0, 399) n, generate_series(1, 10) l;
  insert into places.room (id, org_id, building_id, floor_id, code, name, kind, usable_area_sqm, state, vacant_since, search_text)
  select made('r' || n), made('u' || (n % ${UNITS})), made('b' || (n % 400)), made('f' || (n % 400) || '-' || (1 + n / 400 % 10)), 'R' || n,
         (array['办公室', '会议室', '资料室', '值班室', '设备间'])[1 + n % 5] || n, (array['office', 'office', 'office', 'service', 'equipment'])[1 + n % 5], 9 + n % 40,
         'in-use', null, 'r' || n || ' ' || (array['办公室', '会议室', '资料室', '值班室', '设备间'])[1 + n % 5] || n
  from generate_series(0, ${ROOMS - 1}) n;`;

const certificates = `
  insert into office_space.certificate (id, org_id, building_id, number, during)
  select gen_random_uuid(), org_id, building_id, '示范证' || row_number() over (), '[2020-01-01,)' from places.building_user;`;

const people = `
  insert into org.person (id, org_id, name, search_text) select made('p' || n), made('u' || (n % ${UNITS})), '示范' || n, '示范' || n from generate_series(0, ${PEOPLE - 1}) n;
  insert into org.post (id, org_id, person_id, title, rank_code, is_main, during)
  select made('o' || n), made('u' || (n % ${UNITS})), made('p' || n), '科员', case when n % 50 = 0 then 'M4' when n % 200 = 1 then 'M3' else 'M5' end, true, '[2020-01-01,)'
  from generate_series(0, ${PEOPLE - 1}) n;
  insert into office_space.occupancy (id, org_id, room_id, person_id, during)
  select made('c' || n), r.org_id, r.id, made('p' || n), '[2021-01-01,)' from generate_series(0, ${PEOPLE - 1}) n join places.room r on r.id = made('r' || (n / 2 * 2 + n % 2));`;

// The rooms once more behind one policy that lets an all-seeing reader through by an "or": no index on the unit can be used, and where ilike
// is not leakproof none on the text either. The platform's walls are two roles instead; this copy is the floor of the search.
const naive = `
  create table public.naive_room (like places.room including defaults including indexes);
  insert into public.naive_room select * from places.room;
  alter table public.naive_room enable row level security;
  create policy naive on public.naive_room using (coalesce(current_setting('app.sees_all', true), '') = 'on' or org_id = any((select app.scope())::uuid[]));
  grant select on public.naive_room to qinwu_app;`;

/** Makes the city: about 200,000 rooms in 300 units, 100,000 people seated. */
export async function makeWorld(log: (line: string) => void): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qinwu-bench-'));
  const server: Embedded = await startEmbedded({ dataDir });
  const began = performance.now();
  await migrate(server.url, root);
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  for (const sql of [
    ids,
    units,
    places,
    certificates,
    people,
    naive,
    `insert into app.beginning (begun_as) values ('own') on conflict do nothing`,
  ])
    await owner.query(sql);
  await owner.query('vacuum analyze');
  log(`a city of ${ROOMS} rooms and ${PEOPLE} people made in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const scope = (await owner.query<{ id: string }>(`select id from org.unit where made('u1') = any(lineage) order by lineage`)).rows.map(
    (r) => r.id,
  );
  const rooms = await owner.query<{ id: string }>('select id from places.room where org_id = any($1) order by md5(code) limit 500', [
    scope,
  ]);
  const seat = await owner.query<{ building: string; floor: string }>(
    `select id as building, made('f' || substr(code, 2) || '-1') as floor from places.building where org_id = $1 limit 1`,
    [scope[0]],
  );
  return {
    url: server.url,
    dataDir,
    owner,
    scope,
    unitId: scope[0] as string,
    buildingId: seat.rows[0]?.building as string,
    floorId: seat.rows[0]?.floor as string,
    roomIds: rooms.rows.map((r) => r.id),
    async stop() {
      await owner.end();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A program of its own, ready when it prints an address; stopped by SIGTERM. */
export interface Program {
  readonly url: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts `node file args` and waits for `… ready <url>` on its output. */
export async function startProgram(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Program> {
  const child = spawn(process.execPath, [...serverFlags, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let seen = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      const found = / ready (\S+)/.exec(seen)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}: ${seen.slice(-500)}`)));
  });
  return {
    url,
    child,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit');
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
