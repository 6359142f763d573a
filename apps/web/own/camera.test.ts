import { expect, it } from 'vitest';
import { readCode } from './camera.ts';

it.each([
  ['https://qinwu.example/office-space/rooms/1?tab=use', { to: '/office-space/rooms/1?tab=use' }],
  ['https://elsewhere.example/office-space/rooms/1', { number: 'https://elsewhere.example/office-space/rooms/1' }],
  ['javascript:alert(1)', { number: 'javascript:alert(1)' }],
  [' ZC-2026-0001 ', { number: 'ZC-2026-0001' }],
])('a code that says %s', (code, meaning) => {
  expect(readCode(code, 'https://qinwu.example')).toEqual(meaning);
});
