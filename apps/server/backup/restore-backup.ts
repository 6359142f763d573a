import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { verifyChains } from '#kernel/audit/server/verify.ts';
import { migrate } from '#kernel/db/migrate.ts';
import type { FileStore } from '#kernel/files/server/store.ts';
import { root } from '#kernel/root.ts';
import { PlainFailure } from '../plain-failure.ts';
import { type ArchiveReader, readArchive } from './archive.ts';
import { type Manifest, seesEverything, tablesOf } from './tables.ts';

/** Reads what the backup says of itself, or refuses the file with a plain line. */
async function manifestOf(path: string): Promise<{ archive: ArchiveReader; manifest: Manifest }> {
  const archive = await readArchive(path).catch((cause) => {
    throw new PlainFailure(`${path} is not a backup: ${(cause as Error).message}`);
  });
  if (!archive.names.includes('manifest.json')) throw new PlainFailure(`${path} is not a whole backup: it has no manifest`);
  const manifest = JSON.parse(await archive.text('manifest.json')) as Manifest;
  if (manifest.format !== 1) throw new PlainFailure(`${path} was made by a newer version (${manifest.version})`);
  return { archive, manifest };
}

/** Fills the empty tables, in one transaction, with triggers and key checks held back until all rows are in. */
async function fill(client: pg.Client, archive: ArchiveReader, manifest: Manifest): Promise<void> {
  const here = await tablesOf(client);
  await client.query(`begin; set local session_replication_role = replica; truncate ${here.map((t) => t.name).join(', ')}`);
  for (const table of manifest.tables) {
    const into = client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin`));
    await pipeline(await archive.open(`tables/${table.name.replaceAll('"', '')}.copy`), into);
    if (into.rowCount !== table.rows)
      throw new PlainFailure(`${table.name}: ${into.rowCount} rows came instead of ${table.rows}; nothing was restored`);
  }
  const identities = await client.query<{ seq: string; table: string; column: string }>(`
    select pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as seq, format('%I.%I', n.nspname, c.relname) as table, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attidentity <> '' and n.nspname not in ('pgboss')`);
  for (const { seq, table, column } of identities.rows) {
    await client.query(`select setval($1, coalesce((select max(${pg.escapeIdentifier(column)}) from ${table}), 0) + 1, false)`, [seq]);
  }
  await client.query('commit; analyze');
}

/** Puts the contents of files back through the store, one at a time. */
async function restoreFiles(client: pg.Client, archive: ArchiveReader, files: FileStore): Promise<number> {
  const { rows } = await client.query<{ key: string; type: string; size: number }>(
    'select distinct on (storage_key) storage_key as key, media_type as type, size_bytes as size from files.file',
  );
  const folder = await mkdtemp(join(tmpdir(), 'qinwu-restore-'));
  try {
    for (const row of rows) {
      const local = join(folder, 'content');
      await pipeline(await archive.open(`files/${row.key}`), createWriteStream(local, { mode: 0o600 }));
      await files.put(row.key, local, { mediaType: row.type, size: Number(row.size) });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return rows.length;
}

/**
 * Restores a backup into an installation that holds nothing yet: the schema the backup was made with, its rows, its files, its secret,
 * then the migrations that are newer. The audit chains must hold afterwards.
 */
export async function restoreBackup(
  target: { url: string; files: FileStore; dataDir: string },
  path: string,
  say: (line: string) => void,
): Promise<void> {
  const { archive, manifest } = await manifestOf(path);
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  try {
    if (!(await seesEverything(client)))
      throw new PlainFailure('the user of DATABASE_URL may not restore; use pg_restore as a superuser, docs/operations.md says how');
    const { rows } = await client.query(`select 1 from pg_namespace where nspname = 'app'`);
    if (rows.length > 0) throw new PlainFailure('the installation is not empty; restore into a new data directory (--data DIR)');
    await migrate(target.url, root, say, new Map(manifest.migrations.map((m) => [m.name, m.digest])));
    await fill(client, archive, manifest);
    const files = await restoreFiles(client, archive, target.files);
    if (manifest.withSecret) await writeFile(join(target.dataDir, 'secret'), await archive.text('secret'), { mode: 0o600 });
    const found = await verifyChains(client);
    if (found.broken) throw new PlainFailure(`the audit chain ${found.broken.lane} is broken at entry ${found.broken.seq}`);
    if (found.seal !== manifest.auditSeal) throw new PlainFailure('the audit chains hold but are not those of the backup');
    await migrate(target.url, root, say);
    say(`${manifest.tables.reduce((n, t) => n + t.rows, 0)} rows and ${files} files restored; ${found.entries} audit entries unbroken`);
  } finally {
    archive.close();
    await client.end();
  }
}
