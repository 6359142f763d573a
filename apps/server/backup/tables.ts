import pg from 'pg';
import { z } from 'zod';

/** Tables of the platform with their columns, without those of the queue, whose jobs are made anew from what is stored. */
export interface TableOf {
  /** `schema.table`, quoted where needed. */
  readonly name: string;
  readonly columns: string[];
}

export async function tablesOf(client: pg.ClientBase): Promise<TableOf[]> {
  const { rows } = await client.query<{ schema: string; table: string; columns: string[] }>(`
    select n.nspname as schema, c.relname as table,
           array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss')
      and n.nspname not like 'pg\\_%' and (n.nspname, c.relname) <> ('app', 'migration')
    order by 1, 2`);
  return rows.map((r) => ({
    name: `${pg.escapeIdentifier(r.schema)}.${pg.escapeIdentifier(r.table)}`,
    columns: r.columns.map((c) => pg.escapeIdentifier(c)),
  }));
}

/** True when the connecting user sees every row in spite of the walls: only then is a backup whole. */
export async function seesEverything(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ ok: boolean }>('select rolsuper or rolbypassrls as ok from pg_roles where rolname = current_user');
  return rows[0]?.ok === true;
}

const named = z.object({ name: z.string(), digest: z.string() });

/** What a backup says of itself. */
export const manifest = z.object({
  format: z.literal(1),
  version: z.string(),
  madeAt: z.string(),
  /** Applied migrations by name with their digests, in order. */
  migrations: z.array(named),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int() })),
  /** SHA-256 of each entry, hex. */
  digests: z.record(z.string(), z.string()),
  files: z.int(),
  withSecret: z.boolean(),
  /** Digest over the heads of the audit chains when the backup was made. */
  auditSeal: z.string(),
});
export type Manifest = Readonly<z.output<typeof manifest>>;
