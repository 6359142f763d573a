import type { FastifyRequest } from 'fastify';
import { type Actor, anonymous } from '#kernel/access/actor.ts';
import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import type { Call } from '#kernel/domain.ts';
import { type ErrorParams, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import { dayOf, ZONE } from '#shared/time.ts';
import { accountBar, mustChangePassword } from '../rules/session.ts';
import type { EnteringAccount } from './entering-account.query.ts';
import { SESSION_COOKIE } from './identify.ts';
import { newToken } from './keyring.ts';

export const CHALLENGE_COOKIE = 'qinwu_challenge';
/** Minutes between password and second factor. */
const CHALLENGE_MINUTES = 5;

/** What a step of signing in came to. It is decided in a transaction that commits either way, and acted upon after it. */
export type Outcome =
  | { readonly next: 'done' | 'change-password' | 'second-factor'; readonly token: string }
  | { readonly refused: string; readonly params?: ErrorParams };

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

/** What a locked name hears: until when, as an instant and by the clock on the wall. */
export const lockedOutcome = (until: Date) => ({
  refused: 'identity.locked',
  params: { until: until.toISOString(), time: clock.format(until) },
});

/** The account as the actor of its own signing in. */
export const actingAs = (account: EnteringAccount): Actor => ({
  ...anonymous,
  kind: 'account',
  accountId: account.id,
  personId: account.personId,
  displayName: account.displayName,
  orgId: account.orgId,
});

export const accountSubject = (account: { id: string; orgId: string | null }) => ({
  kind: 'identity.account',
  id: account.id,
  orgId: account.orgId,
});

/**
 * Lets an account in that has proved who it is: a session, or, where a second factor is on and was not yet given, a challenge for it.
 * A bar (disabled, past its last day) is told only now, so that it tells nothing to those who do not know the password.
 */
export async function enter(ctx: Ctx, account: EnteringAccount, method: string, request: FastifyRequest): Promise<Outcome> {
  const { policy, keyring, sessionDigest } = ctx.services.identity;
  const settings = await policy();
  const bar = accountBar(account, ctx.today);
  if (bar !== null) {
    ctx.audit({ action: 'identity.session.start', subject: accountSubject(account), outcome: 'refused', after: { method, reason: bar } });
    return bar === 'expired'
      ? { refused: 'identity.account_expired', params: { on: account.endsOn } }
      : { refused: 'identity.account_disabled' };
  }
  const token = newToken();
  if (account.secondFactor && method !== 'second-factor') {
    const expiresAt = new Date(ctx.now.getTime() + CHALLENGE_MINUTES * 60_000);
    await withSecrets(ctx, (secrets) =>
      secrets.query('insert into identity.challenge (id, account_id, token_hash, method, expires_at) values ($1, $2, $3, $4, $5)', [
        newId(),
        account.id,
        keyring.digest('challenge', token),
        method,
        expiresAt,
      ]),
    );
    return { next: 'second-factor', token };
  }
  const session = { id: newId(), expiresAt: new Date(ctx.now.getTime() + settings.absoluteHours * 3_600_000) };
  await withSecrets(ctx, async (secrets) => {
    await secrets.query('delete from identity.session where token_hash = $1', [sessionDigest(request)]);
    await secrets.query(
      `insert into identity.session (id, account_id, token_hash, method, created_at, last_seen_at, expires_at, ip, user_agent)
       values ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
      [
        session.id,
        account.id,
        keyring.digest('session', token),
        method,
        ctx.now,
        session.expiresAt,
        ctx.ip,
        request.headers['user-agent']?.slice(0, 300) ?? null,
      ],
    );
    await secrets.query('update identity.account set last_sign_in_at = $2, locked_until = null where id = $1', [account.id, ctx.now]);
  });
  ctx.audit({ action: 'identity.session.start', subject: accountSubject(account), after: { method, sessionId: session.id } });
  const changedAt = account.passwordChangedAt === null ? null : new Date(account.passwordChangedAt);
  const byPassword = method === 'password' || method === 'second-factor';
  const mustChange =
    byPassword &&
    mustChangePassword({ mustChangePassword: account.mustChangePassword, passwordChangedAt: changedAt }, dayOf(ctx.now), settings);
  return { next: mustChange ? 'change-password' : 'done', token };
}

/** Acts upon an outcome after its transaction: the cookie, or the refusal. */
export function conclude(call: Call, outcome: Outcome): { next: 'done' | 'change-password' | 'second-factor' } {
  if ('refused' in outcome) refuse(outcome.refused, outcome.params);
  const options = cookieOptions(call);
  if (outcome.next === 'second-factor') {
    call.reply.setCookie(CHALLENGE_COOKIE, outcome.token, { ...options, maxAge: CHALLENGE_MINUTES * 60 });
  } else {
    if (call.request.cookies[CHALLENGE_COOKIE] !== undefined) call.reply.clearCookie(CHALLENGE_COOKIE, options);
    call.reply.setCookie(SESSION_COOKIE, outcome.token, options);
  }
  return { next: outcome.next };
}

/** Cookies are for the server alone, for our own pages alone, end with the browser, and over TLS travel nowhere else. */
export const cookieOptions = (call: Pick<Call, 'services' | 'request'>) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: call.services.identity.config.secure || call.request.protocol === 'https',
});
