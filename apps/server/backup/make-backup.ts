import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { verifyChains } from '#kernel/audit/server/verify.ts';
import type { FileStore } from '#kernel/files/server/store.ts';
import { version } from '#kernel/http/watch.ts';
import { PlainFailure } from '../plain-failure.ts';
import { type ArchiveWriter, writeArchive } from './archive.ts';
import { type Manifest, seesEverything, tablesOf } from './tables.ts';

/** What a backup is made of, and what one is restored into. */
export interface Installation {
  readonly url: string;
  readonly files: FileStore;
  readonly dataDir: string;
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}

/**
 * Writes everything of the installation into one file: all tables as of one moment, the contents of files, the secret of the data
 * directory. Requests may go on meanwhile. What could not be finished is not left behind.
 */
export async function makeBackup(source: Installation, path: string, say: (line: string) => void): Promise<Manifest> {
  if (existsSync(path)) throw new PlainFailure(`${path} exists already; name a new file`);
  const client = new pg.Client({ connectionString: source.url, statement_timeout: 0 });
  await client.connect();
  try {
    if (!(await seesEverything(client)))
      throw new PlainFailure('the user of DATABASE_URL does not see every row; use pg_dump as a superuser, docs/operations.md says how');
    await client.query('begin isolation level repeatable read read only');
    const archive = await writeArchive(path).catch((cause: Error) => {
      throw new PlainFailure(`${path} cannot be written: ${cause.message}`);
    });
    try {
      const manifest = await fillArchive(client, source, archive);
      await archive.finish();
      say(
        `${manifest.tables.reduce((n, t) => n + t.rows, 0)} rows of ${manifest.tables.length} tables and ${manifest.files} files in ${path}`,
      );
      say(`audit seal ${manifest.auditSeal}`);
      return manifest;
    } catch (error) {
      await archive.abandon();
      await rm(path, { force: true });
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
        throw new PlainFailure(`${path}: the disk is full; nothing is left of the backup`);
      throw error;
    }
  } finally {
    await client.end();
  }
}

async function fillArchive(client: pg.Client, source: Installation, archive: ArchiveWriter): Promise<Manifest> {
  const digests: Record<string, string> = {};
  const put: ArchiveWriter['put'] = async (name, body, options) => {
    const done = await archive.put(name, body, options);
    digests[name] = done.digest;
    return done;
  };
  const migrations = (await client.query<{ name: string; digest: string }>('select name, digest from app.migration order by name')).rows;
  const tables: { name: string; columns: string[]; rows: number }[] = [];
  for (const table of await tablesOf(client)) {
    const copy = client.query(copyTo(`copy ${table.name} (${table.columns.join(', ')}) to stdout`));
    await put(`tables/${table.name.replaceAll('"', '')}.copy`, copy);
    tables.push({ ...table, rows: copy.rowCount ?? 0 });
  }
  const keys = (await client.query<{ key: string }>('select distinct storage_key as key from files.file order by 1')).rows;
  for (const { key } of keys) await put(`files/${key}`, await source.files.get(key), { stored: true });
  const secret = join(source.dataDir, 'secret');
  const withSecret = existsSync(secret);
  if (withSecret) await put('secret', once(readFileSync(secret, 'utf8')));
  const { seal } = await verifyChains(client);
  const manifest: Manifest = {
    format: 1,
    version,
    madeAt: new Date().toISOString(),
    migrations,
    tables,
    digests,
    files: keys.length,
    withSecret,
    auditSeal: seal,
  };
  await archive.put('manifest.json', once(JSON.stringify(manifest, null, 2)));
  return manifest;
}
