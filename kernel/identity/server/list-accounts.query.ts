import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { containing } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteInput } from '#shared/route.ts';
import type { Account, listAccounts } from '../contract/accounts.ts';
import { accountAbilities } from './account-abilities.ts';

type Row = Omit<Account, 'abilities'>;
const sortable = {
  username: sql`a.username`,
  displayName: sql`a.display_name`,
  lastSignInAt: sql`a.last_sign_in_at`,
  createdAt: sql`a.created_at`,
};

const select = (ctx: Ctx) => sql`select a.id, a.username, a.display_name as "displayName", a.state, a.ends_on as "endsOn",
  case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as unit,
  case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as person,
  coalesce((
    select json_agg(distinct jsonb_build_object('role', g.role, 'line', g.line)) from identity.grant g
    where g.account_id = a.id and g.ended_at is null and g.during @> ${ctx.today}::date), '[]') as roles,
  case when a.locked_until > ${ctx.now.toISOString()}::timestamptz then a.locked_until end as "lockedUntil",
  a.must_change_password as "mustChangePassword", a.second_factor as "secondFactor", a.last_sign_in_at as "lastSignInAt",
  a.created_at as "createdAt", a.version
  from identity.account a left join org.unit u on u.id = a.org_id left join org.person p on p.id = a.person_id`;

const withAbilities = (ctx: Ctx, row: Row): Account => ({ ...row, abilities: accountAbilities(ctx, row) });

/** Accounts within reach, filtered, with the total of all that match. */
export async function listAccountsUseCase(ctx: Ctx, input: RouteInput<typeof listAccounts>) {
  const conditions: RawBuilder<SqlBool>[] = [sql`true`];
  if (input.q) conditions.push(sql`a.search_text like ${containing(input.q.toLowerCase())}`);
  if (input.state) conditions.push(sql`a.state = any(${input.state})`);
  if (input.unitId) conditions.push(sql`a.org_id = ${input.unitId}`);
  if (input.locked !== undefined)
    conditions.push(sql`coalesce(a.locked_until > ${ctx.now.toISOString()}::timestamptz, false) = ${input.locked}`);
  if (input.role) {
    conditions.push(
      sql`exists (select 1 from identity.grant g where g.account_id = a.id and g.role = any(${input.role}) and g.ended_at is null and g.during @> ${ctx.today}::date)`,
    );
  }
  const where = sql.join(conditions, sql` and `);
  const { field, direction } = sortOf(input.sort, 'username');
  const order = direction === 'asc' ? sql`asc nulls first` : sql`desc nulls last`;
  const offset = (input.page - 1) * input.pageSize;
  const { rows } =
    await sql<Row>`${select(ctx)} where ${where} order by ${sortable[field]} ${order}, a.id limit ${input.pageSize} offset ${offset}`.execute(
      ctx.db,
    );
  const count = await sql<{ total: number }>`select count(*) as total from identity.account a where ${where}`.execute(ctx.db);
  return {
    items: rows.map((row) => withAbilities(ctx, row)),
    total: count.rows[0]?.total ?? 0,
    abilities: { create: ctx.can('identity.account.create'), grant: ctx.can('identity.grant.create') },
  };
}

/** One account within reach. @throws not_found */
export async function readAccount(ctx: Ctx, accountId: string): Promise<Account> {
  const { rows } = await sql<Row>`${select(ctx)} where a.id = ${accountId}`.execute(ctx.db);
  return withAbilities(ctx, found(rows[0]));
}
