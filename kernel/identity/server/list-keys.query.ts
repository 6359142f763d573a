import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteInput } from '#shared/route.ts';
import type { ApiKey, listKeys } from '../contract/keys.ts';

type Row = Omit<ApiKey, 'abilities'>;
const sortable = { createdAt: sql`k.created_at`, expiresAt: sql`k.expires_at`, lastUsedAt: sql`k.last_used_at`, name: sql`k.name` };
const from = sql`from identity.api_key k join identity.account a on a.id = k.account_id`;

const stateAt = (ctx: Ctx) =>
  sql`case when k.revoked_at is not null then 'revoked' when k.expires_at <= ${ctx.now.toISOString()}::timestamptz then 'expired' else 'active' end`;
const select = (
  ctx: Ctx,
) => sql`select k.id, k.name, json_build_object('id', a.id, 'username', a.username, 'displayName', a.display_name) as owner, k.prefix,
  k.permissions, k.org_ids as "unitIds", k.addresses, k.created_at as "createdAt", k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt",
  k.revoked_at as "revokedAt", ${stateAt(ctx)} as state ${from}`;

/** Who sees a key: its owner, and whoever may revoke keys within reach. */
const visible = (ctx: Ctx): RawBuilder<SqlBool> =>
  ctx.can('identity.key.revoke') ? sql`true` : sql`k.account_id = ${ctx.actor.accountId}`;

const withAbilities = (row: Row): ApiKey => ({ ...row, abilities: { revoke: row.state === 'active' } });

/** Keys the actor may see, filtered. */
export async function listKeysUseCase(ctx: Ctx, input: RouteInput<typeof listKeys>) {
  const conditions: RawBuilder<SqlBool>[] = [visible(ctx)];
  if (input.mine) conditions.push(sql`k.account_id = ${ctx.actor.accountId}`);
  if (input.active !== undefined) conditions.push(sql`(${stateAt(ctx)} = 'active') = ${input.active}`);
  const where = sql.join(conditions, sql` and `);
  const { field, direction } = sortOf(input.sort, '-createdAt' as 'createdAt');
  const order = direction === 'asc' ? sql`asc` : sql`desc`;
  const offset = (input.page - 1) * input.pageSize;
  const { rows } =
    await sql<Row>`${select(ctx)} where ${where} order by ${sortable[field]} ${order} nulls last, k.id limit ${input.pageSize} offset ${offset}`.execute(
      ctx.db,
    );
  const count = await sql<{ total: number }>`select count(*) as total ${from} where ${where}`.execute(ctx.db);
  return {
    items: rows.map((row) => withAbilities(row)),
    total: count.rows[0]?.total ?? 0,
    abilities: { create: ctx.can('identity.key.create') },
  };
}

/** One key the actor may see. @throws not_found */
export async function readKey(ctx: Ctx, keyId: string): Promise<ApiKey> {
  const { rows } = await sql<Row>`${select(ctx)} where k.id = ${keyId} and ${visible(ctx)}`.execute(ctx.db);
  return withAbilities(found(rows[0]));
}
