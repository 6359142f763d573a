import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { createCover, endCover, listCovers, listSubstitutes } from '#capabilities/workbench/contract/covers.ts';
import { coversOf } from '#capabilities/workbench/server/public.ts';
import { addDays, dayOf } from '#shared/time.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { aUnit, someDivisions } from '#testing/org.ts';
import { accountOf, colleague } from '#testing/workbench.ts';

let t: TestApp;
let orgId: string;
let otherId: string;
beforeAll(async () => {
  t = await startTestApp(inject('postgresUrl'));
  await someDivisions(t);
  const officer = t.actor({ permissions: ['org.unit.manage'], scope: 'all' });
  orgId = await aUnit(officer, null);
  otherId = await aUnit(officer, orgId);
});
afterEach(() => t.setNow(null));
afterAll(() => t.close());

const today = dayOf(new Date());
const reason = '年休假';
const days = (from: number, to: number) => ({ startsOn: addDays(today, from), endsOn: addDays(today, to), reason });
const three = () => Promise.all([colleague(t, orgId), colleague(t, orgId), colleague(t, orgId)]);
const set = (who: TestActor, substitute: TestActor, over: object = {}) =>
  who.call(createCover, { substituteId: accountOf(substitute), ...days(0, 3), ...over });
const actsFor = async (who: TestActor, subject = 'test.matter') =>
  (await t.asSystem((ctx) => coversOf(ctx, [accountOf(who)], subject))).get(accountOf(who));

describe('leave cover', () => {
  it('holds from its first to its last day, and is told to the substitute', async () => {
    const [a, b] = await three();
    const made = await set(a, b, days(1, 2));
    expect(made).toMatchObject({
      status: 201,
      body: { own: true, state: 'ahead', substitute: { id: accountOf(b) }, subjects: null, abilities: { end: true } },
    });
    expect(await actsFor(a)).toBeUndefined();
    for (const [on, acts] of [
      [1, true],
      [2, true],
      [3, false],
    ] as const) {
      t.setNow(new Date(`${addDays(today, on)}T12:00:00+08:00`));
      expect(await actsFor(a)).toBe(acts ? accountOf(b) : undefined);
    }
    t.setNow(null);
    expect((await b.call(listCovers)).body.items).toMatchObject([{ own: false, account: { id: accountOf(a) }, abilities: { end: false } }]);
    const told = await t.asSystem((ctx) =>
      ctx.db.selectFrom('events.notification').select('kind').where('account_id', '=', accountOf(b)).execute(),
    );
    expect(told).toEqual([{ kind: 'workbench.cover_set' }]);
    const log = await t.asSystem((ctx) =>
      ctx.db.selectFrom('audit.entry').select(['action', 'account_id']).where('subject_id', '=', made.body.id).execute(),
    );
    expect(log).toEqual([{ action: 'workbench.cover.create', account_id: accountOf(a) }]);
  });

  it('holds for chosen subjects only', async () => {
    const [a, b] = await three();
    await t.asSystem((ctx) =>
      ctx.db
        .insertInto('workbench.cover')
        .values({
          id: '0197aaaa-0000-7000-8000-000000000001',
          account_id: accountOf(a),
          substitute_id: accountOf(b),
          starts_on: today,
          ends_on: today,
          subjects: ['test.matter'],
          reason,
          created_at: new Date().toISOString(),
        })
        .execute(),
    );
    expect([await actsFor(a), await actsFor(a, 'test.other')]).toEqual([accountOf(b), undefined]);
    expect((await set(b, a, { subjects: ['no.such-subject'] })).problem).toMatchObject({ status: 400, issues: [{ path: 'subjects' }] });
  });

  it('passes on when the substitute is on leave, and ends with an account that may not act', async () => {
    const [a, b, c] = await three();
    await set(a, b);
    await set(b, c);
    expect(await actsFor(a)).toBe(accountOf(c));
    await t.asSystem((ctx) => ctx.db.updateTable('identity.account').set({ state: 'disabled' }).where('id', '=', accountOf(c)).execute());
    expect(await actsFor(a)).toBe(accountOf(b));
    await t.asSystem((ctx) => ctx.db.updateTable('identity.account').set({ state: 'disabled' }).where('id', '=', accountOf(b)).execute());
    expect(await actsFor(a)).toBeUndefined();
  });

  it('never goes in a circle, however long', async () => {
    const [a, b, c] = await three();
    await set(a, b);
    expect((await set(b, a)).problem).toMatchObject({ status: 409, code: 'workbench.cover_circle' });
    await set(b, c);
    expect((await set(c, a, days(3, 9))).problem.code).toBe('workbench.cover_circle');
    expect((await set(c, a, days(4, 9))).status).toBe(201);
  });

  it('never goes in a circle when both are set at once', async () => {
    const [a, b] = await three();
    const statuses = (await Promise.all([set(a, b), set(b, a)])).map((r) => r.status);
    expect(statuses.sort()).toEqual([201, 409]);
  });

  it('does not overlap with another of the same person', async () => {
    const [a, b, c] = await three();
    await set(a, b);
    expect((await set(a, c, days(3, 5))).problem).toMatchObject({ status: 409, code: 'workbench.cover_overlap' });
    expect((await set(a, c, days(4, 5))).status).toBe(201);
  });

  it('asks for a colleague within reach who is at work and no administrator, never for oneself', async () => {
    const [a, b] = await three();
    expect((await set(a, a)).problem).toMatchObject({ status: 400, issues: [{ path: 'substituteId', code: 'workbench.cover_oneself' }] });
    expect((await set(a, await colleague(t, otherId))).status).toBe(404);
    expect((await set(a, await colleague(t, orgId, 'sysadmin'))).problem.code).toBe('workbench.substitute_unfit');
    await t.asSystem((ctx) => ctx.db.updateTable('identity.account').set({ state: 'disabled' }).where('id', '=', accountOf(b)).execute());
    expect((await set(a, b)).problem.code).toBe('workbench.substitute_unfit');
    const offered = (await a.call(listSubstitutes, { pageSize: 200 })).body.items.map((s) => s.id);
    expect(offered).not.toContain(accountOf(a));
    expect(offered).not.toContain(accountOf(b));
    expect(offered.length).toBeGreaterThan(3);
  });

  it.each([
    ['past', days(-3, -1), 'endsOn', 'workbench.cover_past'],
    ['backwards', days(3, 1), 'endsOn', 'workbench.days_order'],
    ['endless', days(0, 400), 'endsOn', 'workbench.cover_too_long'],
    ['without a reason', { ...days(0, 1), reason: ' ' }, 'reason', 'too_small_string'],
  ])('refuses a period that is %s', async (_name, period, path, code) => {
    const [a, b] = await three();
    expect((await set(a, b, period)).problem).toMatchObject({ status: 400, issues: [{ path, code }] });
  });

  it('is ended early by the person alone, once, and makes room for another', async () => {
    const [a, b, c] = await three();
    const { id: coverId } = (await set(a, b)).body;
    expect((await b.call(endCover, { coverId })).status).toBe(404);
    expect((await c.call(endCover, { coverId })).status).toBe(404);
    expect((await a.call(endCover, { coverId })).body).toMatchObject({ state: 'ended', abilities: { end: false } });
    expect((await a.call(endCover, { coverId })).problem.code).toBe('workbench.cover_ended');
    expect(await actsFor(a)).toBeUndefined();
    expect((await set(a, c)).status).toBe(201);
    expect((await set(b, a)).status).toBe(201);
  });
});
