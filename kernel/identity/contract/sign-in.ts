import { z } from 'zod';
import { defineErrors } from '#shared/errors.ts';
import { route } from '#shared/route.ts';

/** Refusals of signing in and of one's own account. A wrong user name and a wrong password answer alike. */
export const signInErrors = defineErrors({
  /** params: `remaining` tries before the lock, when known. */
  'identity.wrong_credentials': 401,
  /** params: `until` (instant), `time` (the same by the clock, HH:MM in Asia/Shanghai). */
  'identity.locked': 423,
  /** The account's own end date has passed. params: `on` (day). */
  'identity.account_expired': 403,
  'identity.account_disabled': 403,
  'identity.wrong_code': 401,
  /** The five minutes between password and code have passed: start again. */
  'identity.second_factor_expired': 401,
  'identity.wrong_current_password': 400,
  /** params: `minLength`, `kinds`. */
  'identity.weak_password': 400,
  /** params: `remembered`: how many former passwords are refused. */
  'identity.password_reused': 400,
  'identity.second_factor_already_on': 409,
  'identity.second_factor_not_on': 409,
  /** The identity provider's subject belongs to no account here. */
  'identity.not_linked': 403,
  /** The identity provider refused, answered nonsense or did not answer. params: `provider`. */
  'identity.provider_failed': 502,
});

/** What a password must satisfy; shown beside the field before it is refused. */
export const passwordPolicy = z.object({
  minLength: z.int(),
  /** How many of the four kinds of characters (upper, lower, digit, symbol). */
  kinds: z.int(),
  /** How many former passwords may not return. */
  remembered: z.int(),
  /** Days until a change is asked; `null` for never. */
  maxAgeDays: z.int().nullable(),
});
export type PasswordPolicy = z.infer<typeof passwordPolicy>;

/** What the sign-in page offers; the only thing an anonymous reader learns about the installation. */
export const signInOptions = z.object({
  oidc: z.array(z.object({ id: z.string(), label: z.string() })),
  /** The demonstration city: accounts to enter with one click. `password` only when the server tells it (loopback, random password). */
  demo: z.object({ accounts: z.array(z.object({ username: z.string(), label: z.string(), password: z.string().optional() })) }).nullable(),
  passwordPolicy,
});
export type SignInOptions = z.infer<typeof signInOptions>;

export const getSignInOptions = route({
  method: 'GET',
  path: '/auth/options',
  permission: 'public',
  returns: signInOptions,
  summary: 'What the sign-in page offers',
});

/** Success sets the session cookie, unless `next` is `second-factor`: then a short-lived cookie awaits the code. */
export const signIn = route({
  method: 'POST',
  path: '/auth/sign-in/username',
  permission: 'public',
  body: z.object({ username: z.string().trim().min(1).max(64), password: z.string().min(1).max(128) }),
  returns: z.object({ next: z.enum(['done', 'second-factor', 'change-password']) }),
  errors: ['identity.wrong_credentials', 'identity.locked', 'identity.account_expired', 'identity.account_disabled'],
  summary: 'Sign in with user name and password',
});

const code = z.string().regex(/^\d{6}$/, { error: 'totp_code' });

export const verifyTotp = route({
  method: 'POST',
  path: '/auth/two-factor/verify-totp',
  permission: 'public',
  body: z.object({ code }),
  returns: z.object({ next: z.enum(['done', 'change-password']) }),
  errors: [
    'identity.wrong_code',
    'identity.second_factor_expired',
    'identity.locked',
    'identity.account_expired',
    'identity.account_disabled',
  ],
  summary: 'Second step of signing in: the six figures of the authenticator',
});

export const verifyBackupCode = route({
  method: 'POST',
  path: '/auth/two-factor/verify-backup-code',
  permission: 'public',
  body: z.object({ backupCode: z.string().trim().min(8).max(40) }),
  returns: z.object({ next: z.enum(['done', 'change-password']) }),
  errors: [
    'identity.wrong_code',
    'identity.second_factor_expired',
    'identity.locked',
    'identity.account_expired',
    'identity.account_disabled',
  ],
  summary: 'Second step of signing in with one of the backup codes; each is good once',
});

/** Enters a demonstration account by its role; only on an installation that runs the demonstration city. Elsewhere 404. */
export const enterDemo = route({
  method: 'POST',
  path: '/auth/demo',
  permission: 'public',
  body: z.object({ username: z.string().min(1).max(64) }),
  returns: z.object({ next: z.enum(['done', 'second-factor', 'change-password']) }),
  errors: ['identity.locked', 'identity.account_expired', 'identity.account_disabled'],
  summary: 'Enter the demonstration city as one of its roles',
});

/** Starts single sign-on: the browser goes to `url` and comes back to `back` with a session. */
export const startOidc = route({
  method: 'POST',
  path: '/auth/oidc/start',
  permission: 'public',
  body: z.object({ provider: z.string().min(1).max(64), back: z.string().startsWith('/').max(500) }),
  returns: z.object({ url: z.url() }),
  errors: ['identity.provider_failed'],
  summary: 'Begin single sign-on with a configured provider',
});

/**
 * Where the provider sends the browser back. Answers by sending it on: to `back` with a session, to `/sign-in?next=second-factor` where a
 * code is due, or to `/sign-in?problem=<error code>`.
 */
export const finishOidc = route({
  method: 'GET',
  path: '/auth/oidc/callback/:provider',
  permission: 'public',
  params: z.object({ provider: z.string().min(1).max(64) }),
  query: z.object({ state: z.string().max(200).optional(), code: z.string().max(4000).optional(), error: z.string().max(200).optional() }),
  returns: 'none',
  status: 302,
  summary: 'End single sign-on and send the browser on',
});

export const signOut = route({
  method: 'POST',
  path: '/auth/sign-out',
  permission: 'public',
  returns: 'none',
  summary: 'End the session; also succeeds without one',
});

/** Also reachable while a change is required. Ends every other session of the account. */
export const changePassword = route({
  method: 'POST',
  path: '/account/password',
  permission: 'signed-in',
  body: z.object({ current: z.string().min(1).max(128), next: z.string().min(1).max(128) }),
  returns: 'none',
  errors: ['identity.wrong_current_password', 'identity.weak_password', 'identity.password_reused', 'identity.locked'],
  summary: 'Change the own password',
});

export const setLocale = route({
  method: 'POST',
  path: '/account/locale',
  permission: 'signed-in',
  body: z.object({ locale: z.enum(['zh-CN', 'en']) }),
  returns: 'none',
  summary: 'Remember the language of the account',
});

/** Begins enrolment; nothing is on until `confirmSecondFactor` succeeds. */
export const beginSecondFactor = route({
  method: 'POST',
  path: '/account/two-factor/begin',
  permission: 'signed-in',
  body: z.object({ password: z.string().min(1).max(128) }),
  returns: z.object({
    /** `otpauth://totp/…`, shown as a QR code. */
    uri: z.string(),
    secret: z.string(),
  }),
  errors: ['identity.wrong_current_password', 'identity.second_factor_already_on', 'identity.locked'],
  secret: true,
  summary: 'Begin enrolment of the second factor',
});

export const confirmSecondFactor = route({
  method: 'POST',
  path: '/account/two-factor/confirm',
  permission: 'signed-in',
  body: z.object({ code }),
  returns: z.object({ backupCodes: z.array(z.string()) }),
  errors: ['identity.wrong_code', 'identity.second_factor_already_on'],
  secret: true,
  summary: 'Finish enrolment of the second factor with a first code',
});

export const disableSecondFactor = route({
  method: 'POST',
  path: '/account/two-factor/disable',
  permission: 'signed-in',
  body: z.object({ password: z.string().min(1).max(128) }),
  returns: z.object({ off: z.literal(true) }),
  errors: ['identity.wrong_current_password', 'identity.second_factor_not_on', 'identity.second_factor_demanded', 'identity.locked'],
  summary: 'Switch the second factor off, unless the role requires it',
});
