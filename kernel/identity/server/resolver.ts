import type { Actor } from '#kernel/access/actor.ts';
import type { Database } from '#kernel/db/connect.ts';
import { transaction } from '#kernel/db/transaction.ts';
import { refuse } from '#shared/errors.ts';
import { dayOf } from '#shared/time.ts';
import type { SecurityPolicy } from '../contract/policy.ts';
import { accountBar, sessionEnd } from '../rules/session.ts';
import type { AccessCache, Resolved } from './access-cache.ts';
import { actorOf } from './actor-of.ts';
import { readCredential } from './credential.query.ts';
import type { CurrentPolicy } from './current-policy.ts';
import type { LastSeen } from './last-seen.ts';
import { isWithin } from './networks.ts';
import type { PermissionBook } from './permission-book.ts';
import { readPrincipal } from './principal.query.ts';

const DAY_MS = 86_400_000;
/** Asia/Shanghai has been UTC+8 without summer time since 1991. */
const SHANGHAI_MS = 8 * 3_600_000;

const READ_ALL = { readOnly: true, scope: { all: true }, accountId: null } as const;

export interface ResolverParts {
  readonly database: Database;
  readonly cache: AccessCache;
  readonly lastSeen: LastSeen;
  readonly policy: CurrentPolicy;
  readonly book: PermissionBook;
  readonly demo: boolean;
}

/** Turns digests of credentials into actors: from memory as a rule, from the database when something changed. */
export class Resolver {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** The actor of a session. @throws session_expired when it was ended, ran out, or its account is barred. */
  async bySession(digest: string, at: Date): Promise<Actor> {
    const { cache, lastSeen } = this.#parts;
    const policy = await this.#parts.policy.get();
    const now = at.getTime();
    let entry = cache.get(digest, now) ?? null;
    // What this process remembers of the last use may be older than what another one wrote down: only the database may end a session.
    if (!isLiving(entry, now, policy)) entry = await this.#resolve('session', digest, at);
    if (!entry?.session || !isLiving(entry, now, policy)) refuse('session_expired');
    entry.session.lastSeenAt = Math.max(entry.session.lastSeenAt, now);
    lastSeen.note('session', entry.credentialId, now);
    return entry.actor;
  }

  /** The actor of an API key. @throws not_signed_in when it was revoked, ran out, or is not for this address. */
  async byKey(digest: string, at: Date, ip: string): Promise<Actor> {
    const { cache, lastSeen } = this.#parts;
    const entry = cache.get(digest, at.getTime()) ?? (await this.#resolve('key', digest, at));
    if (!entry?.key || at.getTime() >= entry.key.expiresAt || !isWithin(ip, entry.key.addresses)) refuse('not_signed_in');
    lastSeen.note('key', entry.credentialId, at.getTime());
    return entry.actor;
  }

  /** What an account may do now, without a session; null when it may not be used. */
  async ofAccount(accountId: string, at: Date): Promise<Actor | null> {
    const { database, book, demo } = this.#parts;
    const policy = await this.#parts.policy.get();
    const today = dayOf(at);
    const principal = await transaction(database, READ_ALL, ({ client }) => readPrincipal(client, accountId, today));
    if (!principal || accountBar(principal, today) !== null) return null;
    const credential = { kind: 'session', method: 'job', expiresAt: at.toISOString() } as const;
    return actorOf({ principal, credential, today, policy, book, demo });
  }

  async #resolve(kind: 'session' | 'key', digest: string, at: Date): Promise<Resolved | null> {
    const { database, cache, book, demo } = this.#parts;
    const generation = cache.generation;
    const policy = await this.#parts.policy.get();
    const today = dayOf(at);
    const entry = await transaction(database, READ_ALL, async ({ client }): Promise<Resolved | null> => {
      const credential = await readCredential({ client, scope: READ_ALL.scope }, kind, digest);
      const principal = credential && (await readPrincipal(client, credential.accountId, today));
      if (!credential || !principal || accountBar(principal, today) !== null) return null;
      const from = Math.floor((at.getTime() + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
      const expiresAt = Date.parse(credential.expiresAt);
      return {
        actor: actorOf({ principal, credential, today, policy, book, demo }),
        credentialId: credential.id,
        accountId: principal.id,
        from,
        until: from + DAY_MS,
        session: kind === 'session' ? { expiresAt, lastSeenAt: Date.parse(credential.lastSeenAt) } : null,
        key: kind === 'key' ? { expiresAt, addresses: credential.addresses } : null,
      };
    });
    if (entry) cache.put(generation, digest, entry);
    return entry;
  }
}

const isLiving = (entry: Resolved | null, now: number, policy: SecurityPolicy): boolean =>
  entry?.session != null && sessionEnd(entry.session, now, policy) === 'living';
