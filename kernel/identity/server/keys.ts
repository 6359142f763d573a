import { covers } from '#kernel/access/actor.ts';
import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import { refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteInput } from '#shared/route.ts';
import type { createKey, revokeKey } from '../contract/keys.ts';
import { KEY_START } from './identify.ts';
import { newToken } from './keyring.ts';
import { readKey } from './list-keys.query.ts';
import { ownAccountId } from './own-account.ts';

const PREFIX_LENGTH = KEY_START.length + 6;
const DAY_MS = 86_400_000;

/** Makes a key for the own account: part of its rights, part of its units, for a time. A key makes no keys. */
export async function createKeyUseCase(ctx: Ctx, input: RouteInput<typeof createKey>) {
  const accountId = ownAccountId({ origin: ctx });
  const permissions = [...new Set(input.permissions)];
  const foreign = permissions.find((p) => !ctx.can(p));
  if (foreign !== undefined) refuse('identity.key_exceeds_owner', { permission: foreign });
  const outside = input.unitIds?.find(
    (unit) => !permissions.some((p) => covers(ctx.actor.reach.get(p) ?? { all: false, orgIds: [] }, unit)),
  );
  if (outside !== undefined) refuse('not_found');
  const id = newId();
  const secret = `${KEY_START}${newToken()}`;
  const key = {
    name: input.name,
    prefix: secret.slice(0, PREFIX_LENGTH),
    permissions,
    org_ids: input.unitIds,
    addresses: input.addresses,
    expires_at: new Date(ctx.now.getTime() + input.days * DAY_MS).toISOString(),
  };
  await ctx.db
    .insertInto('identity.api_key')
    .values({ id, account_id: accountId, org_id: ctx.actor.orgId, created_at: ctx.now.toISOString(), ...key })
    .execute();
  const hash = ctx.services.identity.keyring.digest('api-key', secret);
  await withSecrets(ctx, (secrets) =>
    secrets.query('insert into identity.api_key_secret (key_id, secret_hash) values ($1, $2)', [id, hash]),
  );
  ctx.audit({ action: 'identity.key.create', subject: { kind: 'identity.key', id, orgId: ctx.actor.orgId }, after: key });
  return { key: await readKey(ctx, id), secret };
}

/** Revokes a key the actor may see; it is dead before this returns. */
export async function revokeKeyUseCase(ctx: Ctx, { keyId }: RouteInput<typeof revokeKey>) {
  await readKey(ctx, keyId);
  const revoked = await ctx.db
    .updateTable('identity.api_key')
    .set({ revoked_at: ctx.now.toISOString(), revoked_by: ctx.actor.accountId })
    .where('id', '=', keyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (Number(revoked.numUpdatedRows) === 0) refuse('identity.key_revoked');
  await withSecrets(ctx, (secrets) => secrets.query('delete from identity.api_key_secret where key_id = $1', [keyId]));
  ctx.services.identity.forget(`credential:${keyId}`);
  ctx.audit({ action: 'identity.key.revoke', subject: { kind: 'identity.key', id: keyId, orgId: ctx.actor.orgId } });
  return readKey(ctx, keyId);
}
