import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { exists, goneWithin, signal } from '#kernel/process.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedFailure } from './failure.ts';
import { lendPassword, makingDir, newPassword, type Place } from './place.ts';

export const SUPERUSER = 'postgres';

/** A log larger than this is set aside at the next start; one old log is kept. */
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
const START_LIMIT_MS = 120_000;
const FAST_STOP_LIMIT_MS = 30_000;
const IMMEDIATE_STOP_LIMIT_MS = 10_000;

/** Makes the cluster: UTF-8, sorted by code point, upper and lower case and letters by Unicode, passwords for every connection. */
export async function initialise(place: Place, binaries: Binaries, throwaway: boolean): Promise<string> {
  rmSync(`${place.clusterDir}.making`, { recursive: true, force: true });
  const dir = makingDir(place);
  const password = newPassword(place);
  const lent = lendPassword(place, password);
  const flags = ['-D', dir, '-U', SUPERUSER, `--pwfile=${lent}`, '--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const sync = throwaway ? ['--no-sync'] : [];
  // The trigram index asks the C library what a letter is: it needs a UTF-8 character type, whose name differs by system.
  try {
    for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
      const { code, output } = await run(place, binaries.initdb, [...flags, ...locale, `--lc-ctype=${ctype}`, ...sync]);
      if (code === 0) {
        renameSync(dir, place.clusterDir);
        return password;
      }
      if (!/invalid locale name/.test(output)) throw new Error(output);
    }
  } finally {
    rmSync(lent, { force: true });
  }
  throw new EmbeddedFailure('failed', 'This system offers no locale in which a database could be made, not even C.');
}

/** Sets a new superuser password while the server is down: for a data directory whose password file was lost. */
export async function resetPassword(place: Place, binaries: Binaries): Promise<string> {
  const password = newPassword(place);
  const input = `alter role ${SUPERUSER} password '${password}'\n`;
  const { code, output } = await run(place, binaries.postgres, ['--single', '-D', place.clusterDir, 'postgres'], input);
  if (code !== 0 || /\b(FATAL|ERROR):/.test(output)) throw new Error(output);
  return password;
}

async function run(place: Place, program: string, args: string[], input = ''): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, { ...place.account, cwd: '/', env: environment() });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  return { code, output };
}

/** PostgreSQL reads PG… variables and locale variables of the environment; a stray one must not change the cluster. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, SystemRoot } = process.env;
  return { PATH, TMPDIR, SystemRoot, LC_MESSAGES: 'C' };
}

/** Stops what an earlier Qinwu left behind when it was killed: a server still at work on this directory, or its pid file. */
export async function clearAway(place: Place, binaries: Binaries, log: (line: string) => void): Promise<void> {
  const pidFile = join(place.clusterDir, 'postmaster.pid');
  const pid = Number(readLines(pidFile)[0]);
  if (!pid) return;
  if (exists(pid) && isPostmasterOf(pid, place.clusterDir)) {
    log(`Stopping the PostgreSQL (process ${pid}) that an earlier Qinwu left running`);
    await stopPostmaster(pid, place, binaries);
  }
  // A dead server's file holds a number that may by now belong to any process, which PostgreSQL would take for a living server.
  rmSync(pidFile, { force: true });
}

function isPostmasterOf(pid: number, clusterDir: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir);
  } catch {
    return false;
  }
}

/** Starts the server and waits until it takes connections. Retries while the last one's memory is being given back. */
export async function startPostmaster(place: Place, binaries: Binaries, settings: string[], detached: boolean): Promise<ChildProcess> {
  const end = Date.now() + START_LIMIT_MS;
  for (;;) {
    const { child, said } = await launch(place, binaries, settings, detached, end);
    if (child) return child;
    if (!/shared memory block .* is still in use/.test(said) || Date.now() > end) throw new Error(said);
    await pause(200);
  }
}

async function launch(place: Place, binaries: Binaries, settings: string[], detached: boolean, end: number) {
  const { logFile, clusterDir } = place;
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
  const logFd = openSync(logFile, 'a', 0o600);
  const from = statSync(logFile).size;
  // Its own process group: Ctrl-C at a terminal reaches Qinwu, which stops the server after its own work.
  const child = spawn(binaries.postgres, ['-D', clusterDir, ...settings], {
    ...place.account,
    cwd: '/',
    env: environment(),
    detached,
    stdio: ['ignore', logFd, logFd],
  });
  closeSync(logFd);
  let failed: Error | undefined;
  child.once('error', (cause) => {
    failed = cause;
  });
  const pidFile = join(clusterDir, 'postmaster.pid');
  while (child.exitCode === null && child.signalCode === null && !failed) {
    const lines = readLines(pidFile);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return { child, said: '' };
    if (Date.now() > end) {
      if (child.pid) await stopPostmaster(child.pid, place, binaries);
      return { said: `not ready within ${START_LIMIT_MS / 1000} s` };
    }
    await pause(15);
  }
  return { said: failed?.message ?? readFileSync(logFile).subarray(from).toString('utf8') };
}

/** Fast shutdown: open transactions are rolled back, everything committed is written. Harder only if that takes too long. */
export async function stopPostmaster(pid: number, place: Place, binaries: Binaries, immediate = false): Promise<void> {
  if (process.platform === 'win32') {
    const mode = immediate ? 'immediate' : 'fast';
    await run(place, binaries.pgCtl, ['stop', '-D', place.clusterDir, '-m', mode, '-w']);
    return;
  }
  if (!immediate) {
    signal(pid, 'SIGINT');
    if (await goneWithin(pid, FAST_STOP_LIMIT_MS)) return;
  }
  signal(pid, 'SIGQUIT');
  if (await goneWithin(pid, IMMEDIATE_STOP_LIMIT_MS)) return;
  signal(pid, 'SIGKILL');
  await goneWithin(pid, IMMEDIATE_STOP_LIMIT_MS);
}

/** @throws EmbeddedFailure `version` when the cluster was made by another major version. */
export function checkVersion(place: Place, binaries: Binaries): void {
  const found = readFileSync(join(place.clusterDir, 'PG_VERSION'), 'utf8').trim();
  if (found === binaries.major) return;
  throw new EmbeddedFailure(
    'version',
    `${place.clusterDir} was made by PostgreSQL ${found}; this Qinwu brings PostgreSQL ${binaries.major}. ` +
      'Back up with the Qinwu that made it (qinwu backup) and restore into an empty directory.',
  );
}

export const isInitialised = (place: Place): boolean => existsSync(join(place.clusterDir, 'PG_VERSION'));

/** The port of the server that runs on the cluster and takes connections. */
export function runningPort(place: Place): number | undefined {
  const lines = readLines(join(place.clusterDir, 'postmaster.pid'));
  return lines[7]?.trim() === 'ready' && exists(Number(lines[0])) ? Number(lines[3]) : undefined;
}

/** The wanted port if it is free, else one that the system picks. */
export async function freePort(wanted?: number): Promise<number> {
  return (await portIsFree(wanted ?? 0)) ?? (await portIsFree(0)) ?? 0;
}

function portIsFree(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
