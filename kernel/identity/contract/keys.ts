import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { instant } from '#shared/time.ts';

/** Longest life of a key, in days. */
export const KEY_DAYS = 365;

const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], { error: 'network' });

export const apiKey = z.object({
  id,
  name: z.string(),
  owner: z.object({ id, username: z.string(), displayName: z.string() }),
  /** The first characters of the key. */
  prefix: z.string(),
  permissions: z.array(z.string()),
  unitIds: z.array(id).nullable(),
  addresses: z.array(z.string()).nullable(),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  state: z.enum(['active', 'expired', 'revoked']),
  abilities,
});
export type ApiKey = z.infer<typeof apiKey>;

export const listKeys = route({
  method: 'GET',
  path: '/identity/keys',
  permission: 'identity.key.read',
  query: pageQuery(['createdAt', 'expiresAt', 'lastUsedAt', 'name']).extend({ mine: booleanParam, active: booleanParam }),
  returns: pageOf(apiKey),
  summary: 'API keys: the own ones, and for the security administrator all',
});

export const createKey = route({
  method: 'POST',
  path: '/identity/keys',
  permission: 'identity.key.create',
  body: z.object({
    name: z.string().trim().min(1).max(60),
    /** Part of the owner's permissions. */
    permissions: z.array(z.string().max(100)).min(1).max(200),
    /** Units the key reaches at most; all of the owner's when left out. */
    unitIds: z.array(id).min(1).max(200).nullable().default(null),
    addresses: z.array(network).min(1).max(50).nullable().default(null),
    days: z.int().min(1).max(KEY_DAYS),
  }),
  returns: z.object({
    key: apiKey,
    /** Sent as `Authorization: Bearer …`; shown this once. */
    secret: z.string(),
  }),
  status: 201,
  errors: ['identity.key_exceeds_owner'],
  secret: true,
  summary: 'Make an API key',
});

export const revokeKey = route({
  method: 'POST',
  path: '/identity/keys/:keyId/revoke',
  permission: 'identity.key.read',
  params: z.object({ keyId: id }),
  returns: apiKey,
  errors: ['identity.key_revoked'],
  summary: 'Revoke an API key: the own one, or with the permission to do so any',
});
