import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { resetSecondFactor } from '#kernel/identity/contract/accounts.ts';
import { getMe } from '#kernel/identity/contract/session.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  disableSecondFactor,
  signIn,
  verifyBackupCode,
  verifyTotp,
} from '#kernel/identity/contract/sign-in.ts';
import { type Browser, type IdentityWorld, PASSWORD, startIdentityWorld } from '#testing/identity.ts';

let world: IdentityWorld;
const start = new Date();
beforeAll(async () => {
  world = await startIdentityWorld(inject('postgresUrl'));
});
afterEach(() => world.setNow(null));
afterAll(() => world.close());

/** Seconds after the start; codes change every thirty. */
const at = (seconds: number) => world.setNow(new Date(start.getTime() + seconds * 1000));
const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.now().getTime() });

async function enrol(browser: Browser): Promise<{ secret: string; backupCodes: string[] }> {
  const begun = await browser.call(beginSecondFactor, { password: PASSWORD });
  expect(begun.status).toBe(200);
  const { secret, uri } = begun.body;
  expect(uri).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}/);
  const confirmed = await browser.call(confirmSecondFactor, { code: codeOf(secret) });
  expect(confirmed.status).toBe(200);
  return { secret, backupCodes: confirmed.body.backupCodes };
}

async function password(username: string): Promise<Browser> {
  const browser = world.browser();
  expect((await browser.call(signIn, { username, password: PASSWORD })).body).toEqual({ next: 'second-factor' });
  expect((await browser.call(getMe)).status).toBe(401);
  return browser;
}

describe('the second factor', () => {
  it('is asked for once it is on', async () => {
    at(0);
    const { username, browser } = await world.enter();
    const { secret } = await enrol(browser);
    expect((await browser.call(getMe)).body.secondFactor).toBe('on');
    at(60);
    const second = await password(username);
    expect((await second.call(verifyTotp, { code: codeOf(secret) })).body).toEqual({ next: 'done' });
    expect((await second.call(getMe)).body.actor.username).toBe(username);
  });

  it('takes a code once, from the step before or after too', async () => {
    at(0);
    const { username, browser } = await world.enter();
    const { secret } = await enrol(browser);
    at(90);
    const code = codeOf(secret);
    expect((await (await password(username)).call(verifyTotp, { code })).status).toBe(200);
    expect((await (await password(username)).call(verifyTotp, { code })).problem.code).toBe('identity.wrong_code');
    at(150);
    const early = codeOf(secret);
    at(175);
    expect((await (await password(username)).call(verifyTotp, { code: early })).status).toBe(200);
    at(300);
    const late = codeOf(secret);
    at(400);
    expect((await (await password(username)).call(verifyTotp, { code: late })).problem.code).toBe('identity.wrong_code');
  });

  it('takes one code for one of two sign-ins at once', async () => {
    at(0);
    const { username, browser } = await world.enter();
    const { secret } = await enrol(browser);
    at(90);
    const two = [await password(username), await password(username)];
    const replies = await Promise.all(two.map((b) => b.call(verifyTotp, { code: codeOf(secret) })));
    expect(replies.map((r) => r.status).sort()).toEqual([200, 401]);
  });

  it('waits five minutes', async () => {
    at(0);
    const { username, browser } = await world.enter();
    const { secret } = await enrol(browser);
    at(60);
    const second = await password(username);
    at(60 + 301);
    expect((await second.call(verifyTotp, { code: codeOf(secret) })).problem).toMatchObject({
      status: 401,
      code: 'identity.second_factor_expired',
    });
    expect((await world.browser().call(verifyTotp, { code: '123456' })).problem.code).toBe('identity.second_factor_expired');
  });

  it('locks the account with five wrong codes, which a right password does not undo', async () => {
    at(0);
    const { username, browser } = await world.enter();
    const { secret } = await enrol(browser);
    at(60);
    const wrong = codeOf(secret) === '000000' ? '000001' : '000000';
    for (let i = 0; i < 4; i += 1)
      expect((await (await password(username)).call(verifyTotp, { code: wrong })).problem.code).toBe('identity.wrong_code');
    expect((await (await password(username)).call(verifyTotp, { code: wrong })).problem.code).toBe('identity.locked');
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).problem.code).toBe('identity.locked');
  });

  it('has backup codes, each good once', async () => {
    at(0);
    const { username, browser } = await world.enter();
    const { backupCodes } = await enrol(browser);
    expect(new Set(backupCodes).size).toBe(10);
    const backupCode = (backupCodes[0] as string).toUpperCase();
    expect((await (await password(username)).call(verifyBackupCode, { backupCode })).status).toBe(200);
    expect((await (await password(username)).call(verifyBackupCode, { backupCode })).problem.code).toBe('identity.wrong_code');
  });

  it('is not on before it is confirmed, and needs the password to begin', async () => {
    const { username, browser } = await world.enter();
    expect((await browser.call(beginSecondFactor, { password: 'Wrong-Pond-73' })).problem).toMatchObject({
      code: 'identity.wrong_current_password',
      issues: [{ path: 'password' }],
    });
    const { secret } = (await browser.call(beginSecondFactor, { password: PASSWORD })).body;
    const wrong = codeOf(secret) === '000000' ? '000001' : '000000';
    expect((await browser.call(confirmSecondFactor, { code: wrong })).problem.code).toBe('identity.wrong_code');
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).body).toEqual({ next: 'done' });
  });

  it('can be switched off by its owner, and by the security administrator when it is lost', async () => {
    at(0);
    const { id, username, browser } = await world.enter();
    await enrol(browser);
    expect((await browser.call(beginSecondFactor, { password: PASSWORD })).problem.code).toBe('identity.second_factor_already_on');
    expect((await browser.call(disableSecondFactor, { password: PASSWORD })).body).toEqual({ off: true });
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).body).toEqual({ next: 'done' });
    at(120);
    await enrol(browser);
    const secadmin = await world.enter([{ role: 'secadmin', reach: 'all' }]);
    at(180);
    await enrol(secadmin.browser);
    const reset = await secadmin.browser.call(resetSecondFactor, { accountId: id, reason: '手机丢失' });
    expect(reset.body).toMatchObject({ secondFactor: false });
    expect((await browser.call(getMe)).status).toBe(401);
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).body).toEqual({ next: 'done' });
  });

  it('is demanded of administrators before anything else, and stays on', async () => {
    at(0);
    const { browser } = await world.enter([{ role: 'auditor', reach: 'all' }]);
    expect((await browser.call(getMe)).body.secondFactor).toBe('required');
    expect((await browser.send({ method: 'GET', url: '/api/identity/keys' })).problem).toMatchObject({
      status: 403,
      code: 'second_factor_required',
    });
    await enrol(browser);
    expect((await browser.send({ method: 'GET', url: '/api/identity/keys' })).status).toBe(200);
    expect((await browser.call(disableSecondFactor, { password: PASSWORD })).problem.code).toBe('identity.second_factor_demanded');
  });
});
