import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach } from 'vitest';
import { destroyEmbedded, type Embedded, startEmbedded } from '#kernel/db/embedded.ts';

const dirs: string[] = [];
const running: Embedded[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) await killed(child);
  for (const server of running.splice(0)) await server.stop();
  for (const dir of dirs.splice(0)) if (existsSync(dir)) await destroyEmbedded(dir);
});

export function freshDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'qinwu-embedded-'));
  dirs.push(dir);
  return dir;
}

export async function start(dataDir: string, options: Parameters<typeof startEmbedded>[0] = {}): Promise<Embedded & { said: string[] }> {
  const said: string[] = [];
  const server = await startEmbedded({ dataDir, log: (line) => said.push(line), ...options });
  running.push(server);
  return { ...server, said };
}

export async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

const PROGRAM = `
const { startEmbedded } = await import(process.argv[1]);
const pg = (await import('pg')).default;
try {
  const server = await startEmbedded({ dataDir: process.argv[2] });
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create table if not exists kept (n int primary key)');
  await client.query('insert into kept select generate_series(1, 1000)');
  const { rows } = await client.query('show data_directory');
  await client.query('begin');
  await client.query('insert into kept values (2000)');
  console.log(JSON.stringify({ url: server.url, dir: rows[0].data_directory }));
} catch (error) {
  console.log(JSON.stringify({ reason: error.reason, message: error.message }));
  process.exit(1);
}
setInterval(() => undefined, 1000);
`;

/** Another Qinwu: a process that starts the server, commits 1,000 rows, leaves one uncommitted, and says so. */
export async function otherQinwu(dataDir: string, account: { uid?: number; gid?: number } = {}) {
  const module = import.meta.resolve('#kernel/db/embedded.ts');
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, module, dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  });
  children.push(child);
  let problems = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    problems += text;
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve);
    child.once('exit', (code) => setTimeout(() => reject(new Error(`ended with ${code}: ${problems}`)), 50));
  });
  return { child, said: JSON.parse(line) as { url?: string; dir: string; reason?: string; message?: string } };
}

export const postmasterOf = (clusterDir: string) => Number(readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]);

export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
