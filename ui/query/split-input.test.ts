import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { booleanParam, listParam, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { fillPath, splitInput } from './split-input.ts';

const list = route({
  method: 'GET',
  path: '/demo/rooms',
  permission: 'signed-in',
  query: pageQuery(['name']).extend({ q: z.string().optional(), kind: listParam(z.string()), open: booleanParam }),
  returns: z.object({}),
  summary: 'x',
});
const change = route({
  method: 'PATCH',
  path: '/demo/rooms/:roomId/seats/:seatId',
  permission: 'signed-in',
  params: z.object({ roomId: z.string(), seatId: z.string() }),
  query: z.object({ dryRun: z.boolean().optional() }),
  body: z.object({ name: z.string().optional(), note: z.string().nullable().optional(), tags: z.array(z.string()).optional() }),
  returns: z.object({}),
  summary: 'x',
});
const act = route({ method: 'POST', path: '/demo/act', permission: 'signed-in', returns: 'none', summary: 'x' });

describe('an input taken apart', () => {
  it('puts what a list asks into the address and leaves the empty out', () => {
    expect(splitInput(list, { page: 2, q: '', kind: ['a', 'b'], open: false, sort: undefined })).toEqual({
      url: '/api/demo/rooms?page=2&kind=a%2Cb&open=false',
      body: undefined,
    });
  });
  it('sends nothing in the query for an empty list of choices', () => {
    expect(splitInput(list, { kind: [] }).url).toBe('/api/demo/rooms');
  });
  it('sorts names into path, query and body, keeps null to clear, drops what the route does not know', () => {
    const input = { roomId: 'a/b', seatId: '座 1', dryRun: true, name: '甲', note: null, tags: [], stranger: 1 };
    expect(splitInput(change, input)).toEqual({
      url: '/api/demo/rooms/a%2Fb/seats/%E5%BA%A7%201?dryRun=true',
      body: { name: '甲', note: null, tags: [] },
    });
  });
  it('has no body where the route has none', () => {
    expect(splitInput(act, { anything: 1 })).toEqual({ url: '/api/demo/act', body: undefined });
  });
  it('names a missing parameter instead of calling a wrong address', () => {
    expect(() => fillPath('/demo/rooms/:roomId', { roomId: '' })).toThrow('parameter "roomId" is missing');
  });
});
