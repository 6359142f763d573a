import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { verifyChains } from '#kernel/audit/server/verify.ts';
import type { FileStore } from '#kernel/files/server/store.ts';
import { version } from '#kernel/http/watch.ts';
import { PlainFailure } from '../plain-failure.ts';
import { writeArchive } from './archive.ts';
import { type Manifest, seesEverything, tablesOf } from './tables.ts';

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}

/**
 * Writes everything of the installation into one file: all tables as of one moment, the contents of files, the secret of the data
 * directory. Requests may go on meanwhile.
 */
export async function makeBackup(
  source: { url: string; files: FileStore; dataDir: string },
  path: string,
  say: (line: string) => void,
): Promise<Manifest> {
  if (existsSync(path)) throw new PlainFailure(`${path} exists already; name a new file`);
  const client = new pg.Client({ connectionString: source.url, statement_timeout: 0 });
  await client.connect();
  try {
    if (!(await seesEverything(client)))
      throw new PlainFailure('the user of DATABASE_URL does not see every row; use pg_dump as a superuser, docs/operations.md says how');
    await client.query('begin isolation level repeatable read read only');
    const archive = writeArchive(path);
    const migrations = (await client.query<{ name: string; digest: string }>('select name, digest from app.migration order by name')).rows;
    const tables: { name: string; columns: readonly string[]; rows: number }[] = [];
    for (const table of await tablesOf(client)) {
      const copy = client.query(copyTo(`copy ${table.name} (${table.columns.join(', ')}) to stdout`));
      await archive.put(`tables/${table.name.replaceAll('"', '')}.copy`, copy);
      tables.push({ ...table, rows: copy.rowCount ?? 0 });
    }
    const keys = (await client.query<{ key: string }>('select distinct storage_key as key from files.file order by 1')).rows;
    for (const { key } of keys) await archive.put(`files/${key}`, await source.files.get(key), { stored: true });
    const secret = join(source.dataDir, 'secret');
    const withSecret = existsSync(secret);
    if (withSecret) await archive.put('secret', once(readFileSync(secret, 'utf8')));
    const { seal } = await verifyChains(client);
    const manifest: Manifest = {
      format: 1,
      version,
      madeAt: new Date().toISOString(),
      migrations,
      tables,
      files: keys.length,
      withSecret,
      auditSeal: seal,
    };
    await archive.put('manifest.json', once(JSON.stringify(manifest, null, 2)));
    await archive.finish();
    await client.query('commit');
    say(`${tables.reduce((n, t) => n + t.rows, 0)} rows of ${tables.length} tables and ${keys.length} files in ${path}`);
    say(`audit seal ${seal}`);
    return manifest;
  } finally {
    await client.end();
  }
}
