import { type Actor, covers, joinScopes } from '#kernel/access/actor.ts';
import { NO_SCOPE, type Scope } from '#kernel/db/transaction.ts';
import type { RoleName } from '#shared/permissions.ts';
import type { Day } from '#shared/time.ts';
import type { SecurityPolicy } from '../contract/policy.ts';
import type { Me, Reach } from '../contract/session.ts';
import { mustChangePassword } from '../rules/session.ts';
import type { PermissionBook } from './permission-book.ts';

/** An account with everything that decides what it may do on a day. */
export interface Principal {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly state: string;
  readonly endsOn: Day | null;
  readonly orgId: string | null;
  readonly personId: string | null;
  readonly locale: 'zh-CN' | 'en';
  readonly mustChangePassword: boolean;
  readonly passwordChangedAt: string | null;
  readonly secondFactor: boolean;
  readonly grants: readonly HeldGrant[];
  readonly posts: readonly { readonly id: string; readonly name: string; readonly post: string }[];
}

interface HeldGrant {
  readonly role: RoleName;
  readonly line: string | null;
  readonly orgId: string | null;
  readonly orgName: string | null;
  readonly reach: Reach;
  readonly endsOn: Day | null;
  /** The unit and all below it, for the reach `subtree`. */
  readonly units: readonly string[] | null;
}

/** How the account came in. */
export interface Credential {
  readonly kind: 'session' | 'key';
  /** `password`, `second-factor`, `demo`, `oidc:<provider>` or `key`. */
  readonly method: string;
  readonly expiresAt: string;
  /** What a key is limited to. */
  readonly limit?: { readonly permissions: readonly string[]; readonly orgIds: readonly string[] | null };
}

export interface ActorParts {
  readonly principal: Principal;
  readonly credential: Credential;
  readonly today: Day;
  readonly policy: SecurityPolicy;
  readonly book: PermissionBook;
  /** The installation runs the demonstration city. */
  readonly demo: boolean;
}

const administrators: readonly RoleName[] = ['sysadmin', 'secadmin', 'auditor'];

/** True for a role of the three administrations. */
export const isAdministrator = (role: RoleName): boolean => administrators.includes(role);

/** True when the account has to use a second factor (IT-4). */
export const needsSecondFactor = (roles: readonly RoleName[], policy: SecurityPolicy, demo: boolean): boolean =>
  (policy.administratorsNeedSecondFactor ?? !demo) && roles.some(isAdministrator);

function scopeOf(grant: HeldGrant): Scope {
  if (grant.reach === 'all') return { all: true };
  return { all: false, orgIds: grant.reach === 'subtree' ? (grant.units ?? []) : grant.orgId ? [grant.orgId] : [] };
}

/** Permission → units it reaches: the union over the grants that hold it (IT-6). */
function reachOf(grants: readonly HeldGrant[], book: PermissionBook): Map<string, Scope> {
  const reach = new Map<string, Scope>();
  for (const grant of grants) {
    const scope = scopeOf(grant);
    for (const permission of book.of(grant.role, grant.line)) reach.set(permission, joinScopes(reach.get(permission), scope));
  }
  return reach;
}

/** The part of a scope that a list of units leaves. */
function narrow(scope: Scope, orgIds: readonly string[] | null): Scope {
  return orgIds === null ? scope : { all: false, orgIds: orgIds.filter((id) => covers(scope, id)) };
}

/**
 * Widest reach, for routes that need only a session. Administration reaches no business: an administrator sees units and people only
 * through the permissions of administration (IT-7).
 */
const widest = (grants: readonly HeldGrant[]): Scope =>
  grants.filter((g) => !isAdministrator(g.role)).reduce<Scope>((scope, g) => joinScopes(scope, scopeOf(g)), NO_SCOPE);

/** Resolves what a principal may do and what the browser learns of it. */
export function actorOf({ principal, credential, today, policy, book, demo }: ActorParts): Actor {
  const { limit } = credential;
  const whole = reachOf(principal.grants, book);
  const reach = limit
    ? new Map([...whole].filter(([p]) => limit.permissions.includes(p)).map(([p, scope]) => [p, narrow(scope, limit.orgIds)]))
    : whole;
  const scope = narrow(widest(principal.grants), limit?.orgIds ?? null);
  const roles = principal.grants.map((g) => g.role);
  const needed = needsSecondFactor(roles, policy, demo);
  const changedAt = principal.passwordChangedAt === null ? null : new Date(principal.passwordChangedAt);
  const byPassword = credential.method === 'password' || credential.method === 'second-factor';
  const mustChange =
    byPassword && mustChangePassword({ mustChangePassword: principal.mustChangePassword, passwordChangedAt: changedAt }, today, policy);
  const me: Me = {
    actor: {
      accountId: principal.id,
      username: principal.username,
      displayName: principal.displayName,
      personId: principal.personId,
      units: [...principal.posts],
      roles: principal.grants.map(({ units: _, ...role }) => role),
      locale: principal.locale,
    },
    permissions: [...reach.keys()].sort(),
    scope: { all: scope.all, orgIds: scope.all ? [] : [...scope.orgIds] },
    session: { expiresAt: credential.expiresAt, idleMinutes: policy.idleMinutes },
    mustChangePassword: mustChange,
    secondFactor: principal.secondFactor ? 'on' : needed ? 'required' : 'off',
    demo,
  };
  return {
    kind: credential.kind === 'key' ? 'key' : 'account',
    accountId: principal.id,
    personId: principal.personId,
    displayName: principal.displayName,
    orgId: principal.orgId,
    reach,
    scope,
    me,
    pending:
      credential.kind === 'key'
        ? null
        : mustChange
          ? 'password_change_required'
          : needed && !principal.secondFactor
            ? 'second_factor_required'
            : null,
  };
}
