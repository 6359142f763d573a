import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { disableAccount, endAccountSessions } from '#kernel/identity/contract/accounts.ts';
import { endOtherSessions, listOwnSessions } from '#kernel/identity/contract/own-account.ts';
import { signIn, signOut } from '#kernel/identity/contract/sign-in.ts';
import { type Browser, type IdentityWorld, PASSWORD, startIdentityWorld } from '#testing/identity.ts';
import { events } from './domain.ts';

let world: IdentityWorld;
let base: string;
beforeAll(async () => {
  world = await startIdentityWorld(inject('postgresUrl'), { rooms: [events], config: { demo: { accounts: [] } } });
  await world.http.listen({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(world.http.server.address() as AddressInfo).port}`;
});
afterAll(() => world.close());

/** Opens the stream of a browser; answers a promise that holds once the server has ended it. */
async function follow(browser: Browser): Promise<{ status: number; ended: Promise<unknown>; isOpen(): boolean }> {
  const request = get(`${base}/api/events/stream`, {
    headers: { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  const reply = await new Promise<IncomingMessage>((resolve, reject) => request.once('response', resolve).once('error', reject));
  let open = true;
  const ended = new Promise<void>((resolve) => {
    reply.resume().once('end', () => {
      open = false;
      resolve();
    });
  });
  return { status: reply.statusCode ?? 0, ended, isOpen: () => open };
}
const secadmin = () => world.enter([{ role: 'secadmin', reach: 'all' }]);
const SOON = 3_000;
const within = (what: Promise<unknown>) =>
  Promise.race([what.then(() => 'ended'), new Promise((resolve) => setTimeout(() => resolve('still open'), SOON))]);

describe('an open stream ends at once', () => {
  it('when its session is signed out, and no other session of the account', async () => {
    const { username, browser } = await world.enter();
    const second = world.browser();
    await second.call(signIn, { username, password: PASSWORD });
    const [mine, other] = [await follow(browser), await follow(second)];
    expect([mine.status, other.status]).toEqual([200, 200]);
    await browser.call(signOut);
    expect(await within(mine.ended)).toBe('ended');
    expect(other.isOpen()).toBe(true);
    expect((await second.call(listOwnSessions)).status).toBe(200);
    await browser.call(signIn, { username, password: PASSWORD });
    await browser.call(endOtherSessions);
    expect(await within(other.ended)).toBe('ended');
  });

  it('when the account is barred or its sessions are ended by the administrator, and nobody else’s', async () => {
    const admin = await secadmin();
    const [barred, ended, bystander] = [await world.enter(), await world.enter(), await world.enter()];
    const streams = [await follow(barred.browser), await follow(ended.browser), await follow(bystander.browser)] as const;
    expect(await admin.browser.call(disableAccount, { accountId: barred.id, reason: '核查' })).toMatchObject({ status: 200 });
    expect(await within(streams[0].ended)).toBe('ended');
    expect(await admin.browser.call(endAccountSessions, { accountId: ended.id })).toMatchObject({ status: 200 });
    expect(await within(streams[1].ended)).toBe('ended');
    expect(streams[2].isOpen()).toBe(true);
  });
});
