import { expect, it } from 'vitest';
import { safeBack } from './safe-back.ts';

it.each([
  ['/office-space/rooms?q=1', '/office-space/rooms?q=1'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/sign-in?back=/sign-in', '/'],
  [undefined, '/'],
])('%s leads to %s', (back, to) => expect(safeBack(back)).toBe(to));
