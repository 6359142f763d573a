import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day, instant } from '#shared/time.ts';
import { grant } from './grants.ts';
import { roleName } from './session.ts';

export const accountStates = ['active', 'disabled', 'closed'] as const;
export const accountState = z.enum(accountStates);

/** 2 to 64 characters without spaces, slashes and @; capital and small letters are the same. */
export const username = z
  .string()
  .trim()
  .min(2)
  .max(64)
  .regex(/^[^\s\p{Cc}@/\\]*$/u, { error: 'username_form' })
  .transform((name) => name.normalize('NFKC').toLowerCase());
const displayName = z.string().trim().min(1).max(60);

export const account = z.object({
  id,
  username: z.string(),
  displayName: z.string(),
  state: accountState,
  unit: z.object({ id, name: z.string() }).nullable(),
  person: z.object({ id, name: z.string() }).nullable(),
  /** Roles held today. */
  roles: z.array(z.object({ role: roleName, line: z.string().nullable() })),
  /** Last day on which the account may be used. */
  endsOn: day.nullable(),
  lockedUntil: instant.nullable(),
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  lastSignInAt: instant.nullable(),
  createdAt: instant,
  version: z.int32(),
  abilities,
});
export type Account = z.infer<typeof account>;

/** The password of a new or reset account: shown this once, to be changed at the first sign-in. */
const withInitialPassword = z.object({ account, initialPassword: z.string() });
const accountId = z.object({ accountId: id });
const reason = z.object({ reason: z.string().trim().min(1).max(200) });

export const listAccounts = route({
  method: 'GET',
  path: '/identity/accounts',
  permission: 'identity.account.read',
  query: pageQuery(['username', 'displayName', 'lastSignInAt', 'createdAt']).extend({
    /** A fragment of the user name or the shown name. */
    q: z.string().trim().max(64).optional(),
    state: listParam(accountState),
    role: listParam(roleName),
    /** Accounts of this unit. */
    unitId: id.optional(),
    locked: booleanParam,
  }),
  returns: pageOf(account),
  summary: 'Accounts',
});

export const getAccount = route({
  method: 'GET',
  path: '/identity/accounts/:accountId',
  permission: 'identity.account.read',
  params: accountId,
  returns: account.extend({ grants: z.array(grant) }),
  summary: 'An account with its grants, past ones included',
});

export const createAccount = route({
  method: 'POST',
  path: '/identity/accounts',
  permission: 'identity.account.create',
  body: z.object({
    username,
    displayName,
    unitId: id.nullable().default(null),
    personId: id.nullable().default(null),
    endsOn: day.nullable().default(null),
  }),
  returns: withInitialPassword,
  status: 201,
  errors: ['identity.username_taken', 'identity.person_has_account'],
  secret: true,
  summary: 'Make an account; it can do nothing until the security administrator grants it a role',
});

export const updateAccount = route({
  method: 'PATCH',
  path: '/identity/accounts/:accountId',
  permission: 'identity.account.update',
  params: accountId,
  body: z.object({
    displayName: displayName.optional(),
    unitId: id.nullable().optional(),
    personId: id.nullable().optional(),
    endsOn: day.nullable().optional(),
    version: z.int32(),
  }),
  returns: account,
  errors: ['identity.person_has_account', 'identity.account_closed', 'identity.own_account'],
  summary: 'Change the name, unit, person or last day of an account',
});

export const disableAccount = route({
  method: 'POST',
  path: '/identity/accounts/:accountId/disable',
  permission: 'identity.account.disable',
  params: accountId,
  body: reason,
  returns: account,
  errors: ['identity.own_account', 'identity.account_closed', 'identity.last_administrator'],
  summary: 'Bar an account; its sessions end at once',
});

export const closeAccount = route({
  method: 'POST',
  path: '/identity/accounts/:accountId/close',
  permission: 'identity.account.close',
  params: accountId,
  body: reason,
  returns: account,
  errors: ['identity.own_account', 'identity.account_closed', 'identity.last_administrator'],
  summary: 'Close an account for good: sessions, keys, grants and password go with it',
});

export const enableAccount = route({
  method: 'POST',
  path: '/identity/accounts/:accountId/enable',
  permission: 'identity.account.disable',
  params: accountId,
  returns: account,
  errors: ['identity.own_account', 'identity.account_closed'],
  summary: 'Let a barred account in again',
});

export const resetPassword = route({
  method: 'POST',
  path: '/identity/accounts/:accountId/reset-password',
  permission: 'identity.account.reset-password',
  params: accountId,
  returns: withInitialPassword,
  errors: ['identity.own_account', 'identity.account_closed'],
  secret: true,
  summary: 'Give an account a new initial password; its sessions end at once',
});

export const unlockAccount = route({
  method: 'POST',
  path: '/identity/accounts/:accountId/unlock',
  permission: 'identity.account.unlock',
  params: accountId,
  returns: account,
  errors: ['identity.own_account', 'identity.account_closed'],
  summary: 'Lift the lock that failed sign-ins put on an account',
});

export const resetSecondFactor = route({
  method: 'POST',
  path: '/identity/accounts/:accountId/reset-second-factor',
  permission: 'identity.account.reset-second-factor',
  params: accountId,
  body: reason,
  returns: account,
  errors: ['identity.own_account', 'identity.account_closed', 'identity.second_factor_not_on'],
  summary: 'Take the second factor off an account whose authenticator is lost',
});

export const endAccountSessions = route({
  method: 'POST',
  path: '/identity/accounts/:accountId/end-sessions',
  permission: 'identity.session.end',
  params: accountId,
  returns: z.object({ ended: z.int() }),
  summary: 'End all sessions of an account',
});
