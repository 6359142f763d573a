import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createUnit, listUnits, renameUnit } from '#kernel/org/contract/units.ts';
import { org } from '#kernel/org/server/domain.ts';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { aUnit, someDivisions } from '#testing/org.ts';

let app: TestApp;
let officer: TestActor;
let top: string;
const permissions = ['org.unit.read', 'org.unit.manage', 'org.unit.change'];
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [org] });
  await someDivisions(app);
  officer = app.actor({ permissions, scope: 'all', accountId: newId() });
  top = await aUnit(officer, null, { name: '示范市', kind: 'group' });
});
afterAll(() => app.close());

const asked = (name: string) => ({
  parentId: top,
  name,
  kind: 'government' as const,
  adminLevel: 'city' as const,
  limitLevel: 'M' as const,
  divisionCode: '320400',
  foundedOn: '2020-01-01',
});
const named = async (q: string) => (await officer.call(listUnits, { q })).body.total;
const under = (key: string) => ({ 'idempotency-key': key });

describe('a change asked for under a key', () => {
  it('is done once, and the first answer given again', async () => {
    const key = newId();
    const first = await officer.call(createUnit, asked('示范一次局'), under(key));
    const again = await officer.call(createUnit, asked('示范一次局'), under(key));
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect(await named('示范一次局')).toBe(1);
  });

  it('is done once however many come at the same moment', async () => {
    const key = newId();
    const all = await Promise.all(Array.from({ length: 8 }, () => officer.call(createUnit, asked('示范同时局'), under(key))));
    expect(new Set(all.map((a) => a.body.id)).size).toBe(1);
    expect(await named('示范同时局')).toBe(1);
  });

  it('may be tried again after it was refused', async () => {
    const key = newId();
    const refused = await officer.call(createUnit, { ...asked('示范再试局'), parentId: newId() }, under(key));
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect((await officer.call(createUnit, asked('示范再试局'), under(key))).status).toBe(201);
  });

  it('is refused when the key named something else, and when it is no key', async () => {
    const key = newId();
    const { body } = await officer.call(createUnit, asked('示范甲局'), under(key));
    const other = await officer.call(createUnit, asked('示范乙局'), under(key));
    expect([other.status, other.problem.code]).toEqual([409, 'key_reused']);
    const input = { unitId: body.id, version: 1, name: '示范丙局', on: '2024-01-01', reason: '示范' };
    expect((await officer.call(renameUnit, input, under(key))).problem.code).toBe('key_reused');
    const bad = await officer.call(createUnit, asked('示范丁局'), under('短'.repeat(3)));
    expect(bad.problem.issues?.[0]).toMatchObject({ path: 'Idempotency-Key', code: 'idempotency_key' });
    expect(await named('示范丁局')).toBe(0);
  });

  it('belongs to one account: another may use the same key', async () => {
    const key = newId();
    const other = app.actor({ permissions, scope: 'all', accountId: newId() });
    await officer.call(createUnit, asked('示范戊局'), under(key));
    expect((await other.call(createUnit, asked('示范己局'), under(key))).status).toBe(201);
  });
});
