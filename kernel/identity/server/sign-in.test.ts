import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { getMe } from '#kernel/identity/contract/session.ts';
import { signIn, signOut } from '#kernel/identity/contract/sign-in.ts';
import { createAccount } from '#kernel/identity/server/public.ts';
import { type IdentityWorld, startIdentityWorld } from '#testing/identity.ts';

const PASSWORD = 'Lotus-Pond-73';
let world: IdentityWorld;
let count = 0;
beforeAll(async () => {
  world = await startIdentityWorld(inject('postgresUrl'));
});
afterAll(() => world.close());

/** An account that may sign in without further ado. */
async function account(over: { mustChangePassword?: boolean; endsOn?: string } = {}): Promise<string> {
  count += 1;
  const username = `person-${count}`;
  await world.asSystem((ctx) =>
    createAccount(ctx, { username, displayName: '张示例', password: PASSWORD, mustChangePassword: false, ...over }),
  );
  return username;
}

describe('signing in', () => {
  it('sets a session that /me knows and signing out ends', async () => {
    const username = await account();
    const browser = world.browser();
    expect((await browser.call(getMe)).status).toBe(401);
    const entered = await browser.call(signIn, { username: username.toUpperCase(), password: PASSWORD });
    expect(entered).toMatchObject({ status: 200, body: { next: 'done' } });
    const me = await browser.call(getMe);
    expect(me).toMatchObject({
      status: 200,
      body: { actor: { username, displayName: '张示例' }, mustChangePassword: false, secondFactor: 'off' },
    });
    const stolen = new Map(browser.cookies);
    expect((await browser.call(signOut)).status).toBe(204);
    for (const [name, value] of stolen) browser.cookies.set(name, value);
    expect((await browser.call(getMe)).problem).toMatchObject({ status: 401, code: 'session_expired' });
  });
});
