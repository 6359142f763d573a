import type { Ctx } from '#kernel/context.ts';

/**
 * Accounts that hold a role over a unit today, by grants of this line of work: whom a reminder goes to. For jobs, which see every unit.
 * `officer` is that of office space.
 */
export async function accountsInCharge(
  ctx: Ctx,
  orgId: string,
  roles: readonly ('unit-admin' | 'officer' | 'leader')[],
): Promise<string[]> {
  const { rows } = await ctx.client.query<{ id: string }>(
    `select distinct g.account_id as id from identity.grant g join identity.account a on a.id = g.account_id
     where g.role = any($2) and g.ended_at is null and g.during @> $3::date and a.state = 'active' and (g.line is null or g.line in ('office-space', 'all'))
       and (g.reach = 'all' or (g.reach = 'unit' and g.org_id = $1)
         or (g.reach = 'subtree' and g.org_id = any(select unnest(u.lineage) from org.unit u where u.id = $1)))
     order by 1 limit 50`,
    [orgId, roles, ctx.today],
  );
  return rows.map((r) => r.id);
}
