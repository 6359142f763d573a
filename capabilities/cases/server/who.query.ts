import type { Ctx } from '#kernel/context.ts';
import type { RoleName } from '#shared/permissions.ts';

/**
 * Accounts in active use that hold a role over a unit and stand nearest to it: those of the unit itself, else of the level above, at last those
 * that reach everything. Needs wide scope, because a unit does not see who stands above it.
 */
export async function nearestOf(ctx: Ctx, roles: readonly RoleName[], orgId: string): Promise<readonly string[]> {
  const { rows } = await ctx.client.query<{ accountId: string }>(
    `with held as (
       select g.account_id, coalesce(array_position(u.lineage, g.org_id), 0) as depth
       from identity.grant g join identity.account a on a.id = g.account_id and a.state = 'active' and (a.ends_on is null or a.ends_on >= $3::date)
       join org.unit u on u.id = $1
       where g.role = any($2) and g.ended_at is null and g.during @> $3::date
         and (g.reach = 'all' or g.org_id = u.id or (g.reach = 'subtree' and g.org_id = any(u.lineage)))
     )
     select distinct account_id as "accountId" from held where depth = (select max(depth) from held) order by 1 limit 50`,
    [orgId, roles, ctx.today],
  );
  return rows.map((r) => r.accountId);
}

/** The unit a number of levels above, as far as the tree goes. */
export async function unitAbove(ctx: Ctx, orgId: string, levels: number): Promise<string | null> {
  const { rows } = await ctx.client.query<{ id: string | null }>(
    'select lineage[greatest(1, cardinality(lineage) - $2)] as id from org.unit where id = $1',
    [orgId, levels],
  );
  return rows[0]?.id ?? null;
}
