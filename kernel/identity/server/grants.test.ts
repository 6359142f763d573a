import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { defineDomain, serve } from '#kernel/domain.ts';
import { addGrant, endGrant, listGrants, listRoles } from '#kernel/identity/contract/grants.ts';
import { getMe } from '#kernel/identity/contract/session.ts';
import { pageOf } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { dayOf } from '#shared/time.ts';
import { type IdentityWorld, startIdentityWorld } from '#testing/identity.ts';

const seeUnits = route({
  method: 'GET',
  path: '/tea-house/units',
  permission: 'tea-house.unit.read',
  returns: pageOf(z.string()),
  summary: 'The units the actor reaches',
});
const pourTea = route({ method: 'POST', path: '/tea-house/pour', permission: 'tea-house.tea.pour', returns: 'none', summary: 'Pour' });

/** A line of work of its own. */
const teaHouse = defineDomain({
  name: 'tea-house',
  permissions: { 'tea-house.unit.read': ['staff', 'officer'], 'tea-house.tea.pour': ['officer'] },
  routes: [
    serve(seeUnits, async (ctx) => {
      const rows = await ctx.db.selectFrom('org.unit').select('id').execute();
      return { items: rows.map((r) => r.id).sort(), total: rows.length };
    }),
    serve(pourTea, async () => undefined),
  ],
});
const kiteYard = defineDomain({ name: 'kite-yard', permissions: { 'kite-yard.kite.fly': ['officer', 'leader'] } });

let world: IdentityWorld;
beforeAll(async () => {
  world = await startIdentityWorld(inject('postgresUrl'), { rooms: [teaHouse, kiteYard], config: { demo: { accounts: [] } } });
});
afterEach(() => world.setNow(null));
afterAll(() => world.close());

const secadmin = () => world.enter([{ role: 'secadmin', reach: 'all' }]);

describe('reach', () => {
  it('is the union of the units of the grants that hold the permission', async () => {
    const top = await world.unit();
    const below = await world.unit(top);
    const deep = await world.unit(below);
    const apart = await world.unit();
    const reached = async (...grants: Parameters<IdentityWorld['enter']>[0] & object) => {
      const { browser } = await world.enter(grants);
      return (await browser.call(seeUnits)).body?.items;
    };
    expect(await reached({ role: 'staff', reach: 'self', unitId: below })).toEqual([below]);
    expect(await reached({ role: 'staff', reach: 'unit', unitId: below })).toEqual([below]);
    expect(await reached({ role: 'staff', reach: 'subtree', unitId: top })).toEqual([top, below, deep].sort());
    expect(
      await reached(
        { role: 'staff', reach: 'unit', unitId: apart },
        { role: 'officer', line: 'tea-house', reach: 'subtree', unitId: below },
      ),
    ).toEqual([below, deep, apart].sort());
    expect(await reached({ role: 'officer', line: 'tea-house', reach: 'all' })).toEqual(expect.arrayContaining([top, below, deep, apart]));
  });

  it('differs by permission: pouring where one is officer, looking where one is staff', async () => {
    const [here, there] = [await world.unit(), await world.unit()];
    const { browser } = await world.enter([
      { role: 'staff', reach: 'unit', unitId: here },
      { role: 'officer', line: 'kite-yard', reach: 'unit', unitId: there },
    ]);
    expect((await browser.call(seeUnits)).body.items).toEqual([here]);
    expect((await browser.call(pourTea)).problem).toMatchObject({
      status: 403,
      code: 'forbidden',
      params: { permission: 'tea-house.tea.pour' },
    });
    const { permissions, scope } = (await browser.call(getMe)).body;
    expect(permissions).toContain('kite-yard.kite.fly');
    expect(permissions).not.toContain('tea-house.tea.pour');
    expect([...scope.orgIds].sort()).toEqual([here, there].sort());
  });

  it('follows the tree at once', async () => {
    const top = await world.unit();
    const { browser } = await world.enter([{ role: 'staff', reach: 'subtree', unitId: top }]);
    expect((await browser.call(seeUnits)).body.total).toBe(1);
    const below = await world.unit(top);
    await expect.poll(async () => (await browser.call(seeUnits)).body.items, { timeout: 2000 }).toContain(below);
  });

  it('gives administrators no unit for what needs only a session', async () => {
    const { browser } = await secadmin();
    expect((await browser.call(getMe)).body).toMatchObject({ scope: { all: false, orgIds: [] } });
  });
});

describe('granting', () => {
  it('works at once, is listed, and ends at once', async () => {
    const unit = await world.unit();
    const admin = await secadmin();
    const { id, browser } = await world.enter();
    expect((await browser.call(seeUnits)).status).toBe(403);
    const granted = await admin.browser.call(addGrant, { accountId: id, role: 'staff', reach: 'unit', unitId: unit, reason: '岗位调整' });
    expect(granted).toMatchObject({ status: 201, body: { role: 'staff', unit: { id: unit }, inForce: true, abilities: { end: true } } });
    expect((await browser.call(seeUnits)).body.items).toEqual([unit]);
    expect((await admin.browser.call(listGrants, { accountId: id })).body).toMatchObject({ total: 1, abilities: { create: true } });
    expect((await admin.browser.call(endGrant, { grantId: granted.body.id })).body).toMatchObject({ inForce: false });
    expect((await browser.call(seeUnits)).status).toBe(403);
    expect((await admin.browser.call(endGrant, { grantId: granted.body.id })).problem.code).toBe('identity.grant_ended');
  });

  it('holds from its first to its last day', async () => {
    const start = new Date('2026-03-02T10:00:00+08:00');
    world.setNow(start);
    const unit = await world.unit();
    const { username } = await world.account([
      { role: 'staff', reach: 'unit', unitId: unit, startsOn: '2026-03-03', endsOn: '2026-03-04' },
    ]);
    const seen = async (day: string) => {
      world.setNow(new Date(`${day}T10:00:00+08:00`));
      const browser = world.browser();
      await browser.send({ method: 'POST', url: '/api/auth/sign-in/username', payload: { username, password: 'Lotus-Pond-73' } });
      return (await browser.call(seeUnits)).status;
    };
    expect([await seen('2026-03-02'), await seen('2026-03-03'), await seen('2026-03-04'), await seen('2026-03-05')]).toEqual([
      403, 200, 200, 403,
    ]);
  });

  it('ends at midnight also for whoever is at work', async () => {
    world.setNow(new Date('2026-03-04T23:50:00+08:00'));
    const unit = await world.unit();
    const { browser } = await world.enter([{ role: 'staff', reach: 'unit', unitId: unit, endsOn: '2026-03-04' }]);
    expect((await browser.call(seeUnits)).status).toBe(200);
    world.setNow(new Date('2026-03-05T00:00:00+08:00'));
    expect((await browser.call(seeUnits)).status).toBe(403);
  });

  it('is never to oneself, in the database neither', async () => {
    const admin = await secadmin();
    expect((await admin.browser.call(addGrant, { accountId: admin.id, role: 'staff', reach: 'all' })).problem).toMatchObject({
      status: 403,
      code: 'identity.grant_to_oneself',
    });
    const put = world.asSystem((ctx) =>
      ctx.client.query(
        `insert into identity.grant (id, account_id, role, reach, starts_on, granted_by, granted_at) values (gen_random_uuid(), $1, 'secadmin', 'all', '2026-01-01', $1, now())`,
        [admin.id],
      ),
    );
    await expect(put).rejects.toMatchObject({ constraint: 'grant_not_to_oneself' });
  });

  it('needs the permission: the system administrator and the auditor grant nothing', async () => {
    const { id } = await world.account();
    for (const role of ['sysadmin', 'auditor'] as const) {
      const { browser } = await world.enter([{ role, reach: 'all' }]);
      expect((await browser.call(addGrant, { accountId: id, role: 'staff', reach: 'all' })).status).toBe(403);
    }
  });

  it('stays within the reach of who grants', async () => {
    const [top, elsewhere] = [await world.unit(), await world.unit()];
    const below = await world.unit(top);
    const { browser } = await world.enter([{ role: 'secadmin', reach: 'subtree', unitId: top }]);
    const { id } = await world.account([], { unitId: below });
    expect((await browser.call(addGrant, { accountId: id, role: 'staff', reach: 'unit', unitId: below })).status).toBe(201);
    expect((await browser.call(addGrant, { accountId: id, role: 'leader', reach: 'unit', unitId: elsewhere })).status).toBe(404);
    expect((await browser.call(addGrant, { accountId: id, role: 'leader', reach: 'all' })).status).toBe(403);
    const foreign = await world.account([], { unitId: elsewhere });
    expect((await browser.call(addGrant, { accountId: foreign.id, role: 'staff', reach: 'unit', unitId: below })).status).toBe(404);
  });

  it('names what is wrong', async () => {
    const admin = await secadmin();
    const { id } = await world.account();
    const issues = async (grant: object) =>
      (await admin.browser.call(addGrant, { accountId: id, ...grant } as never)).problem.issues?.map((i) => [i.path, i.code]);
    expect(await issues({ role: 'staff', line: 'tea-house', reach: 'all' })).toEqual([['line', 'grant_line']]);
    expect(await issues({ role: 'officer', reach: 'all' })).toEqual([['line', 'grant_line']]);
    expect(await issues({ role: 'officer', line: 'opera', reach: 'all' })).toEqual([['line', 'grant_line']]);
    expect(await issues({ role: 'staff', reach: 'unit' })).toEqual([['unitId', 'grant_unit']]);
    expect(await issues({ role: 'staff', reach: 'all', startsOn: '2026-03-02', endsOn: '2026-03-01' })).toEqual([['endsOn', 'grant_days']]);
  });
});

describe('three administrations on three accounts (IT-7)', () => {
  const duties = ['sysadmin', 'secadmin', 'auditor', 'staff'] as const;
  it.each(duties.flatMap((a) => duties.filter((b) => b !== a).map((b) => [a, b] as const)))('%s refuses %s', async (held, wanted) => {
    const admin = await secadmin();
    const { id } = await world.account([{ role: held, reach: 'all' }]);
    expect((await admin.browser.call(addGrant, { accountId: id, role: wanted, reach: 'all' })).problem).toMatchObject({
      status: 409,
      code: 'identity.duties_conflict',
    });
  });

  it('lets business roles stand together, and a duty follow another in time', async () => {
    const admin = await secadmin();
    const { id } = await world.account([{ role: 'staff', reach: 'all', endsOn: dayOf(world.now()) }]);
    expect((await admin.browser.call(addGrant, { accountId: id, role: 'leader', reach: 'all', endsOn: '2998-12-31' })).status).toBe(201);
    expect((await admin.browser.call(addGrant, { accountId: id, role: 'auditor', reach: 'all', startsOn: '2999-01-01' })).status).toBe(201);
  });

  it('wins a race: of two grants at once one is refused', async () => {
    const [one, two] = [await secadmin(), await secadmin()];
    for (let round = 0; round < 5; round += 1) {
      const { id } = await world.account();
      const replies = await Promise.all([
        one.browser.call(addGrant, { accountId: id, role: 'sysadmin', reach: 'all' }),
        two.browser.call(addGrant, { accountId: id, role: 'auditor', reach: 'all' }),
      ]);
      expect(replies.map((r) => r.status).sort()).toEqual([201, 409]);
    }
  });

  it('wins it in the database alone too', async () => {
    const { id } = await world.account();
    const put = (role: string) =>
      world.asSystem((ctx) =>
        ctx.client.query(
          `insert into identity.grant (id, account_id, role, reach, starts_on, granted_at) values (gen_random_uuid(), $1, $2, 'all', '2026-01-01', now())`,
          [id, role],
        ),
      );
    const results = await Promise.allSettled([put('secadmin'), put('auditor')]);
    const refused = results.filter((r) => r.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ constraint: 'grant_three_duties' });
  });
});

describe('the catalogue of roles', () => {
  it('shows what the rooms declare', async () => {
    const admin = await secadmin();
    const { items, lines, total } = (await admin.browser.call(listRoles)).body;
    expect(total).toBe(8);
    const of = (role: string) => items.find((i) => i.role === role);
    expect(of('officer')?.permissions).toEqual(expect.arrayContaining(['tea-house.tea.pour', 'kite-yard.kite.fly']));
    expect(of('staff')?.permissions).not.toContain('tea-house.tea.pour');
    expect(of('auditor')?.duty).toBe('auditor');
    expect(lines).toEqual([
      { line: 'tea-house', permissions: ['tea-house.unit.read', 'tea-house.tea.pour'] },
      { line: 'kite-yard', permissions: ['kite-yard.kite.fly'] },
    ]);
  });

  it('gives the three administrators no permission of business', async () => {
    const admin = await secadmin();
    const { items } = (await admin.browser.call(listRoles)).body;
    const business = new Set(items.filter((i) => i.duty === 'business').flatMap((i) => i.permissions));
    for (const item of items.filter((i) => i.duty !== 'business')) {
      expect(item.permissions.filter((p) => business.has(p) && !p.startsWith('identity.key.'))).toEqual([]);
    }
  });
});
