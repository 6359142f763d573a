import { createHash } from 'node:crypto';
import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import { type Call, conduct } from '#kernel/domain.ts';
import { found, Refusal, refuse } from '#shared/errors.ts';
import { finishOidc, startOidc } from '../contract/sign-in.ts';
import type { OidcProvider } from './config.ts';
import { accountSubject, actingAs, conclude, cookieOptions, enter, type Outcome } from './enter.ts';
import { type EnteringAccount, plainUsername, readEntering } from './entering-account.query.ts';
import { newToken } from './keyring.ts';
import type { ExternalSubject } from './oidc-clients.ts';

const FLOW_COOKIE = 'qinwu_oidc';
const FLOW_MINUTES = 10;

/** What a flow keeps between leaving and coming back. */
interface Flow {
  readonly provider: string;
  readonly sealed: string;
  readonly back: string;
}

/** Begins single sign-on: state, code verifier and nonce are kept here, and a cookie ties the flow to this browser. */
export const startOidcServed = conduct(startOidc, async (call, { provider: id, back }) => {
  const { oidc, keyring } = call.services.identity;
  const provider = found(oidc.find(id));
  const flow = { state: newToken(), codeVerifier: newToken(), nonce: newToken() };
  const url = await oidc.start(provider, flow).catch((cause) => providerFailed(call, provider, cause));
  const expiresAt = new Date(call.origin.now.getTime() + FLOW_MINUTES * 60_000);
  await call.transaction((ctx) =>
    withSecrets(ctx, (secrets) =>
      secrets.query('insert into identity.oidc_flow (state_hash, provider, sealed, back, expires_at) values ($1, $2, $3, $4, $5)', [
        keyring.digest('oidc', flow.state),
        provider.id,
        keyring.seal(JSON.stringify({ codeVerifier: flow.codeVerifier, nonce: flow.nonce })),
        localPath(back),
        expiresAt,
      ]),
    ),
  );
  call.reply.setCookie(FLOW_COOKIE, browserMark(flow.state), { ...cookieOptions(call), maxAge: FLOW_MINUTES * 60 });
  return { url };
});

/** Ends single sign-on. Whatever goes wrong, the browser lands on the sign-in page with a code it can show. */
export const finishOidcServed = conduct(finishOidc, async (call, { provider: id, state, code }) => {
  call.reply.clearCookie(FLOW_COOKIE, cookieOptions(call));
  try {
    const provider = found(call.services.identity.oidc.find(id));
    const flow = await takeFlow(call, provider, state ?? '');
    if (code === undefined) refuse('identity.provider_failed', { provider: provider.label });
    const kept = JSON.parse(call.services.identity.keyring.open(flow.sealed)) as { codeVerifier: string; nonce: string };
    const subject = await call.services.identity.oidc
      .finish(provider, { code, ...kept })
      .catch((cause) => providerFailed(call, provider, cause));
    if (!subject) refuse('identity.provider_failed', { provider: provider.label });
    const { next } = conclude(
      call,
      await call.transaction((ctx) => enterAs(ctx, call, provider, subject), { scope: { all: true }, readOnly: false }),
    );
    call.reply.redirect(next === 'second-factor' ? `/sign-in?next=second-factor&back=${encodeURIComponent(flow.back)}` : flow.back, 302);
  } catch (error) {
    if (!(error instanceof Refusal)) call.request.log.error({ err: error, requestId: call.origin.requestId }, 'single sign-on failed');
    const problem = error instanceof Refusal ? error.code : 'identity.provider_failed';
    call.reply.redirect(`/sign-in?problem=${encodeURIComponent(problem)}`, 302);
  }
  return undefined;
});

/** Only a path of our own: never another host. */
const localPath = (back: string): string => (/^\/(?![/\\])/.test(back) ? back : '/');

/** What the browser carries: proves it began the flow, without being the state itself. */
const browserMark = (state: string): string => createHash('sm3').update(state).digest('base64url');

function providerFailed(call: Call, provider: OidcProvider, cause: unknown): never {
  call.request.log.warn({ err: cause, provider: provider.id, requestId: call.origin.requestId }, 'identity provider failed');
  return refuse('identity.provider_failed', { provider: provider.label });
}

/** The flow of a state, taken out so that it is good once, for the browser that began it. */
async function takeFlow(call: Call, provider: OidcProvider, state: string): Promise<Flow> {
  if (call.request.cookies[FLOW_COOKIE] !== browserMark(state)) refuse('identity.provider_failed', { provider: provider.label });
  const flow = await call.transaction(
    (ctx) =>
      withSecrets(ctx, async (secrets) => {
        const { rows } = await secrets.query<Flow>(
          'delete from identity.oidc_flow where state_hash = $1 and provider = $2 and expires_at > $3 returning provider, sealed, back',
          [ctx.services.identity.keyring.digest('oidc', state), provider.id, ctx.now],
        );
        return rows[0] ?? null;
      }),
    { readOnly: false },
  );
  return flow ?? refuse('identity.provider_failed', { provider: provider.label });
}

async function enterAs(ctx: Ctx, call: Call, provider: OidcProvider, subject: ExternalSubject): Promise<Outcome> {
  const account = (await linked(ctx, provider, subject)) ?? (await link(ctx, provider, subject));
  if (!account) {
    ctx.audit({
      action: 'identity.session.start',
      subject: { kind: 'identity.account', id: 'unknown', orgId: null },
      outcome: 'refused',
      after: { method: `oidc:${provider.id}`, subject: subject.subject, reason: 'not-linked' },
    });
    return { refused: 'identity.not_linked' };
  }
  return enter({ ...ctx, actor: actingAs(account) }, account, `oidc:${provider.id}`, call.request);
}

const linked = (ctx: Ctx, provider: OidcProvider, { subject }: ExternalSubject): Promise<EnteringAccount | null> =>
  withSecrets(ctx, async (secrets) => {
    const { rows } = await secrets.query<{ accountId: string }>(
      'select account_id as "accountId" from identity.external_identity where provider = $1 and subject = $2',
      [provider.id, subject],
    );
    return rows[0] ? readEntering(secrets, { id: rows[0].accountId }) : null;
  });

/** Finds the account of a subject that comes for the first time, by the provider's rule. Accounts of administrators are never found so. */
async function link(ctx: Ctx, provider: OidcProvider, { subject, claims }: ExternalSubject): Promise<EnteringAccount | null> {
  const claim = claims[provider.claim];
  if (provider.linkBy === 'none' || typeof claim !== 'string' || claim.trim() === '') return null;
  const column = provider.linkBy === 'username' ? 'a.username' : 'p.staff_no';
  const value = provider.linkBy === 'username' ? plainUsername(claim) : claim.trim();
  const { rows } = await ctx.client.query<{ id: string }>(
    `select a.id from identity.account a left join org.person p on p.id = a.person_id
     where ${column} = $1 and a.state = 'active'
       and not exists (
         select 1 from identity.grant g
         where g.account_id = a.id and g.duty <> 'business' and g.ended_at is null and (g.ends_on is null or g.ends_on >= $2::date))
     limit 2`,
    [value, ctx.today],
  );
  const only = rows.length === 1 ? rows[0] : undefined;
  if (!only) return null;
  const account = await withSecrets(ctx, async (secrets) => {
    await secrets.query('insert into identity.external_identity (provider, subject, account_id, linked_at) values ($1, $2, $3, $4)', [
      provider.id,
      subject,
      only.id,
      ctx.now,
    ]);
    return readEntering(secrets, { id: only.id });
  });
  if (account) ctx.audit({ action: 'identity.account.link', subject: accountSubject(account), after: { provider: provider.id, subject } });
  return account;
}
