import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { getMe } from '#kernel/identity/contract/session.ts';
import { changePassword, getSignInOptions, signIn, signOut } from '#kernel/identity/contract/sign-in.ts';
import { type IdentityWorld, PASSWORD, startIdentityWorld } from '#testing/identity.ts';

const MINUTE = 60_000;
let world: IdentityWorld;
beforeAll(async () => {
  world = await startIdentityWorld(inject('postgresUrl'));
});
afterEach(() => world.setNow(null));
afterAll(() => world.close());

const minutesFrom = (start: Date, minutes: number) => world.setNow(new Date(start.getTime() + minutes * MINUTE));
const auditOf = (accountId: string) =>
  world.asSystem((ctx) =>
    ctx.db
      .selectFrom('audit.entry')
      .select(['action', 'outcome', 'after', 'before'])
      .where('subject_id', '=', accountId)
      .orderBy('at')
      .orderBy('seq')
      .execute(),
  );

describe('signing in', () => {
  it('sets a session that /me knows and signing out ends', async () => {
    const { username } = await world.account();
    const browser = world.browser();
    expect((await browser.call(getMe)).problem).toMatchObject({ status: 401, code: 'not_signed_in' });
    expect(await browser.call(signIn, { username: username.toUpperCase(), password: PASSWORD })).toMatchObject({
      status: 200,
      body: { next: 'done' },
    });
    expect(await browser.call(getMe)).toMatchObject({
      status: 200,
      body: {
        actor: { username, displayName: '测试人员', roles: [] },
        permissions: [],
        scope: { all: false, orgIds: [] },
        mustChangePassword: false,
        secondFactor: 'off',
        demo: false,
      },
    });
    const stolen = new Map(browser.cookies);
    expect((await browser.call(signOut)).status).toBe(204);
    for (const [name, value] of stolen) browser.cookies.set(name, value);
    expect((await browser.call(getMe)).problem).toMatchObject({ status: 401, code: 'session_expired' });
    // A dead session is no hindrance to signing in again.
    expect((await browser.call(signIn, { username, password: PASSWORD })).status).toBe(200);
  });

  it('sends the cookie to the server alone and to our own pages alone', async () => {
    const { username } = await world.account();
    const reply = await world.http.inject({ method: 'POST', url: '/api/auth/sign-in/username', payload: { username, password: PASSWORD } });
    expect(reply.cookies[0]).toMatchObject({ name: 'qinwu_session', httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(reply.cookies[0]).not.toHaveProperty('maxAge');
  });

  it('keeps no token: what the table holds does not open a session', async () => {
    const { username, id, browser } = await world.enter();
    const token = browser.cookies.get('qinwu_session');
    const { rows } = await world.asSystem(async (ctx) => {
      await ctx.client.query('set local role qinwu_auth');
      const read = await ctx.client.query('select token_hash from identity.session where account_id = $1', [id]);
      await ctx.client.query('set local role qinwu_wide');
      return read;
    });
    expect(rows).toHaveLength(1);
    expect(rows[0].token_hash).not.toBe(token);
    browser.cookies.set('qinwu_session', rows[0].token_hash);
    expect((await browser.call(getMe)).status).toBe(401);
    expect(username).toBeTruthy();
  });

  it('keeps secrets from the request roles, the wide one too', async () => {
    for (const table of ['password', 'session', 'totp', 'api_key_secret', 'lockout']) {
      await expect(world.asSystem((ctx) => ctx.client.query(`select * from identity.${table}`))).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('answers a wrong name and a wrong password alike', async () => {
    const { username } = await world.account();
    const wrongPassword = await world.browser().call(signIn, { username, password: 'Wrong-Pond-73' });
    const wrongName = await world.browser().call(signIn, { username: `${username}-nobody`, password: 'Wrong-Pond-73' });
    const told = ({ problem: { requestId: _, ...rest } }: typeof wrongName) => rest;
    expect(told(wrongName)).toEqual(told(wrongPassword));
    expect(told(wrongName)).toMatchObject({
      status: 401,
      code: 'identity.wrong_credentials',
      title: '账号或密码不正确',
      params: { remaining: 4 },
    });
  });

  it('takes as long for a wrong name as for a wrong password', async () => {
    // A hash of some 60 ms outweighs what a busy machine adds; a try without it would be ten times as quick.
    const slow = await startIdentityWorld(inject('postgresUrl'), {
      on: world,
      config: { passwords: { algorithm: 'pbkdf2-sm3', rounds: 150_000 } },
    });
    try {
      const time = async (username: string) => {
        const start = performance.now();
        await slow.browser().call(signIn, { username, password: 'Wrong-Pond-73' });
        return performance.now() - start;
      };
      const [known, nobody]: [number[], number[]] = [[], []];
      for (let i = 0; i < 9; i += 1) {
        known.push(await time((await slow.account()).username));
        nobody.push(await time(`nobody-at-all-${i}`));
      }
      const median = (spans: number[]) => spans.sort((x, y) => x - y)[4] as number;
      const ratio = median(known) / median(nobody);
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(2);
    } finally {
      await slow.close();
    }
  });

  it('tells the language of the reader', async () => {
    const browser = world.browser();
    browser.headers['accept-language'] = 'en-GB';
    expect((await browser.call(signIn, { username: 'nobody-here', password: 'x' })).problem.title).toBe('User name or password is wrong');
  });

  it('tells the sign-in page the policy and nothing else', async () => {
    expect((await world.browser().call(getSignInOptions)).body).toEqual({
      oidc: [],
      demo: null,
      passwordPolicy: { minLength: 8, kinds: 3, remembered: 5, maxAgeDays: 90 },
    });
  });

  it('refuses a foreign page', async () => {
    const { username } = await world.account();
    const payload = { username, password: PASSWORD };
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' };
    expect((await world.http.inject({ method: 'POST', url: '/api/auth/sign-in/username', payload, headers: foreign })).statusCode).toBe(
      403,
    );
  });

  it('writes failures down without the password and without unknown names', async () => {
    const { username, id } = await world.account();
    await world.browser().call(signIn, { username, password: 'Secret-Guess-9' });
    await world.browser().call(signIn, { username: 'Secret-Guess-9', password: 'x' });
    expect((await auditOf(id)).map((e) => [e.action, e.outcome])).toContainEqual(['identity.session.start', 'refused']);
    const all = await world.asSystem((ctx) => ctx.db.selectFrom('audit.entry').selectAll().execute());
    expect(JSON.stringify(all).toLowerCase()).not.toContain('secret-guess-9');
  });
});

describe('lock-out', () => {
  const guess = (username: string, password = 'Wrong-Pond-73') => world.browser().call(signIn, { username, password });

  it('locks after five failures for half an hour, and lets in afterwards', async () => {
    const start = new Date();
    world.setNow(start);
    const { username, id } = await world.account();
    for (let i = 4; i >= 1; i -= 1) expect((await guess(username)).problem.params).toEqual({ remaining: i });
    expect((await guess(username)).problem).toMatchObject({
      status: 423,
      code: 'identity.locked',
      params: { until: new Date(start.getTime() + 30 * MINUTE).toISOString() },
    });
    expect((await guess(username, PASSWORD)).problem.code).toBe('identity.locked');
    expect((await auditOf(id)).map((e) => e.action)).toContain('identity.account.lock');
    minutesFrom(start, 29.9);
    expect((await guess(username, PASSWORD)).status).toBe(423);
    minutesFrom(start, 30);
    expect((await guess(username, PASSWORD)).status).toBe(200);
  });

  it('locks a name that does not exist just the same', async () => {
    const nobody = `nobody-${Date.now()}`;
    for (let i = 0; i < 4; i += 1) await guess(nobody);
    expect((await guess(nobody)).problem).toMatchObject({ status: 423, code: 'identity.locked' });
  });

  it('forgets failures after a success', async () => {
    const { username } = await world.account();
    for (let i = 0; i < 4; i += 1) await guess(username);
    expect((await guess(username, PASSWORD)).status).toBe(200);
    expect((await guess(username)).problem.params).toEqual({ remaining: 4 });
  });

  it('does not let many guesses at once slip through', async () => {
    const { username } = await world.account();
    const replies = await Promise.all(Array.from({ length: 12 }, () => guess(username)));
    expect(replies.filter((r) => r.status === 401).length).toBe(4);
    expect(replies.filter((r) => r.status === 423).length).toBe(8);
    expect((await guess(username, PASSWORD)).status).toBe(423);
  });

  it('makes one address that fails over and over wait, then refuses it', async () => {
    const start = new Date();
    world.setNow(start);
    const browser = world.browser();
    await world.asSystem(async (ctx) => {
      await ctx.client.query('set local role qinwu_auth');
      await ctx.client.query(
        'insert into identity.address_failure (ip, failed_at) select $1, array(select $2::timestamptz from generate_series(1, 22))',
        [browser.address, start],
      );
      await ctx.client.query('set local role qinwu_wide');
    });
    const { username } = await world.account();
    const began = performance.now();
    expect((await browser.call(signIn, { username, password: PASSWORD })).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(740);
    await world.asSystem(async (ctx) => {
      await ctx.client.query('set local role qinwu_auth');
      await ctx.client.query(
        'update identity.address_failure set failed_at = array(select $2::timestamptz from generate_series(1, 200)) where ip = $1',
        [browser.address, start],
      );
      await ctx.client.query('set local role qinwu_wide');
    });
    expect((await browser.call(signIn, { username, password: PASSWORD })).status).toBe(429);
    minutesFrom(start, 15);
    expect((await browser.call(signIn, { username, password: PASSWORD })).status).toBe(200);
  });
});

describe('the end of a session', () => {
  it('comes after thirty minutes of silence, to the minute', async () => {
    const start = new Date();
    world.setNow(start);
    const { browser } = await world.enter();
    minutesFrom(start, 29.9);
    expect((await browser.call(getMe)).status).toBe(200);
    minutesFrom(start, 59.8);
    expect((await browser.call(getMe)).status).toBe(200);
    minutesFrom(start, 89.8);
    expect((await browser.call(getMe)).problem.code).toBe('session_expired');
    minutesFrom(start, 60);
    expect((await browser.call(getMe)).problem.code).toBe('session_expired');
  });

  it('comes after twelve hours however busy', async () => {
    const start = new Date();
    world.setNow(start);
    const { browser } = await world.enter();
    for (let m = 25; m < 720; m += 25) {
      minutesFrom(start, m);
      expect((await browser.call(getMe)).status).toBe(200);
    }
    minutesFrom(start, 720);
    expect((await browser.call(getMe)).problem.code).toBe('session_expired');
  });

  it('is seen by other processes, which also know of the use here', async () => {
    const start = new Date();
    const other = await startIdentityWorld(inject('postgresUrl'), { on: world });
    try {
      world.setNow(start);
      other.setNow(start);
      const { browser } = await world.enter();
      const there = other.browser();
      for (const [name, value] of browser.cookies) there.cookies.set(name, value);
      expect((await there.call(getMe)).status).toBe(200);
      minutesFrom(start, 20);
      expect((await browser.call(getMe)).status).toBe(200);
      await world.identity.flush();
      other.setNow(new Date(start.getTime() + 45 * MINUTE));
      expect((await there.call(getMe)).status).toBe(200);
      await browser.call(signOut);
      await expect.poll(async () => (await there.call(getMe)).status, { timeout: 2000 }).toBe(401);
    } finally {
      await other.close();
    }
  });

  it('is not put off by a lost notification connection', async () => {
    const { browser, id } = await world.enter();
    expect((await browser.call(getMe)).status).toBe(200);
    const owner = new pg.Client({ connectionString: world.url });
    await owner.connect();
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'qinwu access'`,
    );
    await owner.end();
    await new Promise((done) => setTimeout(done, 100));
    await world.asSystem(async (ctx) => {
      await ctx.client.query('set local role qinwu_auth');
      await ctx.client.query('delete from identity.session where account_id = $1', [id]);
      await ctx.client.query('set local role qinwu_wide');
    });
    expect((await browser.call(getMe)).status).toBe(401);
  });
});

describe('changing the password', () => {
  const next = (n: number) => `Willow-Bridge-${n}7`;

  it('comes first at the first sign-in', async () => {
    const { username } = await world.account([{ role: 'sysadmin', reach: 'all' }], { mustChangePassword: true });
    const browser = world.browser();
    expect((await browser.call(signIn, { username, password: PASSWORD })).body).toEqual({ next: 'change-password' });
    expect((await browser.call(getMe)).body.mustChangePassword).toBe(true);
    expect((await browser.send({ method: 'GET', url: '/api/identity/accounts' })).problem).toMatchObject({
      status: 403,
      code: 'password_change_required',
    });
    expect((await browser.call(changePassword, { current: PASSWORD, next: next(1) })).status).toBe(204);
    expect((await browser.call(getMe)).body.mustChangePassword).toBe(false);
  });

  it('is asked for after ninety days', async () => {
    const start = new Date();
    world.setNow(start);
    const { username } = await world.account();
    minutesFrom(start, 89 * 1440);
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).body).toEqual({ next: 'done' });
    minutesFrom(start, 90 * 1440);
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).body).toEqual({ next: 'change-password' });
  });

  it('names the field and the reason', async () => {
    const { browser } = await world.enter();
    const change = async (current: string, to: string) => (await browser.call(changePassword, { current, next: to })).problem;
    expect(await change('Wrong-Pond-73', next(1))).toMatchObject({
      status: 400,
      code: 'identity.wrong_current_password',
      issues: [{ path: 'current' }],
    });
    expect(await change(PASSWORD, 'abc')).toMatchObject({
      status: 400,
      code: 'identity.weak_password',
      issues: [{ path: 'next', code: 'identity.password_too_short' }],
    });
    expect(await change(PASSWORD, 'Password123!')).toMatchObject({
      issues: [{ code: 'identity.password_common', message: '密码过于常见，易被猜中' }],
    });
  });

  it('refuses the last five, and takes the sixth back', async () => {
    const start = new Date();
    const { browser } = await world.enter();
    let current = PASSWORD;
    for (let n = 1; n <= 5; n += 1) {
      minutesFrom(start, n);
      expect((await browser.call(changePassword, { current, next: current })).problem.code).toBe('identity.password_reused');
      expect((await browser.call(changePassword, { current, next: next(n) })).status).toBe(204);
      current = next(n);
    }
    minutesFrom(start, 6);
    expect((await browser.call(changePassword, { current, next: next(1) })).problem.code).toBe('identity.password_reused');
    expect((await browser.call(changePassword, { current, next: PASSWORD })).status).toBe(204);
  });

  it('ends every other session at once', async () => {
    const { username, browser } = await world.enter();
    const elsewhere = world.browser();
    await elsewhere.call(signIn, { username, password: PASSWORD });
    expect((await elsewhere.call(getMe)).status).toBe(200);
    await browser.call(changePassword, { current: PASSWORD, next: next(1) });
    expect((await elsewhere.call(getMe)).status).toBe(401);
    expect((await browser.call(getMe)).status).toBe(200);
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).status).toBe(401);
  });

  it('locks whoever guesses the current one', async () => {
    const { browser } = await world.enter();
    for (let i = 0; i < 4; i += 1) await browser.call(changePassword, { current: 'Wrong-Pond-73', next: next(1) });
    expect((await browser.call(changePassword, { current: 'Wrong-Pond-73', next: next(1) })).problem.code).toBe('identity.locked');
    expect((await browser.call(changePassword, { current: PASSWORD, next: next(1) })).problem.code).toBe('identity.locked');
  });
});
