import { expect, it } from 'vitest';
import { z } from 'zod';
import { route } from '#shared/route.ts';
import { cacheKey, isBelow, roomPrefix } from './cache-key.ts';

const get = route({
  method: 'GET',
  path: '/demo/rooms/:roomId',
  permission: 'signed-in',
  params: z.object({ roomId: z.string() }),
  returns: z.object({}),
  summary: 'x',
});

it('keys a read by its filled path, so that an undefined input does not make another key', () => {
  expect(cacheKey(get, { roomId: '7', q: undefined })).toEqual(['api', '/demo/rooms/7', { roomId: '7' }]);
  expect(cacheKey(get, { roomId: '7' })).toEqual(cacheKey(get, { roomId: '7', sort: '' }));
});

it.each([
  ['/demo', true],
  ['/demo/rooms', true],
  ['/demo/rooms/7', true],
  ['/', true],
  ['/demo/room', false],
  ['/demo/rooms/77', false],
  ['/other', false],
])('a change of %s makes /demo/rooms/7 stale: %s', (prefix, expected) => {
  expect(isBelow(cacheKey(get, { roomId: '7' }), prefix)).toBe(expected);
});

it('leaves reads of other kinds alone', () => expect(isBelow(['home', '/demo/rooms'], '/demo')).toBe(false));
it('takes the first segment for the room', () => expect(roomPrefix('/office-space/rooms/:roomId')).toBe('/office-space'));
