import type pg from 'pg';
import { APP_ROLE, AUTH_ROLE, WIDE_ROLE } from './connect.ts';

/** Creates the three roles of the walls when missing and lets the connecting owner become them. Needs CREATEROLE. */
export async function ensureRoles(client: pg.ClientBase): Promise<void> {
  for (const role of [APP_ROLE, WIDE_ROLE, AUTH_ROLE]) {
    await client.query(`do $$ begin
      if not exists (select 1 from pg_roles where rolname = '${role}') then
        create role ${role} nologin noinherit nobypassrls nosuperuser;
      end if;
    exception when duplicate_object or unique_violation then null; end $$`);
    await client.query(`do $$ begin
      if not (select rolsuper from pg_roles where rolname = current_user) and not pg_has_role(current_user, '${role}', 'set') then
        grant ${role} to current_user;
      end if;
    end $$`);
  }
}

/**
 * Under row-level security `like` and `ilike` are not leakproof, so a trigram index is not used. A superuser can say that they are:
 * their only error is for a pattern ending in the escape character, which shows the pattern, never a row.
 * Answers whether they are marked now.
 */
export async function ensureLeakproofSearch(client: pg.ClientBase): Promise<boolean> {
  const marked = async () => {
    const r = await client.query(
      `select bool_and(proleakproof) as ok from pg_proc where pronamespace = 'pg_catalog'::regnamespace and proname in ('textlike', 'texticlike')`,
    );
    return r.rows[0]?.ok === true;
  };
  if (await marked()) return true;
  try {
    await client.query(
      'alter function pg_catalog.textlike(text, text) leakproof; alter function pg_catalog.texticlike(text, text) leakproof',
    );
  } catch {
    return false;
  }
  return marked();
}
