import { expect, it } from 'vitest';
import { dayPresets } from './date-presets.ts';
import { withView } from './saved-views.ts';

it.each([
  ['2026-11-23', 'this-month', '2026-11-01', '2026-11-30'],
  ['2026-01-31', 'last-month', '2025-12-01', '2025-12-31'],
  ['2028-02-29', 'this-month', '2028-02-01', '2028-02-29'],
  ['2026-11-23', 'this-quarter', '2026-10-01', '2026-12-31'],
  ['2026-03-31', 'this-quarter', '2026-01-01', '2026-03-31'],
  ['2026-06-01', 'this-year', '2026-01-01', '2026-12-31'],
  ['2026-06-01', 'last-year', '2025-01-01', '2025-12-31'],
] as const)('on %s %s is %s to %s', (today, preset, from, until) => {
  expect(dayPresets(today)[preset]).toEqual({ from, until });
});

it('a view replaces the one of the same name', () => {
  const views = withView([{ name: '空置', query: { a: '1' } }], { name: '空置', query: { a: '2' } });
  expect(views).toEqual([{ name: '空置', query: { a: '2' } }]);
});
