import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { connect, type Database } from '#kernel/db/connect.ts';
import { attachEmbedded, type Embedded, startEmbedded } from '#kernel/db/embedded.ts';
import { type MigrateResult, migrate } from '#kernel/db/migrate.ts';
import { root } from '#kernel/root.ts';
import type { Config } from './config.ts';
import { PlainFailure } from './plain-failure.ts';
import { reachDatabase } from './reach-database.ts';

/** The ground a process of the platform stands on: a migrated database and a secret. */
export interface Footing {
  readonly config: Config;
  /** Absolute data directory. */
  readonly dataDir: string;
  readonly url: string;
  readonly database: Database;
  readonly secret: string;
  readonly migrated: MigrateResult;
  close(): Promise<void>;
}

/** The secret of this installation: given, or made once and kept readable by its owner only. */
function secretOf(config: Config, dataDir: string): string {
  if (config.QINWU_SECRET) return config.QINWU_SECRET;
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
}

/** The newest schema; what stands in its way (a data directory of another version) is one line that names the migration. */
async function broughtUp(url: string, log: (line: string) => void): Promise<MigrateResult> {
  try {
    return await migrate(url, root, log);
  } catch (error) {
    const { message } = error as Error;
    throw message.startsWith('migration ') ? new PlainFailure(message) : error;
  }
}

/** Refuses a database in which the platform has never been. */
async function mustBeOurs(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ ours: boolean }>(`select to_regclass('app.migration') is not null as ours`);
    if (!rows[0]?.ours) throw new PlainFailure('there is no installation in this database; name another by --data or DATABASE_URL');
  } finally {
    await client.end();
  }
}

/**
 * Starts the embedded PostgreSQL (or takes `DATABASE_URL`), migrates and opens the pool. `close` undoes all of it in the right order.
 * With `attach` the server of a platform that runs on the data directory is used beside it, and left running; with `existing` nothing
 * new is begun where there is no installation.
 * @throws a failure with one plain line for the terminal.
 */
export async function standUp(
  config: Config,
  log: (line: string) => void,
  options: { migrate?: boolean; lost?: () => void; attach?: boolean; existing?: boolean } = {},
): Promise<Footing> {
  const dataDir = resolve(config.QINWU_DATA);
  if (config.DATABASE_URL) await reachDatabase(config.DATABASE_URL);
  else if (options.existing && !existsSync(join(dataDir, 'postgres.password')))
    throw new PlainFailure(`there is no installation in ${dataDir}; name its data directory (--data DIR)`);
  let embedded: Pick<Embedded, 'url' | 'stop'> | undefined;
  if (!config.DATABASE_URL && options.attach) embedded = attachEmbedded({ dataDir });
  if (!config.DATABASE_URL && !embedded)
    embedded = await startEmbedded({
      dataDir,
      log,
      lost: (line) => {
        log(line);
        options.lost?.();
      },
    });
  const url = config.DATABASE_URL ?? (embedded as Pick<Embedded, 'url'>).url;
  try {
    if (options.existing) await mustBeOurs(url);
    const done = options.migrate === false ? { applied: [], leakproof: true } : await broughtUp(url, log);
    const database = connect(url, config.QINWU_DATABASE_POOL);
    return {
      config,
      dataDir,
      url,
      database,
      // Made when it is first asked for: a command that needs none leaves none behind.
      get secret() {
        return secretOf(config, dataDir);
      },
      migrated: done,
      async close() {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
