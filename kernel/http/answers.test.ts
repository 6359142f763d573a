import { connect as connectSocket, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { connect } from '#kernel/db/connect.ts';
import { defineDomain, serve } from '#kernel/domain.ts';
import { errorBook } from '#kernel/http/app.ts';
import { problemOf, refusalOf } from '#kernel/http/problem.ts';
import { route } from '#shared/route.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';

const items = Array.from({ length: 400 }, (_, n) => ({ id: n, name: `示范办公室第${n}间` }));
const list = route({
  method: 'GET',
  path: '/pressed/list',
  permission: 'test.pressed.read',
  returns: z.object({ items: z.array(z.object({ id: z.int(), name: z.string() })) }),
  summary: 'Much text',
});
const small = route({
  method: 'GET',
  path: '/pressed/small',
  permission: 'test.pressed.read',
  returns: z.object({ ok: z.boolean() }),
  summary: 'Little text',
});
const download = route({ method: 'GET', path: '/pressed/book', permission: 'test.pressed.read', returns: 'file', summary: 'A workbook' });
const slow = route({
  method: 'GET',
  path: '/pressed/slow',
  permission: 'test.pressed.read',
  returns: z.object({ ok: z.boolean() }),
  summary: 'Takes until it is let go',
});

const book = Buffer.alloc(20_000, 7);
let letGo: () => void;
const held = new Promise<void>((resolve) => {
  letGo = resolve;
});
let begun: () => void;
const hasBegun = new Promise<void>((resolve) => {
  begun = resolve;
});
const room = defineDomain({
  name: 'test',
  permissions: { 'test.pressed.read': ['staff'] },
  routes: [
    serve(list, async () => ({ items })),
    serve(small, async () => ({ ok: true })),
    serve(download, async () => ({
      name: '台账.xlsx',
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: Readable.from([book.subarray(0, 9_000), book.subarray(9_000)]),
    })),
    serve(slow, async () => {
      begun();
      await held;
      return { ok: true };
    }),
  ],
});

let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [room] });
  key = app.actor({ permissions: ['test.pressed.read'], scope: [] }).actor.accountId as string;
});
afterAll(() => app.close());
const ask = (path: string, accept?: string) =>
  app.http.inject({
    method: 'GET',
    url: `/api${path}`,
    headers: { 'x-test-actor': key, ...(accept ? { 'accept-encoding': accept } : {}) },
  });

describe('answers that are much text', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('are pressed with %s for whoever takes it', async (accept, open) => {
    const reply = await ask('/pressed/list', accept);
    expect([reply.statusCode, reply.headers['content-encoding'], reply.headers.vary]).toEqual([200, accept, 'accept-encoding']);
    expect(reply.rawPayload.length).toBeLessThan(JSON.stringify({ items }).length / 3);
    expect(JSON.parse(open(reply.rawPayload).toString())).toEqual({ items });
  });

  it('stay as they are for whoever does not, and when they are small', async () => {
    expect((await ask('/pressed/list')).headers['content-encoding']).toBeUndefined();
    expect((await ask('/pressed/list')).json()).toEqual({ items });
    expect((await ask('/pressed/small', 'br, gzip')).headers['content-encoding']).toBeUndefined();
  });

  it('are not made of downloads that are pressed already', async () => {
    const reply = await ask('/pressed/book', 'br, gzip');
    expect(reply.headers['content-encoding']).toBeUndefined();
    expect(reply.rawPayload.equals(book)).toBe(true);
  });
});

it('a database that gives no connection in time is said to be busy, at once', async () => {
  const database = connect(app.url, 1, 200);
  const taken = await database.pool.connect();
  const began = performance.now();
  const fault = await database.pool.connect().then(
    () => null,
    (error: unknown) => error,
  );
  expect(performance.now() - began).toBeLessThan(2_000);
  const refusal = refusalOf(fault, errorBook([]));
  expect(refusal && problemOf(refusal, errorBook([]), 'zh-CN', 'r')).toMatchObject({ status: 503, code: 'unavailable' });
  taken.release();
  await database.close();
  // An address at which nothing answers.
  const nowhere = connect('postgres://nobody@127.0.0.1:1/none', 1, 500);
  const lost = await nowhere.pool.connect().catch((error: unknown) => error);
  expect(refusalOf(lost, errorBook([]))?.code).toBe('unavailable');
  await nowhere.close();
});

it('a server that stops says so as it says everything, and lets what runs end', async () => {
  const other = await startTestApp(inject('postgresUrl'), { domains: [room] });
  const own = other.actor({ permissions: ['test.pressed.read'], scope: [] }).actor.accountId as string;
  const address = new URL(await other.http.listen({ host: '127.0.0.1', port: 0 }));
  const socket: Socket = connectSocket(Number(address.port), '127.0.0.1');
  let said = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  const ended = new Promise((resolve) => socket.once('close', resolve));
  const send = (path: string) => socket.write(`GET /api${path} HTTP/1.1\r\nhost: x\r\nx-test-actor: ${own}\r\n\r\n`);
  send('/pressed/slow');
  await hasBegun;
  const closed = other.close();
  await new Promise((resolve) => setTimeout(resolve, 100));
  send('/pressed/small');
  await new Promise((resolve) => setTimeout(resolve, 100));
  letGo();
  await closed;
  socket.end();
  await ended;
  const [first = '', second = ''] = said.split(/(?<=\})(?=HTTP\/1\.1)/);
  expect(first).toMatch(/^HTTP\/1\.1 200 /);
  expect(second).toMatch(/^HTTP\/1\.1 503 /);
  expect(second).toMatch(/content-type: application\/problem\+json/i);
  expect(second).toMatch(/connection: close/i);
  expect(second).toMatch(/retry-after: 5/i);
  expect(JSON.parse(second.slice(second.indexOf('\r\n\r\n')))).toMatchObject({
    status: 503,
    code: 'unavailable',
    requestId: expect.any(String),
  });
});
