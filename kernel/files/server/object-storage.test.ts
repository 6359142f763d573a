import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileStore, openFileStore } from './store.ts';

/** The few operations of the S3 protocol that the store uses, over real HTTP; requests without a signature are turned away. */
const objects = new Map<string, Buffer>();
const server: Server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://s3');
  const body = Buffer.concat(await request.toArray());
  const key = decodeURIComponent(url.pathname.replace(/^\/archive\/?/, ''));
  const done = (status: number, content: Buffer | string = '', headers: Record<string, string> = {}) =>
    response.writeHead(status, headers).end(content);
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/')) return done(403);
  const kept = objects.get(key);
  if (request.method === 'PUT') {
    objects.set(key, body);
    return done(200, '', { etag: '"1"' });
  }
  if (request.method === 'DELETE') {
    objects.delete(key);
    return done(204);
  }
  if (url.searchParams.has('list-type')) {
    const rows = [...objects].map(
      ([k, v]) =>
        `<Contents><Key>${k}</Key><Size>${v.length}</Size><ETag>"1"</ETag><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>`,
    );
    return done(200, `<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>${rows.join('')}</ListBucketResult>`, {
      'content-type': 'application/xml',
    });
  }
  if (!kept) return done(404);
  const headers = { 'content-length': String(kept.length), etag: '"1"', 'last-modified': new Date(0).toUTCString() };
  return done(200, request.method === 'HEAD' ? '' : kept, headers);
});

const directory = mkdtempSync(join(tmpdir(), 'qinwu-s3-'));
let store: FileStore;
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const storage = { kind: 's3', bucket: 'archive', region: 'cn-1', endpoint, accessKeyId: 'key', secretAccessKey: 'secret' } as const;
  store = openFileStore({ storage, incoming: join(directory, 'incoming'), maxBytes: 1000 });
});
afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('object storage', () => {
  it('puts, lists, gives back and removes a content, byte by byte', async () => {
    const content = Buffer.from('房间,面积\n'.repeat(20_000));
    const path = join(directory, 'a');
    writeFileSync(path, content);
    const key = '2026/11/23/0197a000-0000-7000-8000-000000000000';
    await store.put(key, path, { mediaType: 'text/csv', size: content.length });
    expect(objects.get(key)?.equals(content)).toBe(true);
    const keys: string[] = [];
    for await (const k of store.keys()) keys.push(k);
    expect(keys).toEqual([key]);
    expect(Buffer.concat(await (await store.get(key)).toArray()).equals(content)).toBe(true);
    await store.remove(key);
    expect(objects.size).toBe(0);
    await expect(store.get(key)).rejects.toThrow('missing in the store');
  });
});
