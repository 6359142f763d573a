import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { getMe } from '#kernel/identity/contract/session.ts';
import { beginSecondFactor, confirmSecondFactor, getSignInOptions, startOidc, verifyTotp } from '#kernel/identity/contract/sign-in.ts';
import { type Browser, type IdentityWorld, PASSWORD, startIdentityWorld } from '#testing/identity.ts';

const CLIENT = {
  client_id: 'qinwu',
  client_secret: 'a client secret of the tests',
  redirect_uris: ['http://qinwu.test/api/auth/oidc/callback/city'],
};
let server: Server;
let issuer: string;
let world: IdentityWorld;
/** What the provider was asked. */
let asked: URL[] = [];

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [CLIENT],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, preferred_username: sub.replace(/^subject-/, '') }) }),
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['a key of the tests'] },
  });
  const handle = provider.callback();
  server.on('request', (request, reply) => {
    asked.push(new URL(request.url ?? '/', issuer));
    void handle(request, reply);
  });
  world = await startIdentityWorld(inject('postgresUrl'), {
    config: {
      oidc: [
        {
          id: 'city',
          label: '市统一身份认证',
          issuer,
          clientId: CLIENT.client_id,
          clientSecret: CLIENT.client_secret,
          scopes: ['openid', 'profile'],
          claim: 'preferred_username',
          linkBy: 'username',
        },
        { id: 'down', label: '停机', issuer: 'http://127.0.0.1:9', clientId: 'x', scopes: ['openid'], claim: 'sub', linkBy: 'none' },
      ],
    },
  });
});
afterAll(async () => {
  await world.close();
  server.closeAllConnections();
  server.close();
});

/** Walks through the provider as a person would: signs in there, agrees, and comes back with an address of ours. */
async function walk(url: string, login: string): Promise<URL> {
  const cookies = new Map<string, string>();
  const go = async (target: string, form?: Record<string, string>): Promise<Response> => {
    const headers = { cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; ') };
    const reply = await fetch(target, {
      redirect: 'manual',
      headers,
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] as string).split(/=(.*)/s);
      cookies.set(name, value);
    }
    return reply;
  };
  let reply = await go(url);
  for (let hop = 0; hop < 12; hop += 1) {
    const location = reply.headers.get('location');
    if (location?.startsWith('http://qinwu.test/')) return new URL(location);
    if (location) reply = await go(new URL(location, issuer).toString());
    else {
      const page = await reply.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
      reply = await go(new URL(action, issuer).toString(), prompt === 'login' ? { prompt, login, password: 'any' } : { prompt });
    }
  }
  throw new Error('the provider did not send us back');
}

async function arrive(browser: Browser, login: string, back = '/office-space/rooms') {
  const started = await browser.call(startOidc, { provider: 'city', back });
  expect(started.status).toBe(200);
  const callback = await walk(started.body.url, login);
  return { callback, reply: await browser.send({ method: 'GET', url: callback.pathname + callback.search }) };
}

describe('single sign-on', () => {
  it('offers the configured providers', async () => {
    expect((await world.browser().call(getSignInOptions)).body.oidc).toEqual([
      { id: 'city', label: '市统一身份认证' },
      { id: 'down', label: '停机' },
    ]);
  });

  it('goes through code and PKCE, links by the rule and lets in', async () => {
    const { id, username } = await world.account([{ role: 'staff', reach: 'all' }]);
    const browser = world.browser();
    asked = [];
    const { reply } = await arrive(browser, `subject-${username}`);
    expect(reply).toMatchObject({ status: 302, location: '/office-space/rooms' });
    const authorization = asked.find((u) => u.pathname === '/auth')?.searchParams;
    expect(authorization?.get('code_challenge_method')).toBe('S256');
    expect(authorization?.get('nonce')).toBeTruthy();
    expect((await browser.call(getMe)).body.actor).toMatchObject({ accountId: id, username });
    const log = await world.asSystem((ctx) =>
      ctx.db.selectFrom('audit.entry').select(['action', 'after']).where('subject_id', '=', id).execute(),
    );
    expect(log).toContainEqual({ action: 'identity.account.link', after: { provider: 'city', subject: `subject-${username}` } });
  });

  it('knows a linked subject by its subject, whatever it calls itself later', async () => {
    const { id, username } = await world.account();
    await arrive(world.browser(), `subject-${username}`);
    await world.asSystem((ctx) =>
      ctx.db
        .updateTable('identity.account')
        .set({ username: `${username}-renamed` })
        .where('id', '=', id)
        .execute(),
    );
    const browser = world.browser();
    await arrive(browser, `subject-${username}`);
    expect((await browser.call(getMe)).body.actor.accountId).toBe(id);
  });

  it('makes no accounts and links none of an administrator', async () => {
    const browser = world.browser();
    expect((await arrive(browser, 'subject-nobody-here')).reply.location).toBe('/sign-in?problem=identity.not_linked');
    const { username } = await world.account([{ role: 'sysadmin', reach: 'all' }]);
    expect((await arrive(browser, `subject-${username}`)).reply.location).toBe('/sign-in?problem=identity.not_linked');
    expect((await browser.call(getMe)).status).toBe(401);
  });

  it('takes an answer once, and only from the browser that asked', async () => {
    const { username } = await world.account();
    const browser = world.browser();
    const { callback } = await arrive(browser, `subject-${username}`);
    const again = await browser.send({ method: 'GET', url: callback.pathname + callback.search });
    expect(again.location).toBe('/sign-in?problem=identity.provider_failed');
    const asking = world.browser();
    const { url } = (await asking.call(startOidc, { provider: 'city', back: '/' })).body;
    const theirs = await walk(url, `subject-${username}`);
    const victim = world.browser();
    expect((await victim.send({ method: 'GET', url: theirs.pathname + theirs.search })).location).toBe(
      '/sign-in?problem=identity.provider_failed',
    );
    expect((await victim.call(getMe)).status).toBe(401);
  });

  it('refuses a forged code and an error of the provider', async () => {
    const browser = world.browser();
    for (const answer of ['code=forged', 'error=access_denied']) {
      const { url } = (await browser.call(startOidc, { provider: 'city', back: '/' })).body;
      const state = new URL(url).searchParams.get('state');
      const reply = await browser.send({ method: 'GET', url: `/api/auth/oidc/callback/city?state=${state}&${answer}` });
      expect(reply.location).toBe('/sign-in?problem=identity.provider_failed');
    }
    expect((await browser.send({ method: 'GET', url: '/api/auth/oidc/callback/nobody?state=x&code=y' })).location).toBe(
      '/sign-in?problem=not_found',
    );
  });

  it('never sends the browser to another host', async () => {
    const { username } = await world.account();
    for (const back of ['//evil.example/', '/\\evil.example'])
      expect((await arrive(world.browser(), `subject-${username}`, back)).reply.location).toBe('/');
  });

  it('still asks for the second factor', async () => {
    const { username, browser } = await world.enter();
    const { secret } = (await browser.call(beginSecondFactor, { password: PASSWORD })).body;
    const codes = (at: Date) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
    await browser.call(confirmSecondFactor, { code: codes(world.now()) });
    world.setNow(new Date(Date.now() + 90_000));
    const second = world.browser();
    expect((await arrive(second, `subject-${username}`)).reply.location).toBe('/sign-in?next=second-factor&back=%2Foffice-space%2Frooms');
    expect((await second.call(getMe)).status).toBe(401);
    expect((await second.call(verifyTotp, { code: codes(world.now()) })).body).toEqual({ next: 'done' });
    expect((await second.call(getMe)).status).toBe(200);
    world.setNow(null);
  });

  it('says so when a provider does not answer', async () => {
    expect((await world.browser().call(startOidc, { provider: 'down', back: '/' })).problem).toMatchObject({
      status: 502,
      code: 'identity.provider_failed',
    });
    expect((await world.browser().call(startOidc, { provider: 'nobody', back: '/' })).status).toBe(404);
  });
});
