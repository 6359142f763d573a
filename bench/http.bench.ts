import { randomUUID } from 'node:crypto';
import type autocannon from 'autocannon';
import { readConfig } from '#apps/server/config.ts';
import { beforeServing } from '#apps/server/first-start.ts';
import { standUp } from '#apps/server/process.ts';
import { roomsByIds, roomsPage } from '#domains/office-space/server/list-rooms.query.ts';
import { whereRooms } from '#domains/office-space/server/room.visible.ts';
import type { Ctx } from '#kernel/context.ts';
import { createAccount, grantRole } from '#kernel/identity/server/public.ts';
import { dayOf } from '#shared/time.ts';
import { type Bench, median, type Report } from './figure.ts';
import { type LoadResult, load } from './load.ts';
import { makeWorld, PASSWORD, type Program, startProgram, type World } from './world.ts';

const FRAGMENT = '会议室77';
const ROUNDS = 3;

/** What a use case would see, as far as the list's predicate asks. */
const reader = { today: dayOf(new Date()), can: () => true } as unknown as Ctx;

/** What the platform runs for a page: the ids, then their rows; a floor binds `:ids` to what the first one found. */
function statements() {
  const page = [20, 0];
  const rows = roomsByIds(':ids' as unknown as string[], reader.today, true);
  const search = roomsPage(whereRooms(reader, { q: FRAGMENT }, [...page]), 'code', true);
  return {
    list: [roomsPage(whereRooms(reader, { kind: ['office' as const] }, [...page]), '-usableAreaSqm'), rows],
    search: [search, rows],
    // The same search on the copy of the rooms that stands behind the naive wall.
    naive: [{ text: search.text.replaceAll('places.room ', 'public.naive_room '), values: search.values }, rows],
    get: [roomsByIds([':id'], reader.today, true)],
  };
}

/** An account that reaches one unit with its sub-units, made by the use cases, signed in over HTTP. */
async function signedIn(server: Program): Promise<Record<string, string>> {
  const reply = await fetch(`${server.url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-qinwu': '1' },
    body: JSON.stringify({ username: 'bench', password: PASSWORD }),
  });
  if (!reply.ok) throw new Error(`sign-in: ${reply.status} ${await reply.text()}`);
  const cookie = reply.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  return { cookie, 'x-qinwu': '1' };
}

async function makeAccount(world: World): Promise<void> {
  const footing = await standUp(readConfig({ DATABASE_URL: world.url, QINWU_DATA: world.dataDir }), () => {});
  await beforeServing(footing, (run) =>
    run(async (ctx) => {
      const account = await createAccount(ctx, {
        username: 'bench',
        displayName: '示范',
        unitId: world.unitId,
        password: PASSWORD,
        mustChangePassword: false,
      });
      await grantRole(ctx, { accountId: account.id, role: 'officer', line: 'office-space', unitId: world.unitId, reach: 'subtree' });
    }),
  );
  await footing.close();
}

export interface HttpGround {
  readonly world: World;
  readonly server: Program;
  readonly floor: Program;
  readonly headers: Record<string, string>;
}

let ground: Promise<HttpGround> | null = null;

async function standGround(log: (line: string) => void): Promise<HttpGround> {
  const world = await makeWorld(log);
  await makeAccount(world);
  const env = {
    DATABASE_URL: world.url,
    QINWU_DATA: world.dataDir,
    QINWU_PORT: '0',
    QINWU_RATE_LIMIT: '0',
    QINWU_WORKER: 'false',
    QINWU_LOG_LEVEL: 'error',
    NODE_ENV: 'production',
  };
  const server = await startProgram(['apps/server/cli.ts', 'start', '--no-demo'], env);
  const create = [
    {
      text: `insert into places.room (id, org_id, building_id, floor_id, code, name, kind, usable_area_sqm, state, vacant_since, search_text)
           values ($1, $2, $3, $4, $5, '新会议室', 'service', 30, 'vacant', $6, '新会议室') returning *`,
      values: [':id', world.unitId, world.buildingId, world.floorId, ':code', reader.today],
    },
  ];
  const floor = await startProgram(['bench/floor-server.ts'], {
    BENCH_FLOOR: JSON.stringify({ url: world.url, scope: world.scope, statements: { ...statements(), create } }),
  });
  return { world, server, floor, headers: await signedIn(server) };
}

export const shareGround = (log: (line: string) => void): Promise<HttpGround> => {
  ground ??= standGround(log);
  return ground;
};

/** Ends what the http benches share; called once at the end of the run. */
export async function endGround(): Promise<void> {
  if (!ground) return;
  const { world, server, floor } = await ground;
  await server.stop();
  await floor.stop();
  await world.stop();
}

/** Floor and platform take turns, so that what else the machine does falls on both. */
async function compare(report: Report, ours: () => Promise<LoadResult>, floor: () => Promise<LoadResult>): Promise<void> {
  const a: LoadResult[] = [];
  const b: LoadResult[] = [];
  await floor();
  await ours();
  for (let i = 0; i < ROUNDS; i += 1) {
    b.push(await floor());
    a.push(await ours());
  }
  report({ metric: 'requests_per_second', value: median(a.map((r) => r.rate)), unit: '1/s', floor: median(b.map((r) => r.rate)) });
  report({ metric: 'p99', value: median(a.map((r) => r.p99)), unit: 'ms', floor: median(b.map((r) => r.p99)) });
}

export const httpList: Bench = {
  name: 'http-list',
  about: 'list of 20 with filter, sort and total; 200,000 rooms, 11,300 in scope, 16 connections',
  async run(report, log) {
    const g = await shareGround(log);
    const url = `${g.server.url}/api/office-space/rooms?kind=office&sort=-usableAreaSqm&page=1&pageSize=20`;
    await compare(
      report,
      () => load(url, { headers: g.headers }),
      () => load(`${g.floor.url}/list`, {}),
    );
  },
};

export const httpGet: Bench = {
  name: 'http-get',
  about: 'one room by its id',
  async run(report, log) {
    const g = await shareGround(log);
    const requests = (path: (id: string) => string): autocannon.Request[] =>
      g.world.roomIds.map((id) => ({ path: path(id), headers: g.headers }));
    await compare(
      report,
      () => load(g.server.url, { requests: requests((id) => `/api/office-space/rooms/${id}`) }),
      () => load(g.floor.url, { requests: requests((id) => `/get?id=${id}`) }),
    );
  },
};

async function warmLoad(url: string, headers: Record<string, string> = {}): Promise<LoadResult> {
  await load(url, { headers, seconds: 2 });
  return load(url, { headers, seconds: 8 });
}

export const httpSearch: Bench = {
  name: 'http-search',
  about: 'text search by a fragment in scope; the floor is the naive wall: one policy with an "or", ilike not marked leakproof',
  async run(report, log) {
    const g = await shareGround(log);
    const url = `${g.server.url}/api/office-space/rooms?q=${encodeURIComponent(FRAGMENT)}&sort=code`;
    const mark = (how: 'leakproof' | 'not leakproof') => g.world.owner.query(`alter function pg_catalog.texticlike(text, text) ${how}`);
    await mark('not leakproof');
    const naive = await load(`${g.floor.url}/naive`, { seconds: 20 });
    const unmarked = await warmLoad(`${g.floor.url}/search`);
    await mark('leakproof');
    const ours = await warmLoad(url, g.headers);
    const bare = await warmLoad(`${g.floor.url}/search`);
    report({ metric: 'requests_per_second', value: ours.rate, unit: '1/s', floor: naive.rate });
    report({ metric: 'against_unmarked', value: ours.rate, unit: '1/s', floor: unmarked.rate });
    report({ metric: 'against_same_plan', value: ours.rate, unit: '1/s', floor: bare.rate });
    report({ metric: 'p99', value: ours.p99, unit: 'ms', floor: naive.p99 });
  },
};

export const httpCreate: Bench = {
  name: 'http-create',
  about: 'create one room: validated, permitted, audited in the chain; the floor is the bare insert',
  async run(report, log) {
    const g = await shareGround(log);
    const request: autocannon.Request = {
      method: 'POST',
      path: '/api/office-space/rooms',
      headers: { ...g.headers, 'content-type': 'application/json' },
      setupRequest: (r) => ({
        ...r,
        body: JSON.stringify({
          orgId: g.world.unitId,
          buildingId: g.world.buildingId,
          floorId: g.world.floorId,
          code: randomUUID().slice(0, 13),
          name: '新会议室',
          kind: 'service',
          usableAreaSqm: '30',
        }),
      }),
    };
    await compare(
      report,
      () => load(g.server.url, { requests: [request] }),
      () => load(`${g.floor.url}/create`, { method: 'POST' }),
    );
  },
};
