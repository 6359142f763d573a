import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { getTask } from '#kernel/events/contract/tasks.ts';
import { events } from '#kernel/events/server/domain.ts';
import { files } from '#kernel/files/server/domain.ts';
import { fileServices } from '#kernel/files/server/services.ts';
import { sheets } from '#kernel/sheets/domain.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { type House, makeHouse, makePerson, rightsOf } from '#testing/office-space.ts';
import { settle } from '#testing/settle.ts';
import { listBuildings } from '../../contract/buildings.ts';
import { previewImport, startImport } from '../../contract/imports.ts';
import { assignRoom } from '../../contract/occupancies.ts';
import { listRooms } from '../../contract/rooms.ts';
import { listAlarms, runCheck } from '../../contract/verdicts.ts';
import { officeSpace } from '../domain.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'qinwu-import-task-'));
const domains = [events, files, sheets, officeSpace];
let app: TestApp;
let house: House;
let officer: TestActor;
beforeAll(async () => {
  const services = fileServices({ QINWU_FILES: 'disk', QINWU_UPLOAD_MB: 8, QINWU_S3_REGION: 'x' }, dataDir);
  app = await startTestApp(inject('postgresUrl'), { domains, services });
  house = await makeHouse(app);
  officer = app.actor({ permissions: rightsOf('officer'), scope: [house.goab, house.unit], orgId: house.goab });
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const failures: object[] = [];
const log = { info: () => undefined, error: (o: object) => void failures.push(o) };
const work = () =>
  settle({
    database: app.database,
    services: app.services,
    domains,
    actors: { ofAccount: async (id) => (id === officer.actor.accountId ? officer.actor : null) },
    now: () => new Date(),
    log,
  });

async function upload(name: string, content: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  const body = new Response(form);
  const reply = await app.http.inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'x-test-actor': officer.actor.accountId ?? '', 'x-qinwu': '1', 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
  return (reply.json() as { id: string }).id;
}

it('goes from the upload by a preview to the rooms, with the file of what was wrong', async () => {
  const building = (await officer.call(listBuildings, {})).body.items[0]?.code ?? '';
  const lines = [
    '建筑编号,房间号,楼层,用房类型,使用面积',
    `${building},601,6,办公室,18.6`,
    `${building},602,6,办公室,很大`,
    'NONE,603,6,办公室,9',
  ];
  const fileId = await upload('房间.csv', lines.join('\n'));
  const preview = (await officer.call(previewImport, { kind: 'rooms', fileId })).body;
  expect(preview.counts).toEqual({ rows: 3, new: 1, changed: 0, same: 0, wrong: 2 });
  expect(preview.columns.map((c) => c.field)).toEqual(['buildingCode', 'code', 'floor', 'kind', 'usableAreaSqm']);
  expect(preview.rows.map((r) => r.outcome)).toEqual(['new', 'wrong', 'wrong']);
  expect(preview.issues.map((i) => [i.row, i.field])).toEqual([
    [3, 'usableAreaSqm'],
    [4, 'buildingCode'],
  ]);
  expect((await officer.call(listRooms, { q: '601' })).body.total).toBe(0);

  const { taskId } = (await officer.call(startImport, { kind: 'rooms', fileId, mode: 'good-rows' })).body;
  await work();
  expect(failures).toEqual([]);
  const task = (await officer.call(getTask, { taskId })).body;
  expect(task).toMatchObject({ state: 'done', kind: 'office-space.import-rooms', result: { new: 1, wrong: 2, stored: true } });
  expect(task.fileId).not.toBeNull();
  expect((await officer.call(listRooms, { q: '601' })).body.items[0]).toMatchObject({ floorLevel: 6, usableAreaSqm: '18.60' });
});

it('says which column is missing before a row is looked at, and refuses a file of somebody else', async () => {
  const fileId = await upload('房间.csv', '建筑编号,房间号\nB1,101\n');
  const preview = (await officer.call(previewImport, { kind: 'rooms', fileId })).body;
  expect(preview.issues.map((i) => [i.code, i.field])).toEqual([
    ['sheet.column_missing', 'floor'],
    ['sheet.column_missing', 'kind'],
  ]);
  const { taskId } = (await officer.call(startImport, { kind: 'rooms', fileId })).body;
  await work();
  expect((await officer.call(getTask, { taskId })).body).toMatchObject({ state: 'failed', problem: { code: 'sheet.header_problems' } });
  const other = app.actor({ permissions: rightsOf('officer'), scope: [house.goab] });
  expect((await other.call(previewImport, { kind: 'rooms', fileId })).status).toBe(404);
  expect((await other.call(startImport, { kind: 'rooms', fileId })).status).toBe(404);
  const picture = await upload('照片.txt', '不是表格');
  expect((await officer.call(previewImport, { kind: 'rooms', fileId: picture })).problem.code).toMatch(/^sheet\./);
});

it('checks everything in reach on demand', async () => {
  const room = (await officer.call(listRooms, { q: '601' })).body.items[0];
  const person = await makePerson(app, house.unit, 'M5');
  await app.asSystem(({ client }) => client.query('update places.room set org_id = $2 where id = $1', [room?.id, house.unit]));
  await officer.call(assignRoom, { roomId: room?.id ?? '', personIds: [person], from: '2026-01-01' });
  await app.asSystem(({ client }) => client.query('delete from office_space.alarm'));
  const { taskId } = (await officer.call(runCheck, {})).body;
  await work();
  expect((await officer.call(getTask, { taskId })).body).toMatchObject({ state: 'done', doneCount: 3, totalCount: 3 });
  expect((await officer.call(listAlarms, { subjectId: room?.id ?? '' })).body.items.map((a) => a.code)).toEqual(['A1', 'A6']);
  expect((await house.unitAdmin.call(runCheck, {})).status).toBe(403);
});
