import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  closeAccount,
  createAccount,
  disableAccount,
  enableAccount,
  endAccountSessions,
  getAccount,
  listAccounts,
  resetPassword,
  unlockAccount,
  updateAccount,
} from '#kernel/identity/contract/accounts.ts';
import { endOtherSessions, endOwnSession, getPreferences, listOwnSessions, putPreferences } from '#kernel/identity/contract/own-account.ts';
import { getPolicy, updatePolicy } from '#kernel/identity/contract/policy.ts';
import { getMe } from '#kernel/identity/contract/session.ts';
import { changePassword, enterDemo, getSignInOptions, setLocale, signIn } from '#kernel/identity/contract/sign-in.ts';
import { onPersonLeft, onPersonTransferred } from '#kernel/identity/server/on-person-left.ts';
import { onUnitAbolished, onUnitMerged } from '#kernel/identity/server/on-unit-ended.ts';
import { sweepIdentity } from '#kernel/identity/server/sweep.job.ts';
import { newId } from '#shared/ids.ts';
import { addDays, dayOf } from '#shared/time.ts';
import { type IdentityWorld, PASSWORD, startIdentityWorld } from '#testing/identity.ts';

let world: IdentityWorld;
beforeAll(async () => {
  world = await startIdentityWorld(inject('postgresUrl'), { config: { demo: { accounts: [{ username: 'staff' }] } } });
});
afterEach(() => world.setNow(null));
afterAll(() => world.close());

const sysadmin = () => world.enter([{ role: 'sysadmin', reach: 'all' }]);
const secadmin = () => world.enter([{ role: 'secadmin', reach: 'all' }]);

async function person(orgId: string): Promise<string> {
  const id = newId();
  await world.asSystem((ctx) => ctx.db.insertInto('org.person').values({ id, org_id: orgId, name: '李示例', search_text: '' }).execute());
  return id;
}

describe('accounts', () => {
  it('are made without rights and with a password shown once', async () => {
    const admin = await sysadmin();
    const unit = await world.unit();
    const personId = await person(unit);
    const made = await admin.browser.call(createAccount, { username: 'Li.ShiLi', displayName: '李示例', personId });
    expect(made).toMatchObject({
      status: 201,
      body: { account: { username: 'li.shili', unit: { id: unit }, person: { id: personId }, roles: [], mustChangePassword: true } },
    });
    const { initialPassword, account } = made.body;
    const browser = world.browser();
    expect((await browser.call(signIn, { username: 'li.shili', password: initialPassword })).body).toEqual({ next: 'change-password' });
    expect((await browser.call(changePassword, { current: initialPassword, next: 'Willow-Bridge-17' })).status).toBe(204);
    expect((await admin.browser.call(getAccount, { accountId: account.id })).body).toMatchObject({ mustChangePassword: false, grants: [] });
    const again = await admin.browser.call(createAccount, { username: 'LI.shili', displayName: '另一人' });
    expect(again.problem).toMatchObject({ status: 409, code: 'identity.username_taken' });
    const twice = await admin.browser.call(createAccount, { username: 'li.second', displayName: '李示例', personId });
    expect(twice.problem).toMatchObject({ status: 409, code: 'identity.person_has_account' });
    const log = await world.asSystem((ctx) => ctx.db.selectFrom('audit.entry').selectAll().execute());
    expect(JSON.stringify(log)).not.toContain(initialPassword);
  });

  it.each(['a', 'with space', 'a@b.example', 'a/b', ''])('refuse the user name "%s"', async (username) => {
    const admin = await sysadmin();
    expect((await admin.browser.call(createAccount, { username, displayName: '某人' })).problem).toMatchObject({
      status: 400,
      issues: [{ path: 'username' }],
    });
  });

  it('are listed with filters, search and total', async () => {
    const admin = await sysadmin();
    const unit = await world.unit();
    const token = `zz${Date.now()}`;
    for (const n of [1, 2, 3])
      await world.account(n === 1 ? [{ role: 'staff', reach: 'unit', unitId: unit }] : [], { username: `${token}-${n}`, unitId: unit });
    const list = async (query: object) => (await admin.browser.call(listAccounts, { q: token, ...query })).body;
    expect(await list({ pageSize: 2, sort: '-username' })).toMatchObject({
      total: 3,
      items: [{ username: `${token}-3` }, { username: `${token}-2` }],
      abilities: { create: true, grant: false },
    });
    expect((await list({ role: ['staff'] })).items.map((a) => a.username)).toEqual([`${token}-1`]);
    expect((await list({ unitId: unit })).total).toBe(3);
    expect((await list({ locked: true })).total).toBe(0);
    expect((await list({ q: '%' })).total).toBe(0);
  });

  it('of other units do not exist for an administrator of some', async () => {
    const [mine, theirs] = [await world.unit(), await world.unit()];
    const { browser } = await world.enter([{ role: 'sysadmin', reach: 'subtree', unitId: mine }], { unitId: mine });
    const foreign = await world.account([], { unitId: theirs });
    expect((await browser.call(getAccount, { accountId: foreign.id })).status).toBe(404);
    expect((await browser.call(resetPassword, { accountId: foreign.id })).status).toBe(404);
    expect((await browser.call(listAccounts, { q: foreign.username })).body.total).toBe(0);
    expect((await browser.call(createAccount, { username: 'too-far', displayName: '越界', unitId: theirs })).status).toBe(404);
  });

  it('change by one hand at a time', async () => {
    const admin = await sysadmin();
    const { id } = await world.account();
    const { version } = (await admin.browser.call(getAccount, { accountId: id })).body;
    const two = await Promise.all(
      ['甲', '乙'].map((displayName) => admin.browser.call(updateAccount, { accountId: id, displayName, version })),
    );
    expect(two.map((r) => r.status).sort()).toEqual([200, 412]);
  });

  it('can be barred and let in again; sessions end at once', async () => {
    const admin = await sysadmin();
    const { id, username, browser } = await world.enter();
    expect((await admin.browser.call(disableAccount, { accountId: id, reason: '核查' })).body).toMatchObject({
      state: 'disabled',
      abilities: { enable: true, disable: false },
    });
    expect((await browser.call(getMe)).status).toBe(401);
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).problem).toMatchObject({
      status: 403,
      code: 'identity.account_disabled',
    });
    expect((await world.browser().call(signIn, { username, password: 'Wrong-Pond-73' })).problem.code).toBe('identity.wrong_credentials');
    expect((await admin.browser.call(enableAccount, { accountId: id })).body.state).toBe('active');
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).status).toBe(200);
  });

  it('are closed for good by the system administrator, with the reason, and by nobody else', async () => {
    const [admin, security] = [await sysadmin(), await secadmin()];
    const unit = await world.unit();
    const { id, username, browser } = await world.enter([{ role: 'staff', reach: 'unit', unitId: unit }]);
    expect((await security.browser.call(closeAccount, { accountId: id, reason: '重复建立' })).status).toBe(403);
    expect((await admin.browser.call(closeAccount, { accountId: id, reason: '' })).problem).toMatchObject({
      status: 400,
      issues: [{ path: 'reason' }],
    });
    expect((await admin.browser.call(closeAccount, { accountId: id, reason: '重复建立' })).body).toMatchObject({
      state: 'closed',
      roles: [],
      abilities: { enable: false, close: false, update: false },
    });
    expect((await browser.call(getMe)).status).toBe(401);
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).problem.code).toBe('identity.wrong_credentials');
    expect((await admin.browser.call(enableAccount, { accountId: id })).problem.code).toBe('identity.account_closed');
    expect((await admin.browser.call(closeAccount, { accountId: id, reason: '再次' })).problem.code).toBe('identity.account_closed');
    expect((await admin.browser.call(closeAccount, { accountId: admin.id, reason: '误操作' })).problem.code).toBe('identity.own_account');
    const log = await world.asSystem((ctx) =>
      ctx.db
        .selectFrom('audit.entry')
        .select('after')
        .where('action', '=', 'identity.account.close')
        .where('subject_id', '=', id)
        .execute(),
    );
    expect(log).toEqual([{ after: { reason: '重复建立' } }]);
  });

  it('are not administered by their owner', async () => {
    const admin = await sysadmin();
    expect((await admin.browser.call(disableAccount, { accountId: admin.id, reason: '误操作' })).problem.code).toBe('identity.own_account');
    expect((await admin.browser.call(resetPassword, { accountId: admin.id })).problem.code).toBe('identity.own_account');
  });

  it('get a new initial password from the system administrator only', async () => {
    const [admin, security] = [await sysadmin(), await secadmin()];
    const { id, username, browser } = await world.enter();
    expect((await security.browser.call(resetPassword, { accountId: id })).status).toBe(403);
    const { initialPassword } = (await admin.browser.call(resetPassword, { accountId: id })).body;
    expect((await browser.call(getMe)).status).toBe(401);
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).status).toBe(401);
    expect((await world.browser().call(signIn, { username, password: initialPassword })).body).toEqual({ next: 'change-password' });
  });

  it('are unlocked, and their sessions ended, by the security administrator only', async () => {
    const [admin, security] = [await sysadmin(), await secadmin()];
    const { id, username, browser } = await world.enter();
    for (let i = 0; i < 5; i += 1) await world.browser().call(signIn, { username, password: 'Wrong-Pond-73' });
    expect((await security.browser.call(listAccounts, { locked: true, q: username })).body.total).toBe(1);
    expect((await admin.browser.call(unlockAccount, { accountId: id })).status).toBe(403);
    expect((await security.browser.call(unlockAccount, { accountId: id })).body.lockedUntil).toBeNull();
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).status).toBe(200);
    expect((await security.browser.call(endAccountSessions, { accountId: id })).body).toEqual({ ended: 2 });
    expect((await browser.call(getMe)).status).toBe(401);
  });

  it('end with their last day', async () => {
    const today = dayOf(new Date());
    const { id, username } = await world.account([], { endsOn: addDays(today, -1) });
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).problem).toMatchObject({
      status: 403,
      code: 'identity.account_expired',
      params: { on: addDays(today, -1) },
    });
    await world.asSystem(sweepIdentity.run);
    const state = await world.asSystem((ctx) =>
      ctx.db.selectFrom('identity.account').select('state').where('id', '=', id).executeTakeFirst(),
    );
    expect(state).toEqual({ state: 'closed' });
  });
});

describe('people who leave (IT-1)', () => {
  const leave = (personId: string, orgId: string, on: string) =>
    world.asSystem((ctx) => onPersonLeft.handle(ctx, { personId, orgId, on } as never));

  it('lose their account the same day, with everything that hung on it', async () => {
    const orgId = await world.unit();
    const personId = await person(orgId);
    const { id, username, browser } = await world.enter([{ role: 'staff', reach: 'unit', unitId: orgId }], { personId });
    expect((await browser.call(getMe)).body.actor).toMatchObject({ personId, roles: [{ role: 'staff', orgId }] });
    await leave(personId, orgId, dayOf(new Date()));
    expect((await browser.call(getMe)).status).toBe(401);
    expect((await world.browser().call(signIn, { username, password: PASSWORD })).problem.code).toBe('identity.wrong_credentials');
    const grants = await world.asSystem((ctx) =>
      ctx.db.selectFrom('identity.grant').select('ended_at').where('account_id', '=', id).execute(),
    );
    expect(grants.every((g) => g.ended_at !== null)).toBe(true);
    // Who comes back gets a new account.
    await world.account([], { personId });
  });

  it('keep it until the day before when it is known in advance', async () => {
    const orgId = await world.unit();
    const personId = await person(orgId);
    const { id, browser } = await world.enter([], { personId });
    const leavesOn = addDays(dayOf(new Date()), 3);
    await leave(personId, orgId, leavesOn);
    expect((await browser.call(getMe)).status).toBe(200);
    const account = await world.asSystem((ctx) =>
      ctx.db.selectFrom('identity.account').select('ends_on').where('id', '=', id).executeTakeFirst(),
    );
    expect(account).toEqual({ ends_on: addDays(leavesOn, -1) });
  });
});

describe('people who move, units that end', () => {
  it('take the roles at the former unit away and keep the account', async () => {
    const [former, next] = [await world.unit(), await world.unit()];
    const personId = await person(former);
    const { id, browser } = await world.enter(
      [
        { role: 'staff', reach: 'unit', unitId: former },
        { role: 'inspector', reach: 'unit', unitId: next },
      ],
      { personId },
    );
    await world.asSystem((ctx) =>
      onPersonTransferred.handle(ctx, { personId, orgId: former, toOrgId: next, on: dayOf(new Date()) } as never),
    );
    expect((await browser.call(getMe)).body.actor.roles).toMatchObject([{ role: 'inspector', orgId: next }]);
    const admin = await sysadmin();
    expect((await admin.browser.call(getAccount, { accountId: id })).body.unit).toMatchObject({ id: next });
    await world.asSystem((ctx) =>
      onPersonTransferred.handle(ctx, { personId, orgId: next, toOrgId: null, on: dayOf(new Date()) } as never),
    );
    expect((await browser.call(getMe)).status).toBe(401);
  });

  it('carry the roles of a merged unit to its successor, once', async () => {
    const [merged, successor] = [await world.unit(), await world.unit()];
    const until = addDays(dayOf(new Date()), 30);
    const one = await world.enter([{ role: 'staff', reach: 'unit', unitId: merged, endsOn: until }], { unitId: merged });
    const two = await world.enter([
      { role: 'staff', reach: 'unit', unitId: merged },
      { role: 'staff', reach: 'unit', unitId: successor },
    ]);
    await world.asSystem((ctx) => onUnitMerged.handle(ctx, { unitId: merged, successorId: successor, on: dayOf(new Date()) } as never));
    expect((await one.browser.call(getMe)).body.actor.roles).toMatchObject([{ role: 'staff', orgId: successor, endsOn: until }]);
    expect((await two.browser.call(getMe)).body.actor.roles).toMatchObject([{ role: 'staff', orgId: successor }]);
    await world.asSystem((ctx) => onUnitAbolished.handle(ctx, { unitId: successor, on: dayOf(new Date()) } as never));
    expect((await one.browser.call(getMe)).body.actor.roles).toEqual([]);
  });
});

describe('the own account', () => {
  it('shows its sessions and ends them', async () => {
    const { username, browser } = await world.enter();
    const [phone, library] = [world.browser(), world.browser()];
    for (const b of [phone, library]) await b.call(signIn, { username, password: PASSWORD });
    const listed = (await browser.call(listOwnSessions)).body;
    expect(listed.total).toBe(3);
    expect(listed.items.filter((s) => s.current)).toHaveLength(1);
    const ofPhone = listed.items.find((s) => s.ip === phone.address);
    expect((await browser.call(endOwnSession, { sessionId: ofPhone?.id as string })).status).toBe(204);
    expect((await phone.call(getMe)).status).toBe(401);
    expect((await library.call(getMe)).status).toBe(200);
    const stranger = await world.enter();
    const own = listed.items.find((s) => s.current)?.id as string;
    expect((await stranger.browser.call(endOwnSession, { sessionId: own })).status).toBe(404);
    expect((await browser.call(endOtherSessions)).body).toEqual({ ended: 1 });
    expect((await library.call(getMe)).status).toBe(401);
    expect((await browser.call(getMe)).status).toBe(200);
  });

  it('remembers language and settings', async () => {
    const { browser } = await world.enter();
    expect((await browser.call(setLocale, { locale: 'en' })).status).toBe(204);
    expect((await browser.call(getMe)).body.actor.locale).toBe('en');
    const columns = { 'rooms.columns': ['name', 'usableAreaSqm'], theme: 'dark' };
    expect((await browser.call(putPreferences, { preferences: columns })).body).toEqual({ locale: 'en', preferences: columns });
    expect((await browser.call(getPreferences)).body).toEqual({ locale: 'en', preferences: columns });
    expect((await browser.call(putPreferences, { preferences: { big: 'x'.repeat(17_000) } })).problem.issues?.[0]?.code).toBe(
      'preferences_size',
    );
  });
});

describe('the security settings', () => {
  it('are changed by the security administrator and hold at once', async () => {
    const [security, admin] = [await secadmin(), await sysadmin()];
    const { abilities, ...policy } = (await security.browser.call(getPolicy)).body;
    expect(abilities).toEqual({ update: true });
    expect((await admin.browser.call(updatePolicy, policy)).status).toBe(403);
    expect((await security.browser.call(updatePolicy, { ...policy, minLength: 6 })).problem.issues?.[0]).toMatchObject({
      path: 'minLength',
    });
    expect((await security.browser.call(updatePolicy, { ...policy, minLength: 12 })).body).toMatchObject({
      minLength: 12,
      version: policy.version + 1,
    });
    expect((await security.browser.call(updatePolicy, { ...policy, minLength: 9 })).problem.code).toBe('stale');
    await expect.poll(async () => (await world.browser().call(getSignInOptions)).body.passwordPolicy.minLength).toBe(12);
    const { browser } = await world.enter();
    expect((await browser.call(changePassword, { current: PASSWORD, next: 'Willow-17' })).problem.issues?.[0]?.code).toBe(
      'identity.password_too_short',
    );
  });
});

describe('the demonstration city', () => {
  it('lets in by role with one click, only the accounts it names', async () => {
    await world.account([{ role: 'staff', reach: 'all' }], { username: 'staff' });
    const other = await world.account();
    const browser = world.browser();
    expect((await browser.call(getSignInOptions)).body.demo).toEqual({ accounts: [{ username: 'staff', label: '工作人员' }] });
    expect((await browser.call(enterDemo, { username: 'staff' })).body).toEqual({ next: 'done' });
    expect((await browser.call(getMe)).body).toMatchObject({ actor: { username: 'staff' }, demo: true });
    expect((await world.browser().call(enterDemo, { username: other.username })).status).toBe(404);
  });

  it('does not exist elsewhere', async () => {
    const real = await startIdentityWorld(inject('postgresUrl'), { on: world });
    try {
      expect((await real.browser().call(enterDemo, { username: 'staff' })).status).toBe(404);
    } finally {
      await real.close();
    }
  });
});
