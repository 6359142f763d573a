import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { coversOf, finishWork, putWork, retractWork, type WorkDraft } from '#capabilities/workbench/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { transaction } from '#kernel/db/transaction.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { aUnit, someDivisions } from '#testing/org.ts';
import { inNameOf, someoneAt, workFor } from '#testing/workbench.ts';

let t: TestApp;
let orgId: string;
beforeAll(async () => {
  t = await startTestApp(inject('postgresUrl'));
  await someDivisions(t);
  orgId = await aUnit(t.actor({ permissions: ['org.unit.manage'], scope: 'all' }), null);
});
afterAll(() => t.close());

const someone = () => someoneAt(t, orgId);
const draft = (actor: TestActor, over: Partial<WorkDraft> = {}) => workFor(actor, orgId, over);
const as = <T>(actor: TestActor, work: (ctx: Ctx) => Promise<T>) => inNameOf(t, actor, work);
const rowsOf = (actor: TestActor) => as(actor, (ctx) => ctx.db.selectFrom('workbench.work').selectAll().orderBy('key').execute());
const noticesOf = (actor: TestActor) =>
  as(actor, (ctx) => ctx.db.selectFrom('events.notification').select(['kind', 'params', 'link']).orderBy('created_at').execute());

describe('work put into the hands of another', () => {
  it('is seen by that account alone, whatever the scope of others', async () => {
    const [giver, taker, bystander] = [someone(), someone(), someone()];
    await as(giver, (ctx) => putWork(ctx, [draft(taker)]));
    expect(await rowsOf(taker)).toMatchObject([{ title: '示范事项', ended_at: null, seen_at: null }]);
    expect(await rowsOf(bystander)).toEqual([]);
    expect(await rowsOf(giver)).toEqual([]);
  });

  it('cannot be written past the door', async () => {
    const [taker, thief] = [someone(), someone()];
    await as(taker, (ctx) => putWork(ctx, [draft(taker)]));
    const { id } = (await rowsOf(taker))[0] as { id: string };
    const update = as(thief, (ctx) =>
      ctx.db.updateTable('workbench.work').set({ seen_at: new Date().toISOString() }).where('id', '=', id).executeTakeFirst(),
    );
    expect(Number((await update).numUpdatedRows)).toBe(0);
    await expect(as(taker, (ctx) => ctx.db.deleteFrom('workbench.work').where('id', '=', id).execute())).rejects.toThrow(
      'permission denied',
    );
    const spec = { readOnly: false, scope: taker.actor.scope, accountId: taker.actor.accountId };
    await expect(transaction(t.database, spec, ({ client }) => client.query(`update workbench.work set title = 'x'`))).rejects.toThrow(
      'permission denied',
    );
  });

  it('is there once however often it is put, refreshed, and tells its account once', async () => {
    const [giver, taker] = [someone(), someone()];
    const one = draft(taker, { number: '示范〔2026〕1号' });
    await as(giver, (ctx) => putWork(ctx, [one, one]));
    await as(giver, (ctx) => putWork(ctx, [{ ...one, title: '示范事项（改）' }]));
    expect(await rowsOf(taker)).toMatchObject([{ title: '示范事项（改）' }]);
    expect(await noticesOf(taker)).toEqual([
      { kind: 'workbench.todo', params: { title: '示范事项', number: '示范〔2026〕1号' }, link: '/test/matters/1' },
    ]);
  });

  it('is there once when two put it at once', async () => {
    const [a, b, taker] = [someone(), someone(), someone()];
    const one = draft(taker);
    await Promise.all([a, b, a, b].map((actor) => as(actor, (ctx) => putWork(ctx, [one]))));
    expect(await rowsOf(taker)).toHaveLength(1);
  });
});

describe('work that ends', () => {
  it('becomes done with its outcome; whoever began the matter is told', async () => {
    const [starter, decider] = [someone(), someone()];
    const began = draft(starter, { kind: 'started' });
    const todo = draft(decider, { recordId: began.recordId });
    await as(starter, (ctx) => putWork(ctx, [began, todo]));
    expect(await noticesOf(starter)).toEqual([]);
    await as(decider, (ctx) => finishWork(ctx, [began.key, todo.key], 'approved'));
    expect(await rowsOf(decider)).toMatchObject([{ outcome: 'approved', ended_at: expect.any(String), seen_at: expect.any(String) }]);
    expect(await noticesOf(starter)).toMatchObject([{ kind: 'workbench.ended.approved' }]);
    const unread = await as(decider, (ctx) => ctx.db.selectFrom('events.notification').select('id').where('read_at', 'is', null).execute());
    expect([(await noticesOf(decider)).length, unread]).toEqual([1, []]);
    await as(starter, (ctx) => finishWork(ctx, [todo.key], 'denied'));
    expect(await rowsOf(decider)).toMatchObject([{ outcome: 'approved' }]);
  });

  it('waits again when it is put again', async () => {
    const taker = someone();
    const one = draft(taker);
    await as(taker, (ctx) => putWork(ctx, [one]));
    await as(taker, (ctx) => finishWork(ctx, [one.key], 'returned'));
    await as(taker, (ctx) => putWork(ctx, [one]));
    expect(await rowsOf(taker)).toMatchObject([{ outcome: null, ended_at: null, seen_at: null }]);
  });

  it('disappears when it is taken back, unless it has ended', async () => {
    const [taker, other] = [someone(), someone()];
    const [done, open] = [draft(taker), draft(taker)];
    await as(other, (ctx) => putWork(ctx, [done, open]));
    await as(taker, (ctx) => finishWork(ctx, [done.key], 'approved'));
    await as(other, (ctx) => retractWork(ctx, [done.key, open.key]));
    expect((await rowsOf(taker)).map((w) => w.key)).toEqual([done.key]);
  });

  it('is nothing when its transaction fails', async () => {
    const taker = someone();
    const fails = as(taker, async (ctx) => {
      await putWork(ctx, [draft(taker)]);
      throw new Error('later');
    });
    await expect(fails).rejects.toThrow('later');
    expect(await rowsOf(taker)).toEqual([]);
    expect(await as(taker, (ctx) => coversOf(ctx, [taker.actor.accountId as string], 'test.matter'))).toEqual(new Map());
  });
});
