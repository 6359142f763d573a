import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dayOf } from '#shared/time.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { aPerson, aUnit, eventsNamed, someDivisions } from '#testing/org.ts';
import {
  addPost,
  changePerson,
  createPerson,
  endPost,
  getPerson,
  leavePerson,
  listPeople,
  pickPeople,
  retirePerson,
  transferPerson,
} from '../contract/people.ts';
import { orgPermissions } from '../contract/permissions.ts';
import { org } from './domain.ts';
import { endOfTerms } from './end-of-terms.job.ts';

let t: TestApp;
let officer: TestActor;
let root: string;
const all = Object.keys(orgPermissions);
const reason = '按程序办理';
const today = dayOf(new Date());

beforeAll(async () => {
  t = await startTestApp(inject('postgresUrl'), { domains: [org] });
  await someDivisions(t);
  officer = t.actor({ permissions: all, scope: 'all' });
  root = await aUnit(officer, null, { name: '示范市人民政府' });
});
afterAll(() => t.close());

const read = async (personId: string, who = officer) => (await who.call(getPerson, { personId })).body;
const admin = (...scope: string[]) => t.actor({ permissions: all, scope });

describe('a person', () => {
  it('comes with a main post and is found by name, syllables and number', async () => {
    const unit = await aUnit(officer, root);
    const id = await aPerson(officer, unit, { name: '曾示范', staffNo: 'ZC-001', title: '处长', rankCode: 'M3', isLeadership: true });
    expect(await read(id)).toMatchObject({
      name: '曾示范',
      orgId: unit,
      title: '处长',
      rankCode: 'M3',
      postCount: 1,
      state: 'serving',
      version: 1,
    });
    for (const q of ['曾示', 'zengshifan', 'zsf', 'zc-001', 'ＺＣ']) {
      const { body } = await officer.call(listPeople, { orgId: [unit], q });
      expect(
        body.items.map((p) => p.id),
        q,
      ).toEqual([id]);
    }
    expect((await officer.call(listPeople, { orgId: [unit], q: '%' })).body.total).toBe(0);
    expect((await officer.call(listPeople, { orgId: [unit], leadership: true, rankCode: ['M3'] })).body.total).toBe(1);
    expect((await officer.call(listPeople, { orgId: [unit], rankCode: ['M5'] })).body.total).toBe(0);
  });

  it('is changed by one who saw the latest version', async () => {
    const unit = await aUnit(officer, root);
    const personId = await aPerson(officer, unit);
    expect((await officer.call(changePerson, { personId, phone: '0519-12345678', version: 1 })).body).toEqual({ id: personId, version: 2 });
    expect((await officer.call(changePerson, { personId, name: '李示范', version: 1 })).problem).toMatchObject({
      status: 412,
      code: 'stale',
    });
    expect(await read(personId)).toMatchObject({ phone: '0519-12345678', name: '张示范', version: 2 });
  });

  it('keeps one staff number in a unit, also when two come at once', async () => {
    const unit = await aUnit(officer, root);
    const one = { orgId: unit, name: '张示范', staffNo: 'A1', title: '科员', rankCode: 'M5' as const, from: '2021-01-01' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => officer.call(createPerson, one)));
    expect(answers.map((a) => a.status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(answers.find((a) => a.status === 409)?.problem.code).toBe('org.staff_no_taken');
    expect((await officer.call(listPeople, { orgId: [unit] })).body.total).toBe(1);
  });

  it('refuses what cannot be, names the field and stores nothing', async () => {
    const unit = await aUnit(officer, root);
    const one = { orgId: unit, name: '张示范', title: '科员', rankCode: 'M5' as const, from: '2021-01-01' };
    expect((await officer.call(createPerson, { ...one, name: '张\u0000示范' })).problem).toMatchObject({
      status: 400,
      code: 'invalid_input',
    });
    expect((await officer.call(createPerson, { ...one, from: '2021-02-30' })).problem.issues?.[0]).toMatchObject({ path: 'from' });
    expect((await officer.call(createPerson, { ...one, from: '2999-01-01' })).problem.code).toBe('org.day_in_future');
    expect((await officer.call(createPerson, { ...one, rankCode: 'X9' as never })).problem.issues?.[0]).toMatchObject({ path: 'rankCode' });
    expect((await officer.call(createPerson, { ...one, name: '长'.repeat(61) })).problem.issues?.[0]).toMatchObject({ path: 'name' });
    expect((await officer.call(listPeople, { orgId: [unit], q: '\u0000' })).status).toBe(400);
    expect((await officer.call(listPeople, { orgId: [unit] })).body.total).toBe(0);
  });
});

describe('posts', () => {
  it('are held several at once, one of them the main one', async () => {
    const [here, there] = [await aUnit(officer, root), await aUnit(officer, root)];
    const personId = await aPerson(officer, here);
    const post = { personId, orgId: there, title: '副主任', rankCode: 'M4' as const, from: '2022-01-01' };
    const { body: further } = await officer.call(addPost, post);
    expect((await officer.call(addPost, post)).problem.code).toBe('org.post_overlap');
    expect(await read(personId)).toMatchObject({ orgId: here, title: '科员', postCount: 2 });
    expect((await officer.call(listPeople, { orgId: [here], concurrent: true })).body.total).toBe(1);
    await officer.call(addPost, { ...post, title: '主任', isMain: true, from: '2023-01-01' });
    const after = await read(personId);
    expect(after).toMatchObject({ orgId: there, title: '主任', postCount: 3 });
    expect(after.posts.filter((p) => p.orgId === here).map(({ isMain, from, to }) => ({ isMain, from, to }))).toEqual([
      { isMain: false, from: '2023-01-01', to: null },
      { isMain: true, from: '2021-01-01', to: '2022-12-31' },
    ]);
    expect((await officer.call(endPost, { postId: further.id, on: '2021-06-01', endReason: 'change' })).problem.code).toBe(
      'org.dates_reversed',
    );
    expect((await officer.call(endPost, { postId: further.id, on: '2023-06-30', endReason: 'removal' })).status).toBe(200);
    expect((await officer.call(endPost, { postId: further.id, on: '2023-06-30', endReason: 'removal' })).problem.code).toBe(
      'org.post_ended',
    );
    const told = (await eventsNamed(t, 'org.post.ended')).filter((e) => e.personId === personId);
    expect(told).toEqual([{ postId: further.id, personId, orgId: there, on: '2023-06-30', isMain: false, endReason: 'removal' }]);
  });

  it('cannot become two main ones when two are given at once', async () => {
    const [here, there, third] = [await aUnit(officer, root), await aUnit(officer, root), await aUnit(officer, root)];
    const personId = await aPerson(officer, here);
    const post = { personId, title: '主任', rankCode: 'M4' as const, isMain: true, from: '2022-01-01' };
    const answers = await Promise.all([officer.call(addPost, { ...post, orgId: there }), officer.call(addPost, { ...post, orgId: third })]);
    expect(answers.every((a) => a.status === 201)).toBe(true);
    const { posts, orgId } = await read(personId);
    const main = posts.filter((p) => p.isMain && p.to === null);
    expect(main).toHaveLength(1);
    expect(main[0]?.orgId).toBe(orgId);
  });

  it('with a term end by themselves and are told once, on the day after', async () => {
    const [here, there] = [await aUnit(officer, root), await aUnit(officer, root)];
    const personId = await aPerson(officer, here);
    const term = { personId, orgId: there, title: '挂职副主任', rankCode: 'M4' as const, from: '2024-01-01', to: '2999-12-30' };
    const { body } = await officer.call(addPost, term);
    expect((await officer.call(addPost, { ...term, title: '甲', to: '2023-01-01' })).problem.code).toBe('org.dates_reversed');
    const told = async () => (await eventsNamed(t, 'org.post.ended')).filter((e) => e.personId === personId);
    t.setNow(new Date('2999-12-30T04:00:00Z'));
    await t.asSystem(endOfTerms.run);
    expect(await told()).toEqual([]);
    t.setNow(new Date('2999-12-31T04:00:00Z'));
    await t.asSystem(endOfTerms.run);
    await t.asSystem(endOfTerms.run);
    t.setNow(null);
    expect(await told()).toEqual([{ postId: body.id, personId, orgId: there, on: '2999-12-30', isMain: false, endReason: null }]);
  });
});

describe('going', () => {
  it('to another unit ends the former post and tells who follows', async () => {
    const [here, there] = [await aUnit(officer, root), await aUnit(officer, root)];
    const personId = await aPerson(officer, here);
    const to = { orgId: there, title: '副处长', rankCode: 'M4' as const };
    expect(
      (await officer.call(transferPerson, { personId, on: '2024-05-31', reason, version: 1, to: { ...to, orgId: here } })).problem.code,
    ).toBe('org.successor_itself');
    expect((await officer.call(transferPerson, { personId, on: '2020-05-31', reason, version: 1, to })).problem.code).toBe(
      'org.dates_reversed',
    );
    expect((await officer.call(transferPerson, { personId, on: '2024-05-31', reason, version: 1, to })).body).toEqual({
      id: personId,
      version: 2,
      endedPosts: 1,
    });
    const after = await read(personId);
    expect(after).toMatchObject({ orgId: there, state: 'serving', title: '副处长', version: 2 });
    expect(after.posts.map(({ orgId, from, to, endReason }) => ({ orgId, from, to, endReason }))).toEqual([
      { orgId: there, from: '2024-06-01', to: null, endReason: null },
      { orgId: here, from: '2021-01-01', to: '2024-05-31', endReason: 'transfer' },
    ]);
    const told = (await eventsNamed(t, 'org.person.transferred')).filter((e) => e.personId === personId);
    expect(told).toEqual([{ personId, orgId: here, on: '2024-05-31', toOrgId: there }]);
  });

  it('out of all units, into retirement and otherwise ends all posts, also those the actor does not reach', async () => {
    const [here, there] = [await aUnit(officer, root), await aUnit(officer, root)];
    const ways = [
      { route: transferPerson, event: 'org.person.transferred', state: 'transferred', told: { toOrgId: null } },
      { route: retirePerson, event: 'org.person.retired', state: 'retired', told: {} },
      { route: leavePerson, event: 'org.person.left', state: 'left', told: {} },
    ] as const;
    for (const { route, event, state, told } of ways) {
      const personId = await aPerson(officer, here);
      await officer.call(addPost, { personId, orgId: there, title: '兼职委员', rankCode: 'M5', from: '2022-01-01' });
      const going = { personId, on: today, reason, version: 1 };
      expect((await admin(here).call(route, going)).body).toEqual({ id: personId, version: 2, endedPosts: 2 });
      expect((await officer.call(route, { ...going, version: 2 })).problem.code).toBe('org.person_not_serving');
      const after = await read(personId);
      expect(after).toMatchObject({ state, leftOn: today });
      expect(after.posts.every((p) => p.to === today && p.endReason !== null)).toBe(true);
      expect((await eventsNamed(t, event)).filter((e) => e.personId === personId)).toEqual([{ personId, orgId: here, on: today, ...told }]);
      expect((await eventsNamed(t, 'org.post.ended')).filter((e) => e.personId === personId)).toHaveLength(2);
      expect((await officer.call(listPeople, { orgId: [here], state: [state] })).body.total).toBe(1);
    }
    expect((await officer.call(listPeople, { orgId: [here] })).body.total).toBe(0);
  });
});

describe('the wall', () => {
  it('shows a unit’s administrator the own subtree and guests, and hides the rest as not found', async () => {
    const [mine, foreign] = [await aUnit(officer, root), await aUnit(officer, root)];
    const below = await aUnit(officer, mine, { adminLevel: 'district' });
    const [own, lower, other, guest] = [
      await aPerson(officer, mine),
      await aPerson(officer, below),
      await aPerson(officer, foreign),
      await aPerson(officer, foreign, { name: '王兼职' }),
    ];
    await officer.call(addPost, { personId: guest, orgId: mine, title: '顾问', rankCode: 'M5', from: '2022-01-01' });
    const who = admin(mine, below);
    const seen = (await who.call(listPeople, {})).body;
    expect(seen.items.map((p) => p.id).sort()).toEqual([own, lower, guest].sort());
    expect((await who.call(listPeople, { orgId: [mine], subtree: true })).body.total).toBe(2);
    expect((await who.call(pickPeople, { ids: [other] })).body.items).toEqual([]);
    for (const answer of [
      await who.call(getPerson, { personId: other }),
      await who.call(changePerson, { personId: other, name: '改名', version: 1 }),
      await who.call(retirePerson, { personId: other, on: today, reason, version: 1 }),
      await who.call(createPerson, { orgId: foreign, name: '张示范', title: '科员', rankCode: 'M5', from: '2021-01-01' }),
      await who.call(transferPerson, {
        personId: own,
        on: today,
        reason,
        version: 1,
        to: { orgId: foreign, title: '科员', rankCode: 'M5' },
      }),
    ]) {
      expect(answer.problem).toMatchObject({ status: 404, code: 'not_found' });
    }
    expect((await read(own)).posts).toHaveLength(1);
    expect(await read(guest, who)).toMatchObject({ abilities: { change: false, retire: false } });
    expect((await read(guest, who)).posts.map((p) => p.orgId)).toEqual([mine]);
    expect((await who.call(changePerson, { personId: guest, name: '改名', version: 1 })).status).toBe(403);
  });

  it('asks for a session and the permission', async () => {
    expect((await t.nobody.call(listPeople, {})).status).toBe(401);
    expect((await t.actor({ permissions: ['org.unit.read'], scope: 'all' }).call(listPeople, {})).status).toBe(403);
    const reader = t.actor({ permissions: ['org.person.read'], scope: 'all' });
    expect((await reader.call(listPeople, { pageSize: 1 })).body.abilities).toEqual({ create: false });
    expect(
      (await reader.call(createPerson, { orgId: root, name: '张示范', title: '科员', rankCode: 'M5', from: '2021-01-01' })).status,
    ).toBe(403);
  });
});
