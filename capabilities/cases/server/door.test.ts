import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { makeDivision, makeUnit } from '#testing/office-space.ts';
import { type CaseDraft, casesByKey, casesOf, openCase, openKeys, ruleCleared } from './public.ts';

let app: TestApp;
let unit: string;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'));
  unit = await makeUnit(app, await makeDivision(app));
});
afterAll(() => app?.close());

const draft = (over: Partial<CaseDraft> = {}): CaseDraft => ({
  source: 'test.finding',
  key: newId(),
  item: 'N-OS-1',
  ruleCode: 'A1',
  clause: 'standard-2014.room-limit',
  orgId: unit,
  subject: { kind: 'room', id: newId(), label: '示范楼 101' },
  title: '示范楼 101：面积超标',
  figures: { actual: '20.40', limit: '18.00', over: '2.40' },
  foundOn: '2026-03-02',
  ...over,
});
const read = (id: string) =>
  app.asSystem((ctx) => ctx.db.selectFrom('cases.case').selectAll().where('id', '=', id).executeTakeFirstOrThrow());

describe('openCase', () => {
  it('opens one case per source and key, with the class of the list line and the figures at birth', async () => {
    const d = draft();
    const first = await app.asSystem((ctx) => openCase(ctx, d));
    const again = await app.asSystem((ctx) => openCase(ctx, { ...d, figures: { actual: '21.00', limit: '18.00', over: '3.00' } }));
    expect(first.fresh).toBe(true);
    expect(again).toEqual({ caseId: first.caseId, fresh: false });
    const kept = await read(first.caseId);
    expect([kept.severity, kept.origin, kept.state]).toEqual(['C', 'rule', 'clue']);
    expect(kept.figures).toEqual(d.figures);
    expect(kept.figures_now).toMatchObject({ over: '3.00' });
  });

  it('opens one even when two checks find it at once', async () => {
    const d = draft();
    const opened = await Promise.all([1, 2, 3, 4].map(() => app.asSystem((ctx) => openCase(ctx, d))));
    expect(new Set(opened.map((o) => o.caseId)).size).toBe(1);
    expect(opened.filter((o) => o.fresh)).toHaveLength(1);
  });

  it('makes a founded problem one class graver when it comes back within the year', async () => {
    const d = draft({ foundOn: '2026-03-02' });
    const first = await app.asSystem((ctx) => openCase(ctx, d));
    await app.asSystem(async (ctx) => {
      await ctx.client.query('update cases.case set verified_on = $2 where id = $1', [first.caseId, '2026-03-03']);
      await ruleCleared(ctx, d.source, [d.key]);
    });
    const { caseId } = await app.asSystem((ctx) => openCase(ctx, { ...d, foundOn: ctx.today }));
    const back = await read(caseId);
    expect([back.severity, back.born_severity, back.repeat_of, back.repeat_no]).toEqual(['B', 'C', first.caseId, 1]);
  });
});

describe('ruleCleared', () => {
  it('closes what waits for nothing else, and tells rooms which cases run', async () => {
    const d = draft();
    const { caseId } = await app.asSystem((ctx) => openCase(ctx, d));
    await app.asSystem(async (ctx) => {
      expect((await casesByKey(ctx, d.source, [d.key])).get(d.key)).toMatchObject({ caseId, state: 'clue', severity: 'C' });
      expect((await casesOf(ctx, 'room', [d.subject.id])).get(d.subject.id)).toHaveLength(1);
      expect(await openKeys(ctx, d.source, unit)).toContain(d.key);
      expect(await ruleCleared(ctx, d.source, [d.key], new Map([[d.key, { actual: '18.00' }]]))).toBe(1);
      expect(await openKeys(ctx, d.source, unit)).not.toContain(d.key);
    });
    expect(await read(caseId)).toMatchObject({ state: 'closed', closed_how: 'rule', figures_now: { actual: '18.00' } });
  });

  it('leaves a verified clue of a breach of discipline with the inspectors', async () => {
    const d = draft({ severity: 'A' });
    const { caseId } = await app.asSystem((ctx) => openCase(ctx, d));
    await app.asSystem(async (ctx) => {
      await ctx.client.query(`update cases.case set state = 'verified', verified_on = $2 where id = $1`, [caseId, ctx.today]);
      expect(await ruleCleared(ctx, d.source, [d.key])).toBe(0);
      expect(await ruleCleared(ctx, d.source, [d.key])).toBe(0);
    });
    const kept = await read(caseId);
    expect([kept.state, kept.rule_cleared_on]).toEqual(['verified', kept.rule_cleared_on]);
    expect(kept.rule_cleared_on).not.toBeNull();
    const steps = await app.asSystem((ctx) => ctx.db.selectFrom('cases.step').select('act').where('case_id', '=', caseId).execute());
    expect(steps.map((s) => s.act)).toEqual(['open', 'rule-silent']);
  });
});
