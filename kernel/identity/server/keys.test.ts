import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { defineDomain, serve } from '#kernel/domain.ts';
import { disableAccount } from '#kernel/identity/contract/accounts.ts';
import { endGrant, listGrants } from '#kernel/identity/contract/grants.ts';
import { createKey, listKeys, revokeKey } from '#kernel/identity/contract/keys.ts';
import { listOwnSessions } from '#kernel/identity/contract/own-account.ts';
import { getMe } from '#kernel/identity/contract/session.ts';
import { changePassword } from '#kernel/identity/contract/sign-in.ts';
import { route } from '#shared/route.ts';
import { Browser, type IdentityWorld, PASSWORD, startIdentityWorld } from '#testing/identity.ts';

const seeUnits = route({
  method: 'GET',
  path: '/tea-house/units',
  permission: 'tea-house.unit.read',
  returns: z.array(z.string()),
  summary: 'Units reached',
});
const pourTea = route({ method: 'POST', path: '/tea-house/pour', permission: 'tea-house.tea.pour', returns: 'none', summary: 'Pour' });
const teaHouse = defineDomain({
  name: 'tea-house',
  permissions: { 'tea-house.unit.read': ['officer'], 'tea-house.tea.pour': ['officer'] },
  routes: [
    serve(seeUnits, async (ctx) => (await ctx.db.selectFrom('org.unit').select('id').execute()).map((r) => r.id)),
    serve(pourTea, async () => undefined),
  ],
});

let world: IdentityWorld;
beforeAll(async () => {
  world = await startIdentityWorld(inject('postgresUrl'), { rooms: [teaHouse], config: { demo: { accounts: [] } } });
});
afterEach(() => world.setNow(null));
afterAll(() => world.close());

function program(secret: string, address = '10.9.8.7'): Browser {
  const caller = new Browser(world.http, address);
  caller.headers = { authorization: `Bearer ${secret}` };
  return caller;
}

async function officer() {
  const [here, there] = [await world.unit(), await world.unit()];
  const entered = await world.enter([
    { role: 'officer', line: 'tea-house', reach: 'unit', unitId: here },
    { role: 'officer', line: 'tea-house', reach: 'unit', unitId: there },
  ]);
  return { ...entered, here, there };
}

describe('API keys', () => {
  it('carry part of the rights of their owner', async () => {
    const { browser, id, here, there } = await officer();
    const made = await browser.call(createKey, { name: '数据接口', permissions: ['tea-house.unit.read'], unitIds: [here], days: 30 });
    expect(made).toMatchObject({ status: 201, body: { key: { state: 'active', owner: { id } } } });
    const { secret, key } = made.body;
    expect(secret).toMatch(/^qw_[\w-]{43}$/);
    expect(secret.startsWith(key.prefix)).toBe(true);
    const caller = program(secret);
    expect((await caller.call(seeUnits)).body).toEqual([here]);
    expect((await caller.call(pourTea)).status).toBe(403);
    expect((await caller.call(getMe)).body).toMatchObject({
      actor: { accountId: id },
      permissions: ['tea-house.unit.read'],
      scope: { all: false, orgIds: [here] },
    });
    expect(there).not.toBe(here);
  });

  it('show their secret once and keep none', async () => {
    const { browser } = await officer();
    const { secret } = (await browser.call(createKey, { name: '一次', permissions: ['tea-house.unit.read'], days: 1 })).body;
    expect(JSON.stringify((await browser.call(listKeys)).body)).not.toContain(secret);
    const stored = await world.asSystem(async (ctx) => {
      await ctx.client.query('set local role qinwu_auth');
      const { rows } = await ctx.client.query('select * from identity.api_key_secret');
      const log = await ctx.client.query('set local role qinwu_wide').then(() => ctx.client.query('select * from audit.entry'));
      return JSON.stringify([rows, log.rows]);
    });
    expect(stored).not.toContain(secret);
  });

  it('carry no more than their owner has, when made and later', async () => {
    const { browser, here, id } = await officer();
    const exceed = await browser.call(createKey, { name: '越权', permissions: ['identity.grant.create'], days: 1 });
    expect(exceed.problem).toMatchObject({
      status: 403,
      code: 'identity.key_exceeds_owner',
      params: { permission: 'identity.grant.create' },
    });
    const elsewhere = await world.unit();
    expect(
      (await browser.call(createKey, { name: '越界', permissions: ['tea-house.unit.read'], unitIds: [elsewhere], days: 1 })).status,
    ).toBe(404);
    const { secret } = (await browser.call(createKey, { name: '正常', permissions: ['tea-house.unit.read'], days: 1 })).body;
    const caller = program(secret);
    expect((await caller.call(seeUnits)).body).toHaveLength(2);
    const admin = await world.enter([{ role: 'secadmin', reach: 'all' }]);
    const grants = (await admin.browser.call(listGrants, { accountId: id, unitId: here })).body.items;
    await admin.browser.call(endGrant, { grantId: grants[0]?.id as string });
    expect((await caller.call(seeUnits)).body).toHaveLength(1);
  });

  it('end by their date, by revocation, and with their owner', async () => {
    const start = new Date();
    world.setNow(start);
    const { browser, id } = await officer();
    const make = async (days: number) => (await browser.call(createKey, { name: '钥匙', permissions: ['tea-house.unit.read'], days })).body;
    const [short, revoked, kept] = [await make(1), await make(300), await make(300)];
    expect((await program(short.secret).call(seeUnits)).status).toBe(200);
    world.setNow(new Date(start.getTime() + 86_400_000));
    expect((await program(short.secret).call(seeUnits)).problem).toMatchObject({ status: 401, code: 'not_signed_in' });
    world.setNow(start);
    expect((await program(revoked.secret).call(seeUnits)).status).toBe(200);
    expect((await browser.call(revokeKey, { keyId: revoked.key.id })).body.state).toBe('revoked');
    expect((await program(revoked.secret).call(seeUnits)).status).toBe(401);
    expect((await browser.call(revokeKey, { keyId: revoked.key.id })).problem.code).toBe('identity.key_revoked');
    expect((await program(kept.secret).call(seeUnits)).status).toBe(200);
    const admin = await world.enter([{ role: 'secadmin', reach: 'all' }]);
    await admin.browser.call(disableAccount, { accountId: id, reason: '核查' });
    expect((await program(kept.secret).call(seeUnits)).status).toBe(401);
  });

  it('may be bound to networks', async () => {
    const { browser } = await officer();
    const make = { name: '限网段', permissions: ['tea-house.unit.read'], days: 1 };
    expect((await browser.call(createKey, { ...make, addresses: ['10.0.0.300'] })).problem.issues?.[0]).toMatchObject({
      path: 'addresses.0',
    });
    const { secret } = (await browser.call(createKey, { ...make, addresses: ['172.16.0.0/12', '2001:db8::/32'] })).body;
    expect((await program(secret, '172.20.1.1').call(seeUnits)).status).toBe(200);
    expect((await program(secret, '::ffff:172.20.1.1').call(seeUnits)).status).toBe(200);
    expect((await program(secret, '2001:db8::5').call(seeUnits)).status).toBe(200);
    expect((await program(secret, '10.9.8.7').call(seeUnits)).status).toBe(401);
  });

  it('cannot touch the account, make keys, or live longer than a year', async () => {
    const { browser } = await officer();
    expect(
      (await browser.call(createKey, { name: '过长', permissions: ['tea-house.unit.read'], days: 366 })).problem.issues?.[0]?.path,
    ).toBe('days');
    const { secret } = (await browser.call(createKey, { name: '全部', permissions: ['identity.key.create', 'identity.key.read'], days: 1 }))
      .body;
    const caller = program(secret);
    expect((await caller.call(createKey, { name: '再造', permissions: ['identity.key.read'], days: 1 })).status).toBe(403);
    expect((await caller.call(changePassword, { current: PASSWORD, next: 'Willow-Bridge-17' })).status).toBe(403);
    expect((await caller.call(listOwnSessions)).status).toBe(403);
  });

  it('are seen by their owner and the security administrator, who may revoke them', async () => {
    const [one, two] = [await officer(), await officer()];
    const { key } = (await one.browser.call(createKey, { name: '甲', permissions: ['tea-house.unit.read'], days: 1 })).body;
    expect((await one.browser.call(listKeys)).body.items.map((k) => k.id)).toContain(key.id);
    expect((await two.browser.call(listKeys)).body.items.map((k) => k.id)).not.toContain(key.id);
    expect((await two.browser.call(revokeKey, { keyId: key.id })).status).toBe(404);
    const admin = await world.enter([{ role: 'secadmin', reach: 'all' }]);
    expect((await admin.browser.call(listKeys, { active: true })).body.items.map((k) => k.id)).toContain(key.id);
    expect((await admin.browser.call(revokeKey, { keyId: key.id })).status).toBe(200);
  });

  it('remember their last use', async () => {
    const { browser } = await officer();
    const { secret, key } = (await browser.call(createKey, { name: '常用', permissions: ['tea-house.unit.read'], days: 1 })).body;
    expect(key.lastUsedAt).toBeNull();
    await program(secret).call(seeUnits);
    await world.identity.flush();
    const listed = (await browser.call(listKeys, { mine: true })).body.items.find((k) => k.id === key.id);
    expect(Date.parse(listed?.lastUsedAt as string)).toBeGreaterThan(Date.now() - 60_000);
  });

  it('answer nonsense with 401', async () => {
    for (const secret of ['qw_', 'qw_nonsense', 'x'.repeat(5000), '%00']) expect((await program(secret).call(seeUnits)).status).toBe(401);
  });
});
