import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachEmbedded } from '#kernel/db/embedded.ts';
import { exists } from '#kernel/process.ts';
import { type Cli, dataDir, qinwu, run } from '#testing/cli.ts';

const READY = /qinwu ready (http:\S+)\n/;
const PASSWORD = 'Lotus-Pond-73';

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** A browser of one person: keeps its cookies. */
class Person {
  private cookies = new Map<string, string>();
  private readonly base: string;
  constructor(base: string) {
    this.base = base;
  }
  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const reply = await fetch(`${this.base}${path}`, {
      method,
      headers: {
        'x-qinwu': '1',
        cookie: [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; '),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    for (const cookie of reply.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      this.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const text = await reply.text();
    return { status: reply.status, body: text.startsWith('{') ? JSON.parse(text) : { text } };
  }
  /** Opens the stream of events and leaves it open. */
  async follow(): Promise<ReadableStreamDefaultReader<Uint8Array>> {
    const cookie = [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; ');
    const reply = await fetch(`${this.base}/api/events/stream`, { headers: { cookie } });
    const reader = (reply.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    return reader;
  }
  signIn(username: string, password: string): Promise<Answer> {
    return this.ask('POST', '/api/auth/sign-in/username', { username, password });
  }
}

async function started(args: readonly string[], env: Record<string, string> = {}): Promise<{ cli: Cli; base: string }> {
  const cli = qinwu(['start', '--port', '0', ...args], env);
  const [, base] = await cli.says(READY);
  return { cli, base: base as string };
}

/** Asks the database of a running platform, one statement after the other; answers the rows of the last. */
async function inDatabase<T extends pg.QueryResultRow>(dir: string, ...statements: string[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: attachEmbedded({ dataDir: dir })?.url });
  await client.connect();
  try {
    let rows: T[] = [];
    for (const statement of statements) ({ rows } = await client.query<T>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

describe('with the demonstration city', () => {
  const dir = dataDir();
  const env = { QINWU_DEMO_PASSWORD: PASSWORD, QINWU_RATE_LIMIT: '5' };
  let cli: Cli;
  let base: string;
  let person: Person;

  beforeAll(async () => {
    const loaded = await run(['demo', '--size', 'small', '--data', dir], env);
    expect([loaded.code, loaded.err]).toEqual([0, '']);
  });

  test('is not served beyond this machine', async () => {
    const { code, out, err } = await run(['start', '--host', '0.0.0.0', '--port', '0', '--data', dir], { QINWU_SECRET: 's'.repeat(40) });
    expect(err).toMatch(/^qinwu: the demonstration city has known passwords.*--no-demo.*\n$/);
    expect([code, READY.test(out)]).toEqual([1, false]);
  });

  test('says last where it is, in nothing but plain lines', async () => {
    ({ cli, base } = await started(['--data', dir], env));
    expect(cli.output().trimEnd().split('\n').at(-1)).toBe(`qinwu ready ${base}`);
    expect(cli.output()).toContain('QINWU_DEMO_PASSWORD');
    expect(cli.output()).not.toContain(PASSWORD);
    expect(cli.errors()).toBe('');
  });

  test('answers those who watch it', async () => {
    const watcher = new Person(base);
    expect((await watcher.ask('GET', '/healthz')).body).toMatchObject({ status: 'ok' });
    expect((await watcher.ask('GET', '/readyz')).body).toMatchObject({ status: 'ready', warnings: [] });
    expect(String((await watcher.ask('GET', '/metrics')).body.text)).toContain('qinwu_http_request_seconds_count');
    expect((await watcher.ask('GET', '/api/openapi.json')).body).toMatchObject({ openapi: '3.1.0' });
    expect((await watcher.ask('GET', '/no-such-place')).status).toBe(404);
    const proxied = await fetch(`${base}/metrics`, { headers: { 'x-forwarded-for': '10.0.0.1' } });
    expect([proxied.status, ((await proxied.json()) as { code: string }).code]).toEqual([403, 'forbidden']);
  });

  test('limits what one address may ask, and says so as it says everything', async () => {
    const hasty = new Person(base);
    const answers = await Promise.all(Array.from({ length: 8 }, () => hasty.ask('GET', '/api/me')));
    const last = answers.filter((a) => a.status === 429);
    expect(last.length).toBeGreaterThan(0);
    expect(last[0]?.body).toMatchObject({ status: 429, code: 'too_many_requests', requestId: expect.any(String) });
    expect((await hasty.ask('GET', '/healthz')).status).toBe(200);
  });

  test('stops at once, though pages are open', async () => {
    const page = await new Promise<IncomingMessage>((resolve, reject) =>
      get(`${base}/healthz`, { headers: { connection: 'keep-alive' } }, resolve).once('error', reject),
    );
    page.resume();
    const began = performance.now();
    cli.kill('SIGTERM');
    expect(await cli.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(attachEmbedded({ dataDir: dir })).toBeUndefined();
  });

  test('killed in the midst of work, starts again with all that was committed and an unbroken audit chain', async () => {
    ({ cli, base } = await started(['--data', dir], { QINWU_DEMO_PASSWORD: PASSWORD }));
    person = new Person(base);
    expect((await person.signIn('officer', PASSWORD)).status).toBe(200);
    const units = (await person.ask('GET', '/api/org/units?pageSize=1')).body.items as { id: string; divisionCode: string }[];
    const campus = (code: string) => ({ orgId: units[0]?.id, code, name: `示范院${code}`, divisionCode: '320400' });
    expect(await person.ask('POST', '/api/places/campuses', campus('K1'))).toMatchObject({ status: 201 });
    const many = Promise.allSettled(Array.from({ length: 40 }, (_, i) => person.ask('POST', '/api/places/campuses', campus(`M${i}`))));
    expect((await person.ask('POST', '/api/places/campuses', campus('K2'))).status).toBe(201);
    cli.kill('SIGKILL');
    const told = (await many).flatMap((r, i) => (r.status === 'fulfilled' && r.value.status === 201 ? [`M${i}`] : []));
    expect(await cli.ended).toBe('SIGKILL');

    const again = await started(['--data', dir], { QINWU_DEMO_PASSWORD: PASSWORD });
    const kept = await inDatabase<{ code: string }>(dir, `select code from places.campus where code ~ '^[KM][0-9]'`);
    expect(kept.map((r) => r.code)).toEqual(expect.arrayContaining(['K1', 'K2', ...told]));
    // The session survives too: the secret is kept.
    person = Object.assign(new Person(again.base), { cookies: (person as unknown as { cookies: unknown }).cookies });
    expect((await person.ask('GET', '/api/me')).status).toBe(200);
    cli = again.cli;
  });

  test('doctor audit works beside it, and names the first entry that was tampered with', async () => {
    const whole = await run(['doctor', 'audit', '--data', dir]);
    expect(whole.out).toMatch(/^unbroken: \d+ entries in \d+ chains\nseal [0-9a-f]{64}\n$/);
    expect(whole.code).toBe(0);
    const [entry] = await inDatabase<{ lane: number; seq: number }>(
      dir,
      'set session_replication_role = replica',
      `update audit.entry set actor_name = '别人' where id = (select id from audit.entry order by at desc limit 1) returning lane, seq`,
    );
    const broken = await run(['doctor', 'audit', '--data', dir]);
    expect(broken.out).toContain(`broken: chain ${entry?.lane}, entry ${entry?.seq} (changed)\n`);
    expect(broken.code).toBe(1);
  });

  test('is not started twice on one data directory', async () => {
    const second = await run(['start', '--port', '0', '--data', dir]);
    expect(second.err).toMatch(/^qinwu: Qinwu already runs on the data directory .*\n$/);
    expect(second.code).toBe(1);
  });

  test('ends the streams of open pages when it stops', async () => {
    const stream = await person.follow();
    const began = performance.now();
    cli.kill('SIGINT');
    let rest = await stream.read();
    while (!rest.done) rest = await stream.read();
    expect(await cli.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(exists(cli.pid)).toBe(false);
  });
});

describe("one's own installation", () => {
  const dir = dataDir();
  const folder = mkdtempSync(join(tmpdir(), 'qinwu-own-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const administrators = /^ {2}(sysadmin|secadmin|auditor) +(\S+)$/gm;

  test('shows the passwords of three administrators once, who must change them and need a second factor', async () => {
    const { cli, base } = await started(['--no-demo', '--data', dir]);
    const shown = [...cli.output().matchAll(administrators)];
    expect(shown.map((m) => m[1])).toEqual(['sysadmin', 'secadmin', 'auditor']);
    const sysadmin = new Person(base);
    const password = shown[0]?.[2] as string;
    expect((await sysadmin.signIn('sysadmin', password)).body).toEqual({ next: 'change-password' });
    expect((await sysadmin.ask('GET', '/api/identity/accounts')).body.code).toBe('password_change_required');
    const changed = await sysadmin.ask('POST', '/api/account/password', { current: password, next: PASSWORD });
    expect(changed.status, JSON.stringify(changed.body)).toBeLessThan(300);
    expect((await sysadmin.ask('GET', '/api/identity/accounts')).body.code).toBe('second_factor_required');
    expect((await sysadmin.ask('GET', '/api/me')).body).toMatchObject({ demo: false, secondFactor: 'required' });
    cli.kill('SIGTERM');
    expect(await cli.ended).toBe(0);
  });

  test('takes a register from a file with a mapping, all of it or nothing', async () => {
    const file = join(folder, 'buildings.csv');
    const map = join(folder, 'map.json');
    writeFileSync(file, 'No,Building,Owner,Feet\nB1,示范一号楼,机关事务管理局,1000\nB2,示范二号楼,没有这个单位,2000\n');
    writeFileSync(
      map,
      JSON.stringify({
        columns: {
          code: { from: 'No' },
          name: { from: 'Building' },
          unitName: { from: 'Owner' },
          divisionCode: { const: '320400' },
          buildingAreaSqm: { from: 'Feet', unit: 'sqft' },
        },
      }),
    );
    const all = await run(['import', 'office-space.buildings', file, '--map', map, '--data', dir]);
    expect(all.out, all.err).toContain('nothing was stored');
    expect(all.code).toBe(1);
    expect(readFileSync(join(folder, 'buildings-result.xlsx')).subarray(0, 2).toString()).toBe('PK');
    const good = await run(['import', 'office-space.buildings', file, '--map', map, '--good-rows', '--data', dir]);
    expect([good.code, good.err]).toEqual([0, '']);
  });

  test('shows no password again, keeps what was imported, and asks for a secret beyond this machine', async () => {
    const { cli } = await started(['--data', dir]);
    expect(cli.output()).not.toMatch(administrators);
    const [row] = await inDatabase(dir, `select name, building_area_sqm from places.building`);
    expect(row).toEqual({ name: '示范一号楼', building_area_sqm: '92.90' });
    cli.kill('SIGTERM');
    expect(await cli.ended).toBe(0);
    const open = await started(['--data', dir, '--host', '0.0.0.0'], { QINWU_SECRET: 's'.repeat(40) });
    expect(open.base).toMatch(/^http:\/\/(localhost|127\.0\.0\.1):\d+$/);
    open.cli.kill('SIGTERM');
    expect(await open.cli.ended).toBe(0);
  });
});

test('a first start that would be seen from outside loads no demonstration', async () => {
  const dir = dataDir();
  const { code, out, err } = await run(['start', '--host', '0.0.0.0', '--port', '0', '--data', dir], { QINWU_SECRET: 's'.repeat(40) });
  expect([code, out]).toEqual([1, expect.not.stringContaining('loading divisions')]);
  expect(err).toMatch(/^qinwu: the demonstration city has known passwords/);
});
