import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { verifyChains } from '#kernel/audit/server/verify.ts';
import { findMigrations, migrate } from '#kernel/db/migrate.ts';
import { root } from '#kernel/root.ts';
import { PlainFailure } from '../plain-failure.ts';
import { type ArchiveReader, readArchive } from './archive.ts';
import type { Installation } from './make-backup.ts';
import { type Manifest, manifest as manifestSchema, seesEverything, tablesOf } from './tables.ts';

/** A backup that is open and says what is in it. */
export interface Backup {
  readonly path: string;
  readonly archive: ArchiveReader;
  readonly manifest: Manifest;
}

/**
 * Opens a backup and looks whether this version can restore it, before anything is begun.
 * @throws PlainFailure with one line: not a backup, not a whole one, one of a newer version
 */
export async function openBackup(path: string): Promise<Backup> {
  const archive = await readArchive(path).catch((cause: Error) => {
    throw new PlainFailure(`${path} is not a backup: ${cause.message}`);
  });
  try {
    if (!archive.names.includes('manifest.json')) throw new PlainFailure(`${path} is not a whole backup: it has no manifest`);
    const read = manifestSchema.safeParse(
      await archive
        .text('manifest.json')
        .then(JSON.parse)
        .catch(() => null),
    );
    if (!read.success) throw new PlainFailure(`${path} is not a backup that this version can read`);
    const known = new Map((await findMigrations(root)).map((m) => [m.name, m.digest]));
    const strange = read.data.migrations.find((m) => known.get(m.name) !== m.digest);
    if (strange) throw new PlainFailure(`${path} was made by another version (${read.data.version}), which has migration ${strange.name}`);
    return { path, archive, manifest: read.data };
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** Fills the empty tables, in one transaction, with triggers and key checks held back until all rows are in. */
async function fill(client: pg.Client, { archive, manifest }: Backup): Promise<void> {
  const here = await tablesOf(client);
  await client.query(`begin; set local session_replication_role = replica; truncate ${here.map((t) => t.name).join(', ')}`);
  for (const table of manifest.tables) {
    const entry = `tables/${table.name.replaceAll('"', '')}.copy`;
    const into = client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin`));
    await pipeline(await archive.open(entry, manifest.digests[entry]), into);
    if (into.rowCount !== table.rows) throw new Error(`${table.name}: ${into.rowCount} rows came instead of ${table.rows}`);
  }
  const identities = await client.query<{ seq: string; table: string; column: string }>(`
    select pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as seq, format('%I.%I', n.nspname, c.relname) as table, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attidentity <> '' and n.nspname not in ('pgboss')`);
  for (const { seq, table, column } of identities.rows) {
    await client.query(`select setval($1, coalesce((select max(${pg.escapeIdentifier(column)}) from ${table}), 0) + 1, false)`, [seq]);
  }
  await askAgain(client, manifest.madeAt);
  await client.query('commit; analyze');
}

/**
 * The queue is not in a backup. Events of the last day and those of jobs that had not ended are handed over again: what a handler has
 * done it does not do twice, a job that waited runs, one that ran is told to have been interrupted.
 */
async function askAgain(client: pg.Client, madeAt: string): Promise<void> {
  await client.query(
    `update events.event e set dispatched_at = null where at > $1::timestamptz - interval '1 day'
     or exists (select from events.task t where t.state in ('waiting', 'running') and t.id::text = e.payload->>'taskId')`,
    [madeAt],
  );
}

/** Puts the contents of files back through the store, one at a time. Answers the keys as they come, so that they can be taken back. */
async function restoreFiles(client: pg.Client, { archive, manifest }: Backup, { files }: Installation, kept: string[]): Promise<void> {
  const { rows } = await client.query<{ key: string; type: string; size: number }>(
    'select distinct on (storage_key) storage_key as key, media_type as type, size_bytes as size from files.file',
  );
  const folder = await mkdtemp(join(tmpdir(), 'qinwu-restore-'));
  try {
    for (const row of rows) {
      const entry = `files/${row.key}`;
      const local = join(folder, 'content');
      await pipeline(await archive.open(entry, manifest.digests[entry]), createWriteStream(local, { mode: 0o600 }));
      kept.push(row.key);
      await files.put(row.key, local, { mediaType: row.type, size: Number(row.size) });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Schemas of the platform and of its queue; a database of one's own may hold others. */
const schemas = async (client: pg.Client): Promise<string[]> =>
  (
    await client.query<{ name: string }>(
      `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
    )
  ).rows.map((r) => r.name);

async function prove(client: pg.Client, manifest: Manifest): Promise<number> {
  const found = await verifyChains(client);
  if (found.broken) throw new Error(`the audit chain ${found.broken.lane} is broken at entry ${found.broken.seq}`);
  if (found.seal !== manifest.auditSeal) throw new Error('the audit chains hold but are not those of the backup');
  return found.entries;
}

/**
 * Restores a backup into an installation that holds nothing yet: the schema the backup was made with, its rows, its files, then the
 * migrations that are newer, at last its secret. The audit chains must hold. What fails leaves the place as empty as it was.
 */
export async function restoreBackup(target: Installation, backup: Backup, say: (line: string) => void): Promise<void> {
  const { manifest } = backup;
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  try {
    if (!(await seesEverything(client)))
      throw new PlainFailure('the user of DATABASE_URL may not restore; use pg_restore as a superuser, docs/operations.md says how');
    const before = await schemas(client);
    if (before.includes('app')) throw new PlainFailure('the installation is not empty; restore into a new data directory (--data DIR)');
    const kept: string[] = [];
    try {
      await migrate(target.url, root, say, new Map(manifest.migrations.map((m) => [m.name, m.digest])));
      await fill(client, backup);
      await restoreFiles(client, backup, target, kept);
      const entries = await prove(client, manifest);
      await migrate(target.url, root, say);
      if (manifest.withSecret)
        await writeFile(join(target.dataDir, 'secret'), await backup.archive.text('secret', manifest.digests.secret), { mode: 0o600 });
      say(`${manifest.tables.reduce((n, t) => n + t.rows, 0)} rows and ${kept.length} files restored; ${entries} audit entries unbroken`);
      if (!manifest.withSecret)
        say('the secret is not in the backup: set QINWU_SECRET to the one of the source, on which sessions, keys and second factors hang');
    } catch (error) {
      // It may stand in the middle of a copy, which ends with it.
      await client.end().catch(() => {});
      await takeBack(target, before, kept);
      throw new PlainFailure(`nothing was restored: ${(error as Error).message}`);
    }
  } finally {
    await client.end().catch(() => {});
  }
}

/** Removes what a failed restore has made. */
async function takeBack(target: Installation, before: readonly string[], kept: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  try {
    const mine = (await schemas(client)).filter((name) => !before.includes(name));
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    if (mine.length > 0) await client.query(`drop schema ${mine.map((name) => pg.escapeIdentifier(name)).join(', ')} cascade`);
  } finally {
    await client.end();
  }
  for (const key of kept) await target.files.remove(key);
}
