import { NO_SCOPE, type Scope } from '#kernel/db/transaction.ts';
import type { Me } from '#kernel/identity/contract/session.ts';

/**
 * Who acts, resolved once per session and kept until something that made it changes.
 * Scope is per permission: a person who administers one body and is staff of another reaches each with its own rights.
 */
export interface Actor {
  readonly kind: 'account' | 'key' | 'system' | 'anonymous';
  /** Null for the system and for anonymous callers. */
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly displayName: string;
  /** Main unit; records of the actor's own doing belong to it. Null when the account stands outside the units. */
  readonly orgId: string | null;
  /** Permission id → units it reaches. A missing id is a permission not held. */
  readonly reach: ReadonlyMap<string, Scope>;
  /** Widest reach, for routes that need only a session. */
  readonly scope: Scope;
  /** What the browser learns (`GET /api/me`); absent for keys without a session, the system and anonymous callers. */
  readonly me: Me | null;
  /** Set when nothing but the named act is allowed yet. */
  readonly pending: 'password_change_required' | 'second_factor_required' | null;
}

export const anonymous: Actor = {
  kind: 'anonymous',
  accountId: null,
  personId: null,
  displayName: '',
  orgId: null,
  reach: new Map(),
  scope: NO_SCOPE,
  me: null,
  pending: null,
};

/** The platform itself, in jobs and at start. */
export const system: Actor = {
  kind: 'system',
  accountId: null,
  personId: null,
  displayName: 'system',
  orgId: null,
  reach: new Map(),
  scope: { all: true },
  me: null,
  pending: null,
};

/** Joins two reaches to the one that covers both. */
export function joinScopes(a: Scope | undefined, b: Scope): Scope {
  if (!a) return b;
  if (a.all || b.all) return { all: true };
  return { all: false, orgIds: [...new Set([...a.orgIds, ...b.orgIds])] };
}

/** True when the scope covers the unit. */
export const covers = (scope: Scope, orgId: string): boolean => scope.all || scope.orgIds.includes(orgId);

/** Resolves accounts to actors, for work done in someone's name after the request has ended. */
export interface Actors {
  /** The actor of an account as its grants are now; null when it is closed or gone. */
  ofAccount(accountId: string): Promise<Actor | null>;
}
