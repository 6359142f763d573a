import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { verifyChains } from '#kernel/audit/server/verify.ts';
import { WIDE_ROLE } from '#kernel/db/connect.ts';
import { cloneDatabase } from '#testing/app.ts';
import { Browser } from '#testing/identity.ts';
import { backup, restore } from '../commands/backup.ts';
import { readConfig } from '../config.ts';
import { loadDemo } from '../demo.ts';
import { standUp } from '../process.ts';
import { type Running, serve } from '../serve.ts';
import { readArchive, writeArchive } from './archive.ts';
import { tablesOf } from './tables.ts';

const PASSWORD = 'Lotus-Pond-73';
const folder = mkdtempSync(join(tmpdir(), 'qinwu-backup-'));
const file = join(folder, 'whole.zip');
const content = '房间,面积\n101,18.60\n';
const running: Running[] = [];
const made: string[] = [];

afterAll(async () => {
  for (const one of running) await one.stop();
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  for (const name of made) await client.query(`drop database if exists ${name} with (force)`);
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

const urlOf = (database: string) => Object.assign(new URL(inject('postgresUrl')), { pathname: `/${database}` }).toString();
const place = (name: string) => join(folder, name);
const configOf = (url: string, dir: string) =>
  readConfig({ DATABASE_URL: url, QINWU_DATA: dir, QINWU_PORT: '0', QINWU_DEMO_PASSWORD: PASSWORD, QINWU_WORKER: 'false' });

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A database in which the platform has never been. */
async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomBytes(5).toString('hex')}`;
  await withClient(inject('postgresUrl'), (client) => client.query(`create database ${name}`));
  made.push(name);
  return urlOf(name);
}

const schemasOf = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(`select nspname as name from pg_namespace where nspname !~ '^pg_' order by 1`);
    return rows.map((r) => r.name);
  });

async function start(url: string, dir: string): Promise<Running> {
  const one = await serve(await standUp(configOf(url, dir), () => undefined), { demo: null, log: false });
  running.push(one);
  return one;
}

/** What the command does, with its lines. */
async function run(command: typeof backup, url: string, dir: string, target: string): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  const code = await command.run({ config: configOf(url, dir), values: {}, positionals: [target], say: (line) => void said.push(line) });
  return { code, said };
}

const LISTS = [
  '/org/units?pageSize=200',
  '/org/people?pageSize=50&sort=name',
  '/office-space/buildings?pageSize=200',
  '/office-space/rooms?pageSize=200&page=2',
  '/office-space/occupancies?pageSize=100',
  '/office-space/alarms?pageSize=100',
  '/office-space/statistics/classes',
];
const answers = async (browser: Browser) =>
  Object.fromEntries(
    await Promise.all(LISTS.map(async (path) => [path, (await browser.send({ method: 'GET', url: `/api${path}` })).body])),
  );

let source: Running;
let sourceUrl: string;
let officer: Browser;
let before: Record<string, unknown>;
let fileId: string;
let said: string[];

beforeAll(async () => {
  sourceUrl = await cloneDatabase(inject('postgresUrl'));
  const footing = await standUp(configOf(sourceUrl, place('source')), () => undefined);
  await loadDemo(footing, { size: 'small', say: () => undefined });
  await footing.close();
  source = await start(sourceUrl, place('source'));
  officer = new Browser(source.http, '10.1.1.1');
  const signedIn = await officer.send({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: { username: 'officer', password: PASSWORD },
  });
  expect(signedIn.status).toBe(200);
  const form = new FormData();
  form.append('file', new Blob([content]), '房间.csv');
  const body = new Response(form);
  const kept = await officer.send({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
  fileId = (kept.body as { id: string }).id;
  before = await answers(officer);
  ({ said } = await run(backup, sourceUrl, place('source'), file));
});

describe('a backup restored into an empty place', () => {
  let url: string;
  let restored: Running;

  beforeAll(async () => {
    url = await emptyDatabase();
    expect((await run(restore, url, place('restored'), file)).said.at(-1)).toMatch(
      /^\d+ rows and \d+ files restored; \d+ audit entries unbroken$/,
    );
    restored = await start(url, place('restored'));
  });

  test('has every row of every table', async () => {
    const counts = (from: string) =>
      withClient(from, async (client) => {
        const found: Record<string, unknown> = {};
        for (const { name } of await tablesOf(client)) found[name] = (await client.query(`select count(*) as n from ${name}`)).rows[0]?.n;
        return found;
      });
    const [here, there] = [await counts(sourceUrl), await counts(url)];
    expect(Object.keys(here).length).toBeGreaterThan(30);
    expect(there).toEqual(here);
  });

  test('gives the same answers to the session that was open when it was made', async () => {
    const again = new Browser(restored.http, '10.1.1.1');
    for (const [name, value] of officer.cookies) again.cookies.set(name, value);
    expect(await answers(again)).toEqual(before);
    const download = await restored.http.inject({
      url: `/api/files/${fileId}`,
      headers: { cookie: [...officer.cookies].map((c) => c.join('=')).join('; ') },
    });
    expect(download.payload).toBe(content);
  });

  test('lets people sign in and work, and numbers what is new after what was there', async () => {
    const person = new Browser(restored.http, '10.1.1.2');
    const entered = await person.send({
      method: 'POST',
      url: '/api/auth/sign-in/username',
      payload: { username: 'officer', password: PASSWORD },
    });
    expect(entered.status).toBe(200);
    const units = (before['/org/units?pageSize=200'] as { items: { id: string }[] }).items;
    const payload = { orgId: units[0]?.id, code: 'RESTORED', name: '示范院', divisionCode: '320400' };
    expect((await person.send({ method: 'POST', url: '/api/places/campuses', payload })).status).toBe(201);
  });

  test('has the audit chains of the source, unbroken', async () => {
    const sealAt = said.find((line) => line.startsWith('audit seal '))?.slice(11);
    expect(sealAt).toMatch(/^[0-9a-f]{64}$/);
    const found = await withClient(url, async (client) => {
      await client.query(`begin isolation level repeatable read read only; set local role ${WIDE_ROLE}`);
      return verifyChains(client);
    });
    expect(found.broken ?? null).toBeNull();
  });

  test('hands over again what may not have been done, because the queue is not in it', async () => {
    const waiting = (from: string) =>
      withClient(
        from,
        async (client) => (await client.query(`select count(*) as n from events.event where dispatched_at is null`)).rows[0]?.n,
      );
    expect(await waiting(url)).toBeGreaterThanOrEqual(await waiting(sourceUrl));
  });
});

describe('refused in one line, with nothing begun:', () => {
  test('a backup over a file that exists', async () => {
    const bytes = readFileSync(file);
    await expect(run(backup, sourceUrl, place('source'), file)).rejects.toThrow(/whole\.zip exists already/);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('a backup where nothing can be written', async () => {
    await expect(run(backup, sourceUrl, place('source'), join(folder, 'no', 'such', 'place.zip'))).rejects.toThrow(
      /cannot be written: ENOENT/,
    );
  });

  test('a restore where something is', async () => {
    await expect(run(restore, sourceUrl, place('other'), file)).rejects.toThrow(/^the installation is not empty/);
    expect(await answers(officer)).toEqual(before);
  });

  test.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
    ['a file that is cut off', () => readFileSync(file).subarray(0, 20_000), /is not a backup: /],
    ['a file of another kind', () => Buffer.from('select 1;'), /is not a backup: /],
    ['an archive of something else', () => archiveOf({ 'a.txt': 'x' }), /is not a whole backup: it has no manifest/],
    [
      'an archive with a manifest of something else',
      () => archiveOf({ 'manifest.json': '{"name":"x"}' }),
      /is not a backup that this version can read/,
    ],
    ['a backup of another version', strangerBackup, /was made by another version \(0\.1\.0\), which has migration 20990101000000_later/],
  ])('%s', async (_name, bytes, line) => {
    const url = await emptyDatabase();
    const path = join(folder, 'wrong.zip');
    writeFileSync(path, await bytes());
    await expect(run(restore, url, place('none'), path)).rejects.toThrow(line);
    expect(existsSync(place('none'))).toBe(false);
    expect(await schemasOf(url)).toEqual(['information_schema', 'public']);
  });
});

test('a backup that turns out damaged is taken back whole', async () => {
  const read = await readArchive(file);
  const path = join(folder, 'damaged.zip');
  const copy = await writeArchive(path);
  for (const name of read.names) {
    const text = await read.text(name);
    await copy.put(name, once(name.startsWith('files/') ? text.replace('18.60', '81.60') : text));
  }
  await copy.finish();
  read.close();
  const url = await emptyDatabase();
  await expect(run(restore, url, place('damaged'), path)).rejects.toThrow(/^nothing was restored: files\/.* is damaged in the backup$/);
  expect(await schemasOf(url)).toEqual(['information_schema', 'public']);
  expect(existsSync(join(place('damaged'), 'secret'))).toBe(false);
  const left = readdirSync(place('damaged'), { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  expect(left.map((e) => e.name)).toEqual([]);
  expect((await run(restore, url, place('damaged'), file)).code).toBe(0);
});

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}

async function archiveOf(entries: Record<string, string>): Promise<Buffer> {
  const path = join(folder, `${randomBytes(4).toString('hex')}.zip`);
  const archive = await writeArchive(path);
  for (const [name, text] of Object.entries(entries)) await archive.put(name, once(text));
  await archive.finish();
  return readFileSync(path);
}

async function strangerBackup(): Promise<Buffer> {
  const read = await readArchive(file);
  const manifest = JSON.parse(await read.text('manifest.json')) as { migrations: unknown[] };
  read.close();
  manifest.migrations.push({ name: '20990101000000_later', digest: 'x' });
  return archiveOf({ 'manifest.json': JSON.stringify(manifest) });
}
