import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { aUnit, someDivisions } from '#testing/org.ts';
import { getPerson, listPeople } from '../contract/people.ts';
import { orgPermissions } from '../contract/permissions.ts';
import { createPeople, type PersonRow } from './create-people.ts';
import { org } from './domain.ts';

let t: TestApp;
let officer: TestActor;
let unit: string;

beforeAll(async () => {
  t = await startTestApp(inject('postgresUrl'), { domains: [org] });
  await someDivisions(t);
  officer = t.actor({ permissions: Object.keys(orgPermissions), scope: 'all' });
  unit = await aUnit(officer, null);
});
afterAll(() => t.close());

const post = { title: '科员', rankCode: 'M5', from: '2020-01-01' } as const;
const enter = (rows: readonly PersonRow[]) => t.asSystem((ctx) => createPeople(ctx, rows));

describe('many people at once', () => {
  it('come with their posts in seconds, under one audit entry', async () => {
    const other = await aUnit(officer, unit);
    const rows: PersonRow[] = Array.from({ length: 3000 }, (_, i) => ({
      orgId: unit,
      name: `示范${i}`,
      staffNo: `B${i}`,
      posts:
        i % 10
          ? [post]
          : [
              { ...post, orgId: other, title: '兼职' },
              { ...post, isMain: true },
            ],
    }));
    const began = performance.now();
    const ids = await enter(rows);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect((await officer.call(listPeople, { orgId: [unit], pageSize: 1 })).body.total).toBe(3000);
    const first = (await officer.call(getPerson, { personId: ids[0] as string })).body;
    expect(first).toMatchObject({ name: '示范0', title: '科员', orgId: unit, postCount: 2 });
    const { rows: entries } = await t.asSystem((ctx) =>
      sql<{ after: { people: number; posts: number } }>`select after from audit.entry where action = 'org.people.entered'`.execute(ctx.db),
    );
    expect(entries.map((e) => e.after)).toEqual([expect.objectContaining({ people: 3000, posts: 3300, units: 1 })]);
  });

  it('are refused together when one row is wrong, which is named', async () => {
    const good: PersonRow = { orgId: unit, name: '好示范', posts: [post] };
    const before = (await officer.call(listPeople, { q: '好示范' })).body.total;
    const wrong: [PersonRow, string, string][] = [
      [{ ...good, name: '' }, 'rows.1.name', 'too_small_string'],
      [{ ...good, posts: [] }, 'rows.1.posts', 'too_small_array'],
      [{ ...good, orgId: newId() }, 'rows.1.orgId', 'unit_unknown'],
      [{ ...good, posts: [{ ...post, from: '2999-01-01' }] }, 'rows.1.posts.0.from', 'org.day_in_future'],
      [{ ...good, posts: [{ ...post, to: '2019-01-01' }] }, 'rows.1.posts.0.to', 'org.dates_reversed'],
      [
        {
          ...good,
          posts: [
            { ...post, isMain: true },
            { ...post, title: '甲', isMain: true },
          ],
        },
        'rows.1.posts',
        'org.post_main_twice',
      ],
    ];
    for (const [row, path, code] of wrong) {
      await expect(enter([good, row]), path).rejects.toMatchObject({
        code: 'org.row_invalid',
        params: { row: 2 },
        issues: [{ path, code }],
      });
    }
    const twice = { ...good, staffNo: 'TWICE' };
    await expect(enter([twice, twice])).rejects.toMatchObject({ constraint: 'person_staff_no' });
    expect((await officer.call(listPeople, { q: '好示范' })).body.total).toBe(before);
  });
});
