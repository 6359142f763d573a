import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { downloadFile, type StoredFile } from '../contract/files.ts';
import { files } from './domain.ts';
import { attachFile, filesOf, keepFile, readUpload, removeFile } from './public.ts';
import { fileServices } from './services.ts';
import { sweepFiles } from './sweep-files.job.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'qinwu-files-'));
const ONE_MIB = 1_048_576;
let app: TestApp;
let unit: string;
let staff: TestActor;

beforeAll(async () => {
  const services = fileServices({ QINWU_FILES: 'disk', QINWU_UPLOAD_MB: 2, QINWU_S3_REGION: 'x' }, dataDir);
  app = await startTestApp(inject('postgresUrl'), { domains: [files], services });
  unit = newId();
  staff = app.actor({ permissions: [], scope: [unit] });
});
afterAll(async () => {
  await app?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function upload(actor: TestActor, name: string, content: Uint8Array<ArrayBuffer> | string, field = 'file', query = '') {
  const form = new FormData();
  form.append(field, new Blob([content]), name);
  const body = new Response(form);
  const reply = await app.http.inject({
    method: 'POST',
    url: `/api/files${query}`,
    headers: {
      'x-test-actor': actor.actor.accountId ?? '',
      'x-qinwu': '1',
      'content-type': body.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await body.arrayBuffer()),
  });
  return {
    status: reply.statusCode,
    body: reply.json() as StoredFile & { code: string; issues?: unknown[]; params?: Record<string, unknown> },
  };
}

const get = (actor: TestActor, fileId: string) => actor.call(downloadFile, { fileId });
const row = (id: string) => app.asSystem((ctx) => ctx.db.selectFrom('files.file').selectAll().where('id', '=', id).executeTakeFirst());
const contentOf = (key: string) => join(dataDir, 'files', key);

describe('upload and download', () => {
  it('keeps a file and gives it back byte by byte, under its Chinese name', async () => {
    const content = '房间,面积\n101,18.60\n';
    const { status, body } = await upload(staff, '房间台账.csv', content, 'file', '?purpose=import');
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: '房间台账.csv', size: Buffer.byteLength(content), mediaType: 'text/csv' });
    expect(body.sm3).toBe(createHash('sm3').update(content).digest('hex'));
    const back = await get(staff, body.id);
    expect(back.status).toBe(200);
    expect(back.raw.toString()).toBe(content);
    expect(back.headers['content-disposition']).toContain(encodeURIComponent('房间台账.csv'));
    expect(back.headers['x-content-type-options']).toBe('nosniff');
    expect(await row(body.id)).toMatchObject({ org_id: unit, purpose: 'import', record_id: null });
    expect(readdirSync(join(dataDir, 'incoming'))).toEqual([]);
  });

  it('takes more than the ordinary body limit and refuses more than its own', async () => {
    const line = '101,18.60\n';
    const large = line.repeat(Math.floor((2 * ONE_MIB) / line.length));
    expect((await upload(staff, 'a.csv', large)).status).toBe(201);
    const { status, body } = await upload(staff, 'a.csv', large + line.repeat(2));
    expect([status, body.code, body.params]).toEqual([413, 'files.too_large', { limitMib: 2 }]);
  });

  it.each([
    ['a.csv', '', 422, 'files.empty'],
    ['a.exe', 'MZ', 415, 'files.type_refused'],
    ['a.pdf', '房间', 415, 'files.type_refused'],
    ['a.xlsx', 'PK\u0003\u0004broken', 422, 'files.unreadable'],
    ['机密名单.csv', '房间', 422, 'files.secret_marking_refused'],
    ['名单.txt', '绝密★长期\n', 422, 'files.secret_marking_refused'],
  ])('refuses %s (%j) with %i %s and keeps nothing', async (name, content, status, code) => {
    const before = await app.asSystem((ctx) => ctx.db.selectFrom('files.file').select('id').execute());
    const answer = await upload(staff, name, content);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await app.asSystem((ctx) => ctx.db.selectFrom('files.file').select('id').execute())).toHaveLength(before.length);
    expect(readdirSync(join(dataDir, 'incoming'))).toEqual([]);
  });

  it('records an attempt to upload a marked file', async () => {
    await upload(staff, '绝密.csv', '房间');
    const entries = await app.asSystem((ctx) =>
      ctx.db
        .selectFrom('audit.entry')
        .select(['outcome', 'after'])
        .where('account_id', '=', staff.actor.accountId)
        .where('outcome', '=', 'refused')
        .execute(),
    );
    expect(entries.map((e) => e.after)).toContainEqual(expect.objectContaining({ name: '绝密.csv', marking: '绝密' }));
  });

  it('needs a session, a unit, a multipart body and the part', async () => {
    expect((await upload(app.nobody, 'a.csv', 'x')).status).toBe(401);
    const homeless = app.actor({ permissions: [], scope: [] });
    expect((await upload(homeless, 'a.csv', 'x')).body.code).toBe('files.no_unit');
    const plain = await app.http.inject({
      method: 'POST',
      url: '/api/files',
      headers: { 'x-test-actor': staff.actor.accountId ?? '', 'x-qinwu': '1' },
      payload: { file: 'x' },
    });
    expect(plain.statusCode).toBe(415);
    const cut = await app.http.inject({
      method: 'POST',
      url: '/api/files',
      headers: { 'x-test-actor': staff.actor.accountId ?? '', 'x-qinwu': '1', 'content-type': 'multipart/form-data; boundary=b' },
      payload: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n101',
    });
    expect([cut.statusCode, cut.json().code]).toEqual([400, 'malformed_body']);
    const none = await app.http.inject({
      method: 'POST',
      url: '/api/files',
      headers: { 'x-test-actor': staff.actor.accountId ?? '', 'x-qinwu': '1', 'content-type': 'multipart/form-data; boundary=b' },
      payload: '--b--\r\n',
    });
    expect([none.statusCode, none.json().issues?.[0]?.path]).toEqual([400, 'file']);
  });
});

describe('who may read', () => {
  it('keeps an unattached upload to its uploader', async () => {
    const { body } = await upload(staff, 'a.csv', '101');
    const colleague = app.actor({ permissions: [], scope: [unit] });
    const stranger = app.actor({ permissions: [], scope: [newId()] });
    expect((await get(colleague, body.id)).status).toBe(404);
    expect((await get(stranger, body.id)).status).toBe(404);
    expect((await get(app.nobody, body.id)).status).toBe(401);
  });

  it('opens an attached one to those who may read the record, within their reach', async () => {
    const { body } = await upload(staff, 'a.csv', '101');
    const recordId = newId();
    const owner = newId();
    const to = { kind: 'room', id: recordId, orgId: owner, readPermission: 'office-space.room.read' };
    await expect(app.asSystem((ctx) => attachFile(ctx, body.id, to))).rejects.toMatchObject({ code: 'files.not_attachable' });
    const asStaff = { ...staff.actor };
    await app.asSystem((ctx) => attachFile({ ...ctx, actor: asStaff }, body.id, to));
    const reader = app.actor({ permissions: ['office-space.room.read'], scope: [owner] });
    const elsewhere = app.actor({ permissions: ['office-space.room.read'], scope: [unit] });
    const without = app.actor({ permissions: [], scope: [owner] });
    expect((await get(reader, body.id)).status).toBe(200);
    expect((await get(elsewhere, body.id)).status).toBe(404);
    expect((await get(without, body.id)).status).toBe(404);
    expect(await app.asSystem((ctx) => filesOf(ctx, 'room', recordId))).toMatchObject([{ id: body.id, name: 'a.csv', size: 3 }]);
    await app.asSystem((ctx) => removeFile(ctx, body.id));
    expect((await get(reader, body.id)).status).toBe(404);
    expect(await app.asSystem((ctx) => filesOf(ctx, 'room', recordId))).toEqual([]);
  });

  it('lets a job read the upload of its asker and nobody else’s', async () => {
    const { body } = await upload(staff, 'a.csv', '101');
    const read = await app.asSystem(async (ctx) => {
      const { file, open } = await readUpload({ ...ctx, actor: staff.actor }, body.id);
      return { file, text: Buffer.concat(await (await open()).toArray()).toString() };
    });
    expect(read).toMatchObject({ file: { name: 'a.csv' }, text: '101' });
    const other = app.actor({ permissions: [], scope: [unit] });
    await expect(app.asSystem((ctx) => readUpload({ ...ctx, actor: other.actor }, body.id))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('keeping and sweeping', () => {
  it('keeps what the platform makes and removes it when its time is over', async () => {
    const made = {
      name: '统计表.xlsx',
      mediaType: 'application/x',
      body: (async function* () {
        yield Buffer.from('abc');
      })(),
      orgId: unit,
      purpose: 'task',
    };
    const id = await app.asSystem((ctx) => keepFile(ctx, made));
    const kept = await row(id);
    expect(kept).toMatchObject({ size_bytes: 3, sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0' });
    const key = kept?.storage_key ?? '';
    await app.asSystem(sweepFiles);
    expect(existsSync(contentOf(key))).toBe(true);
    app.setNow(new Date(Date.now() + 31 * 86_400_000));
    await app.asSystem(sweepFiles);
    app.setNow(null);
    expect(existsSync(contentOf(key))).toBe(false);
    expect(await row(id)).toBeUndefined();
  });

  it('hides an upload from the day it expires, attached or swept or not', async () => {
    const { body } = await upload(staff, 'a.csv', '101');
    app.setNow(new Date(Date.now() + 7 * 86_400_000 + 1000));
    expect((await get(staff, body.id)).status).toBe(404);
    app.setNow(null);
    expect((await get(staff, body.id)).status).toBe(200);
  });

  it('removes contents without a row and leftovers of broken uploads, but nothing young', async () => {
    const { body } = await upload(staff, 'a.csv', '101');
    const key = (await row(body.id))?.storage_key ?? '';
    const stray = join(dataDir, 'files', '2020/01/01', '016f5e66-e800-7000-8000-000000000000');
    const young = join(dataDir, 'files', newId());
    mkdirSync(join(dataDir, 'files', '2020/01/01'), { recursive: true });
    const leftover = join(dataDir, 'incoming', 'old');
    for (const path of [stray, young, leftover]) writeFileSync(path, 'x');
    utimesSync(leftover, new Date(0), new Date(0));
    await app.asSystem(sweepFiles);
    expect([stray, young, leftover, contentOf(key)].map((p) => existsSync(p))).toEqual([false, true, false, true]);
  });

  it('says which setting object storage lacks', () => {
    expect(() => fileServices({ QINWU_FILES: 's3', QINWU_UPLOAD_MB: 1, QINWU_S3_REGION: 'x' }, dataDir)).toThrow(
      'QINWU_S3_BUCKET is missing',
    );
  });
});
