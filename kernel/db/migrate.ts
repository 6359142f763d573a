import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pg from 'pg';
import { ensureLeakproofSearch, ensureRoles } from './roles.ts';

export interface Migration {
  /** File name without `.sql`: a 14-digit time stamp and a name; they apply in this order over all rooms. */
  readonly name: string;
  readonly file: string;
  readonly sql: string;
  readonly digest: string;
}

/** All migrations of all rooms below `root`, in order. Two with one stamp are refused, because their order would be chance. */
export async function findMigrations(root: string): Promise<Migration[]> {
  const found: Migration[] = [];
  for await (const file of glob('{kernel,capabilities,domains}/*/migrations/*.sql', { cwd: root })) {
    const sql = await readFile(join(root, file), 'utf8');
    found.push({ name: basename(file, '.sql'), file, sql, digest: createHash('sha256').update(sql).digest('hex') });
  }
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [i, m] of found.entries()) {
    if (!/^\d{14}_[a-z0-9_]+$/.test(m.name)) throw new Error(`migration ${m.file}: name it <14-digit stamp>_<name>.sql`);
    if (found[i + 1]?.name.slice(0, 14) === m.name.slice(0, 14))
      throw new Error(`migrations ${m.file} and ${found[i + 1]?.file} share a time stamp`);
  }
  return found;
}

export interface MigrateResult {
  readonly applied: string[];
  readonly leakproof: boolean;
}

/**
 * Brings the database to the newest schema, or to the one of the migrations named in `only` (name → digest). One process at a time
 * (advisory lock); each file is its own transaction.
 */
export async function migrate(
  url: string,
  root: string,
  log: (line: string) => void = () => {},
  only?: ReadonlyMap<string, string>,
): Promise<MigrateResult> {
  const known = await findMigrations(root);
  const migrations = only ? known.filter((m) => only.has(m.name)) : known;
  for (const [name, digest] of only ?? []) {
    if (known.find((m) => m.name === name)?.digest !== digest)
      throw new Error(`this version does not have migration ${name} as it was applied there`);
  }
  const client = new pg.Client({ connectionString: url, application_name: 'qinwu migrate' });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('qinwu.migrate'))`);
    await ensureRoles(client);
    await client.query(
      `create schema if not exists app; create table if not exists app.migration (name text primary key, digest text not null, applied_at timestamptz not null default now())`,
    );
    const done = new Map(
      (await client.query(`select name, digest from app.migration`)).rows.map((r) => [r.name as string, r.digest as string]),
    );
    const applied: string[] = [];
    for (const m of migrations) {
      const landed = done.get(m.name);
      if (landed !== undefined) {
        if (landed !== m.digest) throw new Error(`migration ${m.name} was edited after it had been applied; write a new one instead`);
        continue;
      }
      log(`migrate ${m.name}`);
      await applyOne(client, m);
      applied.push(m.name);
    }
    return { applied, leakproof: await ensureLeakproofSearch(client) };
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, m: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(m.sql);
    await client.query('insert into app.migration (name, digest) values ($1, $2)', [m.name, m.digest]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    const position = (cause as { position?: string }).position;
    const line = position ? m.sql.slice(0, Number(position)).split('\n').length : undefined;
    throw new Error(`migration ${m.file}${line ? `:${line}` : ''}: ${(cause as Error).message}`, { cause });
  }
}
