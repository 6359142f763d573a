import type pg from 'pg';

/** An account as signing in needs it. */
export interface EnteringAccount {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly state: string;
  readonly endsOn: string | null;
  readonly orgId: string | null;
  readonly personId: string | null;
  readonly mustChangePassword: boolean;
  readonly passwordChangedAt: string | null;
  readonly secondFactor: boolean;
}

const columns = `a.id, a.username, a.display_name as "displayName", a.state, a.ends_on as "endsOn", a.org_id as "orgId", a.person_id as "personId",
  a.must_change_password as "mustChangePassword", a.password_changed_at as "passwordChangedAt", a.second_factor as "secondFactor"`;

/** Finds an account by its id or its user name. */
export async function readEntering(client: pg.ClientBase, by: { id: string } | { username: string }): Promise<EnteringAccount | null> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['username', by.username];
  const { rows } = await client.query<EnteringAccount>(`select ${columns} from identity.account a where a.${column} = $1`, [value]);
  return rows[0] ?? null;
}

/** The form in which user names are kept and compared. */
export const plainUsername = (typed: string): string => typed.trim().normalize('NFKC').toLowerCase();
