import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { previewImport, startImport } from '#domains/office-space/contract/imports.ts';
import { listRooms } from '#domains/office-space/contract/rooms.ts';
import { getTask } from '#kernel/events/contract/tasks.ts';
import { fileServices } from '#kernel/files/server/services.ts';
import { dataOf, xlsx } from '#kernel/sheets/fixtures.ts';
import type { Problem } from '#shared/errors.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { buildWorld, type World } from '#testing/laws/world.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'qinwu-hostile-'));
const ONE_MIB = 1_048_576;
const HEADINGS = ['使用单位', '楼栋编号', '楼层', '房间编号', '房间名称', '房间类型', '使用面积(㎡)'];
let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), {
    services: fileServices({ QINWU_FILES: 'disk', QINWU_UPLOAD_MB: 1, QINWU_S3_REGION: 'x' }, dataDir),
  });
  world = await buildWorld(app);
});
afterAll(async () => {
  await app?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Sent {
  status: number;
  body: Problem & { id: string; name: string };
}

/** Uploads over HTTP, whatever it is. */
async function upload(name: string, content: string | Uint8Array, query = '?purpose=import'): Promise<Sent> {
  const form = new FormData();
  form.append('file', new Blob([content as Uint8Array<ArrayBuffer>]), name);
  const body = new Response(form);
  return send(Buffer.from(await body.arrayBuffer()), body.headers.get('content-type') ?? '', query);
}

async function send(payload: Buffer, type: string, query = ''): Promise<Sent> {
  const headers = { 'x-test-actor': world.self.actor.accountId ?? '', 'x-qinwu': '1', 'content-type': type };
  const reply = await app.http.inject({ method: 'POST', url: `/api/files${query}`, headers, payload });
  return { status: reply.statusCode, body: reply.json() as Sent['body'] };
}

const stored = () => readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).length;
const rooms = async () => (await world.self.call(listRooms, {})).body.total;

describe('an upload is refused whole, and leaves nothing behind:', () => {
  it.each<[string, string, () => string | Uint8Array, number, string]>([
    ['one that is too large', 'a.csv', () => 'a,b\n'.repeat(400_000), 413, 'files.too_large'],
    ['an empty one', 'a.csv', () => '', 422, 'files.empty'],
    ['a program', 'a.csv', () => 'MZ\u0000\u0001\u0000', 415, 'files.type_refused'],
    ['a web page', 'a.csv', () => '<!doctype html><script>alert(1)</script>', 415, 'files.type_refused'],
    ['an archive', 'a.xlsx', () => zipSync({ 'a.txt': strToU8('x') }), 415, 'files.type_refused'],
    [
      'a workbook that bursts',
      'a.xlsx',
      () => xlsx({ data: dataOf([HEADINGS]), more: { 'xl/media/bomb.bin': [new Uint8Array(70 * ONE_MIB), { level: 1 }] } }),
      422,
      'files.archive_refused',
    ],
    [
      'a workbook with macros',
      'a.xlsx',
      () => xlsx({ data: dataOf([HEADINGS]), more: { 'xl/vbaProject.bin': strToU8('x') } }),
      415,
      'files.type_refused',
    ],
    ['a workbook cut off', 'a.xlsx', () => xlsx({ data: dataOf([HEADINGS]) }).slice(0, 600), 422, 'files.unreadable'],
  ])('%s', async (_name, name, content, status, code) => {
    const before = stored();
    const { status: got, body } = await upload(name, content());
    expect([got, body.code], body.title).toEqual([status, code]);
    expect(body.title).toMatch(/\p{Script=Han}/u);
    expect(stored()).toBe(before);
  });

  it.each<[string, Buffer, string, number, string]>([
    ['without a part', Buffer.from('--x--\r\n'), 'multipart/form-data; boundary=x', 400, 'invalid_input'],
    [
      'without an end',
      Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b'),
      'multipart/form-data; boundary=x',
      400,
      'malformed_body',
    ],
    ['without a boundary', Buffer.from('a,b'), 'multipart/form-data', 400, 'malformed_body'],
    ['of another type', Buffer.from('{}'), 'application/json', 415, 'unsupported_media'],
  ])('a body %s', async (_name, payload, type, status, code) => {
    const before = stored();
    const { status: got, body } = await send(payload, type);
    expect([got, body.code], body.title).toEqual([status, code]);
    expect(stored()).toBe(before);
  });

  it('one for a purpose that is a path', async () => {
    expect((await upload('a.csv', 'a,b\n', '?purpose=../../x')).body.issues?.map((i) => i.path)).toEqual(['purpose']);
  });

  it('but a name that is a path is only a name', async () => {
    const { status, body } = await upload('../../etc/pass\u0000wd\r\nx: y.csv', 'a,b\n');
    expect(status).toBe(201);
    for (const sign of ['/', '\\', '\r', '\n', '\0']) expect(body.name).not.toContain(sign);
  });
});

describe('a preview and an import say what is wrong with the file, and change nothing:', () => {
  const kind = 'rooms' as const;

  it.each<[string, string, () => string | Uint8Array]>([
    ['a document', 'a.docx', () => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w:document/>') })],
    [
      'a picture',
      'a.png',
      () => Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
    ],
    ['no known heading', 'a.csv', () => '甲,乙,丙\n1,2,3\n'],
    ['nothing but a heading', 'a.xlsx', () => xlsx({ data: dataOf([HEADINGS]) })],
    ['XML that is none', 'a.xlsx', () => xlsx({ data: '<row r="1"><c r="A1" t="inlineStr"><is><t>使用单位</t>' })],
    [
      'an entity that grows',
      'a.xlsx',
      () => xlsx({ data: '', strings: '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><si><t>&b;</t></si>' }),
    ],
    ['a sheet that bursts', 'a.xlsx', () => xlsx({ data: dataOf([HEADINGS]) + ' '.repeat(25 * ONE_MIB) })],
    ['a cell at the end of the world', 'a.xlsx', () => xlsx({ data: '<row r="1048577"><c r="XFE1"><v>1</v></c></row>' })],
    ['twenty thousand wrong rows', 'a.csv', () => `${HEADINGS.join()}\n${'没有这个单位,B,1,R,名,办公室,十二\n'.repeat(20_000)}`],
  ])('%s', async (_name, name, content) => {
    const before = await rooms();
    const sent = await upload(name, content());
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    const { status, problem, body } = await world.self.call(previewImport, { kind, fileId: sent.body.id });
    expect(status, JSON.stringify(problem)).toBeLessThan(500);
    if (status === 200) expect(body.counts.new + body.counts.changed).toBe(0);
    else expect(problem.title).toMatch(/\p{Script=Han}/u);
    const asked = await world.self.call(startImport, { kind, fileId: sent.body.id, mode: 'good-rows' });
    await app.settle();
    if (asked.status === 202) {
      const task = (await world.self.call(getTask, { taskId: asked.body.taskId })).body;
      expect(['done', 'failed']).toContain(task.state);
      expect(task.problem?.code).not.toBe('internal');
    }
    expect(await rooms()).toBe(before);
  });

  it('a formula is not computed: what it was last is taken, and where nothing was the row is named', async () => {
    const cell = (at: string, inner: string, type = '') => `<c r="${at}"${type}>${inner}</c>`;
    const text = (at: string, t: string) => cell(at, `<is><t>${t}</t></is>`, ' t="inlineStr"');
    const row = (n: number, area: string) =>
      `<row r="${n}">${['没有的单位', 'B1', '1', `R${n}`, '办公室', '办公室'].map((t, i) => text(`${'ABCDEF'[i]}${n}`, t)).join('')}${area}</row>`;
    const head = `<row r="1">${HEADINGS.map((t, i) => text(`${'ABCDEFG'[i]}1`, t)).join('')}</row>`;
    const data =
      head +
      row(2, cell('G2', '<f>9*2</f><v>18</v>')) +
      row(3, cell('G3', '<f>WEBSERVICE("http://127.0.0.1/")</f>')) +
      row(4, cell('G4', '<f>1/0</f><v>#DIV/0!</v>', ' t="e"'));
    const sent = await upload('公式.xlsx', xlsx({ data }));
    const { status, body } = await world.self.call(previewImport, { kind, fileId: sent.body.id });
    expect(status).toBe(200);
    expect(body.rows.find((r) => r.row === 2)?.values.usableAreaSqm).toBe('18');
    expect(body.issues.filter((i) => i.field === 'usableAreaSqm').map((i) => `${i.row} ${i.code}`)).toEqual([
      '2 sheet.formula_value_used',
      '3 sheet.formula_without_value',
      '4 sheet.cell_error',
    ]);
  });

  it('a file of someone else does not exist', async () => {
    const sent = await upload('a.csv', `${HEADINGS.join()}\n`);
    const other = app.actor({ permissions: world.allPermissions, scope: [world.otherUnitId], orgId: world.otherUnitId });
    expect((await other.call(previewImport, { kind, fileId: sent.body.id })).problem.code).toBe('not_found');
  });
});
