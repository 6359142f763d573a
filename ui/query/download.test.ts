import { expect, it } from 'vitest';
import { fileNameOf } from './download.ts';

it.each([
  ['attachment; filename="rooms.xlsx"; filename*=UTF-8\'\'%E6%88%BF%E9%97%B4.xlsx', '房间.xlsx'],
  ['attachment; filename="rooms.xlsx"', 'rooms.xlsx'],
  ['attachment; filename=rooms.xlsx', 'rooms.xlsx'],
  ['attachment', 'download'],
  [null, 'download'],
])('%s names %s', (header, name) => {
  expect(fileNameOf(header, 'download')).toBe(name);
});
