import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { countWork, groupWork, listWork, markSeen } from '#capabilities/workbench/contract/work.ts';
import { finishWork, putWork, type WorkDraft } from '#capabilities/workbench/server/public.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { aUnit, someDivisions } from '#testing/org.ts';
import { inNameOf, someoneAt, workFor } from '#testing/workbench.ts';

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

const someone = () => someoneAt(t, orgId);
/** A Friday morning. */
const friday = new Date('2026-11-20T09:00:00+08:00');
const at = (text: string) => new Date(`${text}:00+08:00`);

async function filled(): Promise<TestActor> {
  const reader = someone();
  const giver = someone();
  const put = (over: Partial<WorkDraft>, now = friday) => inNameOf(t, giver, (ctx) => putWork(ctx, [workFor(reader, orgId, over)]), now);
  await put(
    { key: `${reader.actor.accountId}:a`, title: '逾期事项', dueAt: at('2026-11-20T09:30'), number: '示范〔2026〕12号' },
    at('2026-11-19T09:00'),
  );
  await put({ title: '今天到期', dueAt: at('2026-11-20T17:30'), bulk: true, stepKey: 'step-1' });
  await put({ title: '三日内', dueAt: at('2026-11-25T17:30'), subject: 'test.other', orgId: otherId });
  await put({ title: '以后_%', dueAt: at('2026-12-25T17:30') });
  await put({ title: '没有期限' });
  await put({ key: `${reader.actor.accountId}:d`, title: '办过的' }, at('2026-11-02T09:00'));
  await put({ kind: 'started', title: '我发起的' });
  await put({ kind: 'copy', title: '抄送的' });
  await inNameOf(t, reader, (ctx) => finishWork(ctx, [`${reader.actor.accountId}:d`], 'approved'), at('2026-11-02T10:00'));
  // Another's work never shows.
  await inNameOf(t, giver, (ctx) => putWork(ctx, [workFor(giver, orgId, { title: '别人的' })]), friday);
  t.setNow(at('2026-11-20T10:00'));
  return reader;
}
const titles = async (reader: TestActor, query: object) => (await reader.call(listWork, query)).body.items.map((w) => w.title);

describe('the four lists', () => {
  it('show what is the own account’s alone, by deadline or newest first, with age and time left in working hours', async () => {
    const reader = await filled();
    const todo = (await reader.call(listWork)).body;
    expect(todo.total).toBe(5);
    expect(todo.items.map((w) => [w.title, w.deadline, w.hoursLeft, w.ageHours])).toEqual([
      ['逾期事项', 'overdue', -0.5, 8.5],
      ['今天到期', 'today', 6, 1],
      ['三日内', 'soon', 28.5, 1],
      ['以后_%', 'later', 193.5, 1],
      ['没有期限', 'none', null, 1],
    ]);
    expect(todo.items[1]).toMatchObject({
      stepKey: 'step-1',
      bulk: true,
      unit: { id: orgId, name: expect.any(String) },
      seenAt: null,
      outcome: null,
    });
    expect(await titles(reader, { box: 'started' })).toEqual(['我发起的']);
    expect(await titles(reader, { box: 'copy' })).toEqual(['抄送的']);
    expect((await reader.call(listWork, { box: 'done' })).body.items).toMatchObject([
      { title: '办过的', outcome: 'approved', ageHours: 1, hoursLeft: null },
    ]);
  });

  it('are the own ones also for an actor who sees every unit', async () => {
    const reader = await filled();
    const wide = t.actor({ permissions: ['workbench.work.read'], scope: 'all' });
    expect((await wide.call(listWork)).body.total).toBe(0);
    expect((await wide.call(markSeen, {})).body.marked).toBe(0);
    expect((await wide.call(countWork)).body.todo).toBe(0);
    expect((await reader.call(countWork)).body.unseen).toBe(5);
  });

  it.each([
    [{ subject: ['test.other'] }, ['三日内']],
    [{ deadline: ['overdue', 'none'] }, ['逾期事项', '没有期限']],
    [{ deadline: ['today', 'soon'] }, ['今天到期', '三日内']],
    [{ deadline: ['later'] }, ['以后_%']],
    [{ bulk: true }, ['今天到期']],
    [{ q: '2026〕12' }, ['逾期事项']],
    [{ q: '_%' }, ['以后_%']],
    [{ q: '无此' }, []],
    [{ to: '2026-11-19' }, ['逾期事项']],
    [{ from: '2026-11-20', sort: '-dueAt' }, ['没有期限', '以后_%', '三日内', '今天到期']],
    [{ pageSize: 2, page: 3 }, ['没有期限']],
    [{ pageSize: 2, page: 9 }, []],
    [{ box: 'done', endedFrom: '2026-11-03' }, []],
    [{ box: 'done', endedFrom: '2026-11-02', endedTo: '2026-11-02' }, ['办过的']],
    [{ box: 'started', open: false }, []],
  ])('are filtered by %j', async (query, expected) => {
    const reader = await filled();
    expect(await titles(reader, query)).toEqual(expected);
  });

  it('are filtered by the unit of the record', async () => {
    const reader = await filled();
    expect(await titles(reader, { unitId: otherId })).toEqual(['三日内']);
  });

  it('refuse what is no list and no sort', async () => {
    const reader = someone();
    expect((await reader.call(listWork, { box: 'all' } as never)).problem).toMatchObject({ status: 400, issues: [{ path: 'box' }] });
    expect((await reader.call(listWork, { sort: 'title' } as never)).problem).toMatchObject({ status: 400, issues: [{ path: 'sort' }] });
  });
});

describe('the figures', () => {
  it('are each the total of the list that they open', async () => {
    const reader = await filled();
    const counts = (await reader.call(countWork)).body;
    expect(counts).toEqual({ todo: 5, overdue: 1, soon: 2, unseen: 5, doneThisMonth: 1, started: 1, copies: 1, monthFrom: '2026-11-01' });
    const totalOf = async (query: object) => (await reader.call(listWork, query)).body.total;
    expect(await totalOf({ deadline: ['overdue'] })).toBe(counts.overdue);
    expect(await totalOf({ deadline: ['today', 'soon'] })).toBe(counts.soon);
    expect(await totalOf({ seen: false })).toBe(counts.unseen);
    expect(await totalOf({ box: 'done', endedFrom: counts.monthFrom })).toBe(counts.doneThisMonth);
    expect(await totalOf({ box: 'started', open: true })).toBe(counts.started);
    expect(await totalOf({ box: 'copy', seen: false })).toBe(counts.copies);
  });

  it('fall to subjects and deadlines; a choice of one does not narrow its own', async () => {
    const reader = await filled();
    const all = (await reader.call(groupWork, {})).body;
    expect(all).toMatchObject({
      total: 5,
      subjects: [
        { subject: 'test.matter', count: 4, overdue: 1 },
        { subject: 'test.other', count: 1, overdue: 0 },
      ],
    });
    expect(Object.fromEntries(all.deadlines.map((d) => [d.deadline, d.count]))).toEqual({
      overdue: 1,
      today: 1,
      soon: 1,
      later: 1,
      none: 1,
    });
    const one = (await reader.call(groupWork, { subject: ['test.other'] })).body;
    expect([one.subjects.length, one.deadlines]).toEqual([2, [{ deadline: 'soon', count: 1 }]]);
  });

  it('know what was opened', async () => {
    const reader = await filled();
    const [first] = (await reader.call(listWork)).body.items;
    expect((await reader.call(markSeen, { ids: [first?.id as string] })).body.marked).toBe(1);
    expect((await reader.call(listWork, { seen: true })).body.items).toMatchObject([{ id: first?.id, seenAt: expect.any(String) }]);
    expect((await reader.call(markSeen, { box: 'copy' })).body.marked).toBe(1);
    expect((await reader.call(countWork)).body).toMatchObject({ unseen: 4, copies: 0 });
    const thief = someone();
    expect((await thief.call(markSeen, { ids: [first?.id as string] })).body.marked).toBe(0);
  });
});
