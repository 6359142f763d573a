import type { FastifyRequest } from 'fastify';
import { type Actor, type Actors, anonymous } from '#kernel/access/actor.ts';
import type { Database } from '#kernel/db/connect.ts';
import type { Domain } from '#kernel/domain.ts';
import type { SecurityPolicy } from '../contract/policy.ts';
import { AccessCache } from './access-cache.ts';
import { AccessListener } from './access-listener.ts';
import { defaultScheme, type IdentityConfig } from './config.ts';
import { CurrentPolicy } from './current-policy.ts';
import { Keyring } from './keyring.ts';
import { LastSeen } from './last-seen.ts';
import { OidcClients } from './oidc-clients.ts';
import { Passwords } from './passwords.ts';
import { type PermissionBook, permissionBook } from './permission-book.ts';
import { Resolver } from './resolver.ts';

/** Identity as a service of the process: who calls, and what its use cases share. */
export interface Identity {
  /** Who sent a request: by session cookie, by API key, or nobody. @throws session_expired, not_signed_in */
  readonly identify: (request: FastifyRequest) => Promise<Actor>;
  /** Actors of accounts without a session, for jobs done in their name. */
  readonly actors: Actors;
  /** The security settings in force. */
  readonly policy: () => Promise<SecurityPolicy>;
  /** Digest of the request's session token; null without a session cookie. */
  readonly sessionDigest: (request: FastifyRequest) => string | null;
  /** Forgets resolved actors in this process before the notification does: `account:<id>`, `credential:<id>`, `all`. */
  readonly forget: (change: string) => void;
  /** Calls back whenever something changes that could end someone's access, with what `forget` takes, until the answer is called. */
  readonly watch: (changed: (change: string) => void) => () => void;
  readonly config: IdentityConfig;
  readonly keyring: Keyring;
  readonly passwords: Passwords;
  readonly book: PermissionBook;
  readonly oidc: OidcClients;
  /** Writes down when sessions and keys were last used, without waiting for the clock. */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

declare module '#kernel/context.ts' {
  interface Services {
    readonly identity: Identity;
  }
}

export const SESSION_COOKIE = 'qinwu_session';
export const KEY_START = 'qw_';
export interface IdentityOptions {
  readonly database: Database;
  readonly config: IdentityConfig;
  /** All rooms: their catalogues say what roles may do. */
  readonly domains: readonly Domain[];
  readonly now?: () => Date;
  /** Told of faults that no request waits for. */
  readonly fault?: (error: unknown) => void;
}

/** Opens identity for a process; `close` writes down what is pending and ends its connection. */
export async function createIdentity({
  database,
  config,
  domains,
  now = () => new Date(),
  fault = () => undefined,
}: IdentityOptions): Promise<Identity> {
  const cache = new AccessCache();
  const watchers = new Set<(change: string) => void>();
  const book = permissionBook(domains);
  const keyring = new Keyring(config.secret);
  const lastSeen = new LastSeen(database, fault);
  const policy = new CurrentPolicy(database);
  const resolver = new Resolver({ database, cache, lastSeen, policy, book, demo: config.demo != null });
  const listener = new AccessListener(database.url, cache, (change) => {
    if (change === 'policy' || change === 'all') policy.forget();
    for (const tell of watchers) tell(change);
  });
  await listener.start();
  const sessionDigest = (request: FastifyRequest): string | null => {
    const token = request.cookies[SESSION_COOKIE];
    return token ? keyring.digest('session', token) : null;
  };
  return {
    identify: async (request) => {
      const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
      if (bearer !== undefined) return resolver.byKey(keyring.digest('api-key', bearer), now(), request.ip);
      const digest = sessionDigest(request);
      return digest === null ? anonymous : resolver.bySession(digest, now());
    },
    actors: { ofAccount: (accountId) => resolver.ofAccount(accountId, now()) },
    policy: () => policy.get(),
    sessionDigest,
    forget: (change) => cache.forget(change),
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    config,
    keyring,
    passwords: new Passwords(config.passwords ?? defaultScheme),
    book,
    oidc: new OidcClients(config),
    flush: () => lastSeen.flush(),
    close: async () => {
      await lastSeen.close();
      await listener.close();
    },
  };
}
