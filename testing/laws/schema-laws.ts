import type pg from 'pg';
import type { Breach } from './import-laws.ts';

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname not like 'pg\\_%'`;

/** Law 6, first part: every table is walled by forced row-level security with a policy, or waived with a reason. */
export async function wallLaw(client: pg.ClientBase, waived: Readonly<Record<string, string>>): Promise<Breach[]> {
  const { rows } = await client.query<{ name: string; enabled: boolean; forced: boolean; policies: number }>(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
           (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${OURS} order by 1`);
  return rows
    .filter((t) => waived[t.name] === undefined && !(t.enabled && t.forced && t.policies > 0))
    .map((t) => ({
      law: 'wall',
      at: t.name,
      what: t.enabled ? (t.forced ? 'has no policy' : 'row-level security is not forced') : 'has no row-level security',
    }));
}

/** Views run with the reader's rights, and functions with the owner's rights are named with their reason. */
export async function ownerRightsLaw(client: pg.ClientBase, waived: Readonly<Record<string, string>>): Promise<Breach[]> {
  const views = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and ${OURS} and not coalesce('security_invoker=true' = any(c.reloptions), false)`);
  const functions = await client.query<{ name: string }>(`
    select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and ${OURS} order by 1`);
  return [
    ...views.rows.map((v) => ({ law: 'owner-rights', at: v.name, what: 'a view without security_invoker' })),
    ...functions.rows
      .filter((f) => waived[f.name] === undefined)
      .map((f) => ({ law: 'owner-rights', at: f.name, what: 'a function with the rights of its owner' })),
  ];
}

/**
 * Law 6, second part: keys check behind the wall's back. A child with `org_id` whose parent has one too either refers to both
 * columns or is on the list with the reason why its unit may differ from the parent's.
 */
export async function keyLaw(client: pg.ClientBase, waived: Readonly<Record<string, string>>): Promise<Breach[]> {
  const { rows } = await client.query<{ name: string; child: string; parent: string }>(`
    select f.conname as name, f.conrelid::regclass::text as child, f.confrelid::regclass::text as parent
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
    where f.contype = 'f' and ${OURS}
      and exists (select 1 from pg_attribute a where a.attrelid = f.conrelid and a.attname = 'org_id' and not a.attisdropped)
      and exists (select 1 from pg_attribute a where a.attrelid = f.confrelid and a.attname = 'org_id' and not a.attisdropped)
      and not exists (select 1 from pg_attribute a where a.attrelid = f.conrelid and a.attname = 'org_id' and a.attnum = any(f.conkey))
    order by 1`);
  return rows
    .filter((r) => waived[r.name] === undefined)
    .map((r) => ({ law: 'key', at: r.child, what: `${r.name} reaches ${r.parent} without org_id` }));
}

/** Requests run as roles that cannot get past the walls. */
export async function roleLaw(client: pg.ClientBase): Promise<Breach[]> {
  const { rows } = await client.query<{ name: string }>(
    `select rolname as name from pg_roles where rolname like 'qinwu\\_%' and (rolsuper or rolbypassrls or rolcanlogin)`,
  );
  return rows.map((r) => ({ law: 'role', at: r.name, what: 'may bypass row-level security or sign in' }));
}

/** Every table and the columns whose meaning is not plain carry a comment: the schema explains itself. */
export async function commentLaw(client: pg.ClientBase): Promise<Breach[]> {
  const { rows } = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${OURS} and obj_description(c.oid, 'pg_class') is null and c.oid <> 'app.migration'::regclass order by 1`);
  return rows.map((r) => ({ law: 'comment', at: r.name, what: 'has no comment' }));
}
