import type pg from 'pg';
import type { Day } from '#shared/time.ts';
import type { Principal } from './actor-of.ts';

/** Reads an account with the grants and posts that hold on a day. Runs with wide scope. */
export async function readPrincipal(client: pg.ClientBase, accountId: string, today: Day): Promise<Principal | null> {
  const { rows } = await client.query<Principal>({
    name: 'identity.principal',
    text: `select a.id, a.username, a.display_name as "displayName", a.state, a.ends_on as "endsOn", a.org_id as "orgId", a.person_id as "personId", a.locale,
        a.must_change_password as "mustChangePassword", a.password_changed_at as "passwordChangedAt", a.second_factor as "secondFactor",
        coalesce((
          select json_agg(json_build_object('role', g.role, 'line', g.line, 'orgId', g.org_id, 'orgName', u.name, 'reach', g.reach, 'endsOn', g.ends_on,
            'units', case when g.reach = 'subtree' then (select json_agg(s.id) from org.unit s where s.lineage @> array[g.org_id]) end) order by g.granted_at, g.id)
          from identity.grant g left join org.unit u on u.id = g.org_id
          where g.account_id = a.id and g.ended_at is null and g.during @> $2::date), '[]') as grants,
        coalesce((
          select json_agg(json_build_object('id', u.id, 'name', u.name, 'post', p.title) order by p.is_main desc, lower(p.during), p.id)
          from org.post p join org.unit u on u.id = p.org_id
          where p.person_id = a.person_id and p.during @> $2::date), '[]') as posts
      from identity.account a where a.id = $1`,
    values: [accountId, today],
  });
  return rows[0] ?? null;
}
