import { expect, it } from 'vitest';
import { changesOf } from './changes.ts';

it('shows what differs and nothing else', () => {
  const before = { id: '1', version: 1, name: '甲', areaSqm: '18.00', note: null };
  const after = { id: '1', version: 2, name: '甲', areaSqm: '18.60', note: '复测', tags: ['a'] };
  expect(changesOf(before, after)).toEqual([
    { name: 'areaSqm', before: '18.00', after: '18.60' },
    { name: 'note', before: null, after: '复测' },
    { name: 'tags', before: undefined, after: ['a'] },
  ]);
});
it('shows a birth without a before, and a death without an after', () => {
  expect(changesOf(null, { name: '甲' })).toEqual([{ name: 'name', before: undefined, after: '甲' }]);
  expect(changesOf({ name: '甲' }, null)).toEqual([{ name: 'name', before: '甲', after: undefined }]);
});
it('is quiet about what is no record', () => expect(changesOf('x', 7)).toEqual([]));
