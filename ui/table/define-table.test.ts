import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day, instant } from '#shared/time.ts';
import { type Column, defineTable } from './define-table.ts';
import { asksTotals, cellKindOf, filterNames, filtersOf, sortableOf } from './describe-table.ts';

const kind = z.enum(['office', 'service']);
const list = route({
  method: 'GET',
  path: '/demo/rooms',
  permission: 'demo.room.read',
  query: pageQuery(['name', 'usableAreaSqm']).extend({
    kind: listParam(kind),
    q: z.string().optional(),
    orgId: listParam(id),
    subtree: booleanParam,
    from: day.optional(),
    until: day.optional(),
    withTotals: booleanParam,
  }),
  returns: pageOf(
    z.object({
      id,
      name: z.string(),
      kind,
      usableAreaSqm: z.string().nullable(),
      seats: z.int(),
      openedOn: day,
      changedAt: instant,
      isLet: z.boolean(),
      tags: z.array(z.string()),
    }),
  ),
  summary: 'x',
});
const one = route({ method: 'GET', path: '/demo/room', permission: 'demo.room.read', returns: z.object({ id }), summary: 'x' });

describe('a table from its route', () => {
  it('takes sorting and sums from the query', () => {
    expect([...sortableOf(list)]).toEqual(['name', 'usableAreaSqm']);
    expect(asksTotals(list)).toBe(true);
  });
  it.each([
    ['name', 'text'],
    ['kind', 'enum'],
    ['usableAreaSqm', 'figure'],
    ['seats', 'figure'],
    ['openedOn', 'day'],
    ['changedAt', 'instant'],
    ['isLet', 'yes-no'],
    ['tags', 'texts'],
  ])('shows %s as %s', (name, expected) => {
    expect(cellKindOf(list, { name } as Column<never>)).toBe(expected);
  });
  it('puts the search box first and makes controls from the query', () => {
    const filters = filtersOf(list, ['kind', 'orgId', { name: 'from', until: 'until' }, 'q']);
    expect(filters.map((f) => [f.name, f.field.kind])).toEqual([
      ['q', 'text'],
      ['kind', 'choices'],
      ['orgId', 'ids'],
      ['from', 'day'],
    ]);
    expect(filterNames(list, filters)).toEqual(['q', 'kind', 'orgId', 'from', 'until', 'subtree']);
  });
  it('refuses a filter that the route does not have, and paging as a filter', () => {
    expect(() => filtersOf(list, ['colour'])).toThrow('no filter "colour"');
    expect(() => filtersOf(list, ['page'])).toThrow('no filter "page"');
  });
  it('is checked against the answer by the compiler', () => {
    const table = defineTable({ id: 'demo', route: list, columns: [{ name: 'name' }, { name: 'sum', render: (row) => row.seats }] });
    expect(table.columns).toHaveLength(2);
    // @ts-expect-error the answer has no such field, and nothing computes it
    defineTable({ id: 'demo', route: list, columns: [{ name: 'colour' }] });
    // @ts-expect-error the route does not answer a list
    defineTable({ id: 'demo', route: one, columns: [] });
  });
});
