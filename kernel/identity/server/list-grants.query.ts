import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteInput } from '#shared/route.ts';
import type { Grant, listGrants } from '../contract/grants.ts';

type Row = Omit<Grant, 'abilities'>;
const sortable = { grantedAt: sql`g.granted_at`, endsOn: sql`g.ends_on`, username: sql`a.username` };

const from = sql`from identity.grant g join identity.account a on a.id = g.account_id
  left join org.unit u on u.id = g.org_id left join identity.account b on b.id = g.granted_by`;
const holds = (ctx: Ctx) => sql<boolean>`(g.ended_at is null and g.during @> ${ctx.today}::date)`;
const select = (
  ctx: Ctx,
) => sql`select g.id, json_build_object('id', a.id, 'username', a.username, 'displayName', a.display_name) as account, g.role, g.line,
  case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as unit, g.reach, g.starts_on as "startsOn", g.ends_on as "endsOn",
  g.reason, b.display_name as "grantedBy", g.granted_at as "grantedAt", g.ended_at as "endedAt", ${holds(ctx)} as "inForce" ${from}`;

const withAbilities = (ctx: Ctx, row: Row): Grant => ({
  ...row,
  abilities: { end: row.endedAt === null && row.account.id !== ctx.actor.accountId && ctx.can('identity.grant.end') },
});

/** Grants within reach, filtered: the list for the review of rights. */
export async function listGrantsUseCase(ctx: Ctx, input: RouteInput<typeof listGrants>) {
  const conditions: RawBuilder<SqlBool>[] = [sql`true`];
  if (input.accountId) conditions.push(sql`g.account_id = ${input.accountId}`);
  if (input.role) conditions.push(sql`g.role = any(${input.role})`);
  if (input.unitId) conditions.push(sql`g.org_id = ${input.unitId}`);
  if (input.inForce !== undefined) conditions.push(sql`${holds(ctx)} = ${input.inForce}`);
  if (input.endsBy) conditions.push(sql`g.ends_on <= ${input.endsBy}`);
  const where = sql.join(conditions, sql` and `);
  const { field, direction } = sortOf(input.sort, '-grantedAt' as 'grantedAt');
  const order = direction === 'asc' ? sql`asc` : sql`desc`;
  const offset = (input.page - 1) * input.pageSize;
  const { rows } =
    await sql<Row>`${select(ctx)} where ${where} order by ${sortable[field]} ${order} nulls last, g.id limit ${input.pageSize} offset ${offset}`.execute(
      ctx.db,
    );
  const count = await sql<{ total: number }>`select count(*) as total ${from} where ${where}`.execute(ctx.db);
  return {
    items: rows.map((row) => withAbilities(ctx, row)),
    total: count.rows[0]?.total ?? 0,
    abilities: { create: ctx.can('identity.grant.create') },
  };
}

/** All grants of an account within reach, newest first. */
export async function readGrantsOf(ctx: Ctx, accountId: string): Promise<Grant[]> {
  const { rows } = await sql<Row>`${select(ctx)} where g.account_id = ${accountId} order by g.granted_at desc, g.id`.execute(ctx.db);
  return rows.map((row) => withAbilities(ctx, row));
}

/** One grant within reach. @throws not_found */
export async function readGrant(ctx: Ctx, grantId: string): Promise<Grant> {
  const { rows } = await sql<Row>`${select(ctx)} where g.id = ${grantId}`.execute(ctx.db);
  return withAbilities(ctx, found(rows[0]));
}
