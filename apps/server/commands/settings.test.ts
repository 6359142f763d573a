import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { cloneDatabase } from '#testing/app.ts';
import { run } from '#testing/cli.ts';
import { type Command, commands } from '../commands.ts';
import { ConfigFailure, readConfig } from '../config.ts';
import { PlainFailure } from '../plain-failure.ts';

const folder = mkdtempSync(join(tmpdir(), 'qinwu-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the command line does, in this process: settings read, command run. Answers the failure. */
async function failure(env: Record<string, string>, name = 'start', ...positionals: string[]): Promise<Error> {
  try {
    const config = readConfig({ QINWU_PORT: '0', ...env });
    await (commands[name] as Command).run({ config, values: { 'no-demo': true }, positionals, say: () => undefined });
  } catch (error) {
    return error as Error;
  }
  throw new Error('not refused');
}

/** Refused before anything is begun: one plain line that names the setting, and no data directory. */
async function refused(env: Record<string, string>, line: RegExp, name?: string, ...positionals: string[]): Promise<void> {
  const data = join(mkdtempSync(join(folder, 'case-')), 'data');
  const error = await failure({ QINWU_DATA: data, ...env }, name, ...positionals);
  expect(error.message).toMatch(line);
  expect(error.message).not.toMatch(/\n|secretpw/);
  expect(error instanceof ConfigFailure || error instanceof PlainFailure).toBe(true);
  expect(existsSync(data)).toBe(false);
}

describe('a wrong setting ends the start with one line that names it, and leaves nothing behind:', () => {
  test.each<[Record<string, string>, RegExp]>([
    [{ QINWU_PORT: 'abc' }, /^QINWU_PORT is wrong/],
    [{ QINWU_PORT: '70000' }, /^QINWU_PORT is wrong/],
    [{ QINWU_SECRET: 'short' }, /^QINWU_SECRET is wrong.*32/],
    [{ QINWU_X: '1' }, /^QINWU_X is not a setting/],
    [{ QINWU_CITY: '常州' }, /^QINWU_CITY is wrong: four digits/],
    [{ QINWU_PUBLIC_URL: 'ftp://x' }, /^QINWU_PUBLIC_URL is wrong/],
    [{ QINWU_TRUST_PROXY: 'garbage' }, /^QINWU_TRUST_PROXY is wrong: addresses/],
    [{ QINWU_FILES: 's3' }, /^QINWU_S3_BUCKET is missing/],
    [{ QINWU_OIDC: '/nowhere.json' }, /^QINWU_OIDC: \/nowhere\.json/],
    [{ DATABASE_URL: 'garbage' }, /^DATABASE_URL is wrong/],
    [{ DATABASE_URL: 'mysql://u:secretpw@127.0.0.1/x' }, /^DATABASE_URL is wrong/],
    [{ DATABASE_URL: 'postgres://u:secretpw@127.0.0.1:1/x' }, /^DATABASE_URL: nothing listens at 127\.0\.0\.1:1$/],
    [{ DATABASE_URL: 'postgres://u:secretpw@nowhere.invalid/x' }, /^DATABASE_URL: there is no host "nowhere\.invalid"$/],
    [{ QINWU_HOST: '0.0.0.0' }, /^QINWU_SECRET is missing: outside loopback/],
    [{ QINWU_HOST: '127.example.com' }, /^QINWU_SECRET is missing: outside loopback/],
  ])('%j', (env, line) => refused(env, line, 'start'));

  test('a database that does not let the user in', async () => {
    const url = new URL(inject('postgresUrl'));
    url.username = 'nobody';
    url.password = 'secretpw';
    await refused({ DATABASE_URL: url.toString() }, /^DATABASE_URL: .*nobody/, 'migrate');
  });
});

describe('a command that is asked in vain says so in one line, and begins nothing:', () => {
  const file = join(folder, 'rooms.csv');
  writeFileSync(file, 'x\n');
  test.each<[string, string[], RegExp]>([
    ['backup', [], /^name the file: qinwu backup FILE$/],
    ['restore', [file], /rooms\.csv is not a backup: /],
    ['restore', [join(folder, 'no.zip')], /no\.zip is not a backup: ENOENT/],
    ['import', ['nothing.here', file], /^there is no register "nothing\.here"; there are .*office-space\.buildings/],
    ['import', ['office-space.buildings', 'no.csv'], /^there is no file "no\.csv"/],
    ['import', ['office-space.rooms', file], /^there is no installation in .*--data DIR/],
    ['doctor', ['audit'], /^there is no installation in .*--data DIR/],
    ['backup', [join(folder, 'b.zip')], /^there is no installation in .*--data DIR/],
  ])('%s %j', (name, positionals, line) => refused({}, line, name, ...positionals));

  test('nor is one taken for ours that is not', () =>
    refused({ DATABASE_URL: inject('postgresUrl') }, /^there is no installation in this database/, 'doctor', 'audit'));
});

describe('what cannot be understood is answered with how it is used:', () => {
  test.each<[string[], Record<string, string>, string | RegExp, number]>([
    [['dance'], {}, /^qinwu <command>[\s\S]*backup[\s\S]*restore/, 2],
    [['start', '--bad'], {}, /^qinwu: Unknown option '--bad'\nqinwu start \[--port.*\n$/, 2],
    [['start', 'now'], {}, /^qinwu: "now" is one argument too many\nqinwu start.*\n$/, 2],
    [['start', '--port'], {}, /^qinwu: Option '--port <value>' argument missing\nqinwu start.*\n$/, 2],
    [['start'], { QINWU_PORT: 'abc' }, /^qinwu: QINWU_PORT is wrong: .*\n$/, 1],
  ])('%j %j', async (args, env, text, code) => {
    const said = await run(args, { QINWU_DATA: join(folder, 'none'), ...env });
    expect(said.err).toMatch(text);
    expect([said.code, said.out, existsSync(join(folder, 'none'))]).toEqual([code, '', false]);
  });

  test('--help', async () => {
    expect(await run(['backup', '--help'])).toEqual({ code: 0, out: 'qinwu backup FILE [--data DIR]\n', err: '' });
  });
});

test('the openapi command needs nothing at all', async () => {
  const { code, out } = await run(['openapi']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ openapi: '3.1.0' });
});

test('a database of another version is one line that names the migration', async () => {
  const url = await cloneDatabase(inject('postgresUrl'));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`update app.migration set digest = 'other' where name like '%_events'`);
  await client.end();
  await refused({ DATABASE_URL: url }, /^migration \d+_events was edited after it had been applied/, 'migrate');
});

test('a port that is taken is one line too', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const url = await cloneDatabase(inject('postgresUrl'));
  const { code, err } = await run(['start', '--no-demo', '--port', String(port)], { QINWU_DATA: join(folder, 'taken'), DATABASE_URL: url });
  other.close();
  expect([code, err]).toEqual([1, `qinwu: QINWU_PORT: port ${port} of 127.0.0.1 is taken by another program\n`]);
});
