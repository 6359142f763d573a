import type pg from 'pg';
import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import type { Credential } from './actor-of.ts';

/** A living session or key, found by the digest of what the caller sent. */
export interface StoredCredential extends Credential {
  readonly id: string;
  readonly accountId: string;
  readonly lastSeenAt: string;
  readonly addresses: readonly string[] | null;
}

interface KeyRow {
  id: string;
  accountId: string;
  expiresAt: string;
  permissions: string[];
  orgIds: string[] | null;
  addresses: string[] | null;
}

/** Finds the credential; null when there is none or it was revoked. Whether it has run out is for the caller to say. */
export async function readCredential(
  ctx: Pick<Ctx, 'client' | 'scope'>,
  kind: 'session' | 'key',
  digest: string,
): Promise<StoredCredential | null> {
  return withSecrets(ctx, async (secrets) => (kind === 'session' ? readSession(secrets, digest) : readKey(secrets, digest)));
}

async function readSession(client: pg.ClientBase, digest: string): Promise<StoredCredential | null> {
  const { rows } = await client.query<{ id: string; accountId: string; method: string; expiresAt: string; lastSeenAt: string }>(
    `select id, account_id as "accountId", method, expires_at as "expiresAt", last_seen_at as "lastSeenAt" from identity.session where token_hash = $1`,
    [digest],
  );
  return rows[0] ? { kind: 'session', addresses: null, ...rows[0] } : null;
}

async function readKey(client: pg.ClientBase, digest: string): Promise<StoredCredential | null> {
  const { rows } = await client.query<KeyRow>(
    `select k.id, k.account_id as "accountId", k.expires_at as "expiresAt", k.permissions, k.org_ids as "orgIds", k.addresses
     from identity.api_key_secret s join identity.api_key k on k.id = s.key_id where s.secret_hash = $1 and k.revoked_at is null`,
    [digest],
  );
  if (!rows[0]) return null;
  const { permissions, orgIds, ...row } = rows[0];
  return { kind: 'key', method: 'key', lastSeenAt: row.expiresAt, limit: { permissions, orgIds }, ...row };
}
