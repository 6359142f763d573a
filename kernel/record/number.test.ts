import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { nextNumber } from './number.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [] });
});
afterAll(() => app.close());

const number = (orgId: string, series = 'test.paper') => app.asSystem((ctx) => nextNumber(ctx, series, orgId, '示范'));

describe('the number of a paper', () => {
  it('counts per series, unit and year', async () => {
    const [a, b] = [newId(), newId()];
    app.setNow(new Date('2026-12-31T15:00:00Z'));
    expect([(await number(a)).text, (await number(a)).text, (await number(b)).text]).toEqual([
      '示范〔2026〕1号',
      '示范〔2026〕2号',
      '示范〔2026〕1号',
    ]);
    expect((await number(a, 'test.other')).seq).toBe(1);
    app.setNow(new Date('2026-12-31T16:00:00Z'));
    expect((await number(a)).text).toBe('示范〔2027〕1号');
    app.setNow(null);
  });

  it('leaves no gap when a transaction is rolled back, and gives none twice under load', async () => {
    const unit = newId();
    await number(unit);
    const lost = app.asSystem(async (ctx) => {
      await nextNumber(ctx, 'test.paper', unit, '示范');
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    const all = await Promise.all(Array.from({ length: 12 }, () => number(unit)));
    expect(all.map((n) => n.seq).sort((x, y) => x - y)).toEqual(Array.from({ length: 12 }, (_, i) => i + 2));
  });
});
