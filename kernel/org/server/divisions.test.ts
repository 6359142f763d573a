import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { getDivision, listDivisionChildren, listDivisions } from '../contract/divisions.ts';
import { org } from './domain.ts';
import { loadDivisions } from './public.ts';

let app: TestApp;
let reader: TestActor;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [org] });
  await app.asSystem((ctx) => loadDivisions(ctx, ['3204']));
  // Divisions are common reference: they show to one who reaches no unit at all.
  reader = app.actor({ permissions: ['org.division.read'], scope: [] });
});
afterAll(() => app.close());

const children = async (code?: string, withAbolished?: boolean) =>
  (await reader.call(listDivisionChildren, { code, withAbolished })).body.items;
const count = async (input: Parameters<typeof reader.call<typeof listDivisions>>[1]) =>
  (await reader.call(listDivisions, { pageSize: 1, ...input })).body.total;

describe('divisions', () => {
  it('hold Changzhou whole: 6 districts and county-level city, 67 towns and streets, 1,049 villages, no orphan', async () => {
    expect((await children('320400')).map((d) => [d.name, d.kind])).toEqual([
      ['天宁区', 'district'],
      ['钟楼区', 'district'],
      ['新北区', 'district'],
      ['武进区', 'district'],
      ['金坛区', 'district'],
      ['溧阳市', 'county-level-city'],
    ]);
    expect(await count({ under: '320400', level: ['town'] })).toBe(67);
    expect(await count({ under: '320400', level: ['village'] })).toBe(1049);
    const orphans = await app.asSystem((ctx) =>
      ctx.client.query(
        `select count(*)::int as n from org.division d where d.level <> 'province' and not exists (select 1 from org.division p where p.code = d.parent_code)`,
      ),
    );
    expect(orphans.rows[0].n).toBe(0);
  });

  it('mark development zones and farms as no administrative towns', async () => {
    expect(await count({ under: '320400', level: ['town'], administrative: false })).toBe(9);
    const zones = await reader.call(listDivisions, { under: '320412', level: ['town'], kind: ['non-administrative'] });
    expect([zones.body.total, zones.body.items.every((d) => !d.administrative)]).toEqual([4, true]);
  });

  it('hold the whole country to the county', async () => {
    expect(await children()).toHaveLength(34);
    expect(await count({ level: ['county'] })).toBeGreaterThan(2800);
    expect(await count({ under: '320500', level: ['town'] })).toBe(0);
  });

  it('show abolished codes only when asked for', async () => {
    expect((await children('320400', true)).filter((d) => d.validTo).map((d) => [d.code, d.name, d.validTo])).toEqual([
      ['320405', '戚墅堰区', '2015-04-28'],
      ['320482', '金坛市', '2015-04-28'],
    ]);
    expect(await count({ q: '戚墅堰区', under: '320400', level: ['county'] })).toBe(0);
    expect((await reader.call(getDivision, { code: '320405' })).body.name).toBe('戚墅堰区');
  });

  it('are found by name, initials and code, the best fit first, with what stands above', async () => {
    const first = async (q: string) => (await reader.call(listDivisions, { q })).body.items[0];
    expect(await first('天宁区')).toMatchObject({ code: '320402', path: '江苏省 / 常州市' });
    expect((await first('CZS'))?.name.length).toBeGreaterThan(0);
    expect(await count({ q: 'czs', under: '320000', level: ['city'] })).toBe(1);
    expect(await first('320402')).toMatchObject({ name: '天宁区' });
    expect((await reader.call(getDivision, { code: '320402' })).body.ancestors).toEqual([
      { code: '320000', name: '江苏省' },
      { code: '320400', name: '常州市' },
    ]);
    expect((await reader.call(getDivision, { code: '999999' })).status).toBe(404);
    expect((await reader.call(getDivision, { code: '32040' })).status).toBe(404);
  });

  it('are loaded twice without a trace of the second time', async () => {
    const again = await app.asSystem((ctx) => loadDivisions(ctx, ['3204']));
    expect(again.changed).toBe(0);
    const log = await app.asSystem((ctx) =>
      ctx.client.query(`select count(*)::int as n from audit.entry where action = 'org.division.loaded'`),
    );
    expect(log.rows[0].n).toBe(1);
    // Another city may follow; what stands already stays.
    const more = await app.asSystem((ctx) => loadDivisions(ctx, ['320402', '3205']));
    expect(more.changed).toBeGreaterThan(100);
    expect(await count({ under: '320400', level: ['village'] })).toBe(1049);
  });
});
