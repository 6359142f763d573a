import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openWorkbook } from '#kernel/sheets/read-sheet.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { all, type House, makeHouse, makePerson, makeRoom } from '#testing/office-space.ts';
import { exportBuildings, putTitle } from '../../contract/buildings.ts';
import { assignRoom, exportOccupancies } from '../../contract/occupancies.ts';
import { exportRooms } from '../../contract/rooms.ts';
import { exportForm } from '../../contract/statistics.ts';
import { exportAlarms } from '../../contract/verdicts.ts';
import { officeSpace } from '../domain.ts';

let app: TestApp;
let house: House;
let directory: string;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [officeSpace] });
  house = await makeHouse(app, { establishment: { M5: 10 } });
  directory = mkdtempSync(join(tmpdir(), 'qinwu-export-test-'));
});
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await app.close();
});

/** Texts of the first sheet, row by row, and its merged ranges. */
async function read(raw: Buffer) {
  const path = join(directory, `${crypto.randomUUID()}.xlsx`);
  writeFileSync(path, raw);
  const book = await openWorkbook(path);
  const sheet = book.sheets[0]?.name ?? '';
  const rows: string[][] = [];
  for await (const row of book.rows(sheet)) rows.push(row.cells.map((c) => c.text));
  const merges = await book.merges(sheet);
  await book.close();
  return { sheet, rows, merges, sheets: book.sheets.length };
}
const nameOf = (headers: Record<string, unknown>): string =>
  decodeURIComponent(String(headers['content-disposition']).split("''")[1] ?? '');

it('exports what is filtered, within the wall, harmless in a spreadsheet', async () => {
  const roomId = await makeRoom(house, { usableAreaSqm: '18.6', code: '=1+1' });
  await makeRoom(house, { kind: 'service', usableAreaSqm: '30' });
  await house.officer.call(assignRoom, { roomId, personIds: [await makePerson(app, house.unit, 'M4', '@示范')], from: '2026-01-01' });
  const rooms = await house.officer.call(exportRooms, { kind: ['office'] });
  expect(rooms.status).toBe(200);
  expect(nameOf(rooms.headers)).toMatch(/^房间台账-\d{4}-\d\d-\d\d\.xlsx$/);
  const { rows, sheets } = await read(rooms.raw);
  expect(sheets).toBe(2);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain('使用面积（㎡）');
  expect(rows[1]).toEqual(expect.arrayContaining(['=1+1', '办公室', '18.60', '1层']));
  expect(rooms.raw.includes('<f>')).toBe(false);
  const seats = await read((await house.officer.call(exportOccupancies, {})).raw);
  expect(seats.rows[1]).toEqual(expect.arrayContaining(['=1+1', '@示范']));
  const alarms = await read((await house.officer.call(exportAlarms, { code: ['A1'] })).raw);
  expect(alarms.rows[1]).toEqual(expect.arrayContaining(['A1', '黄色']));
  expect(alarms.rows[1]?.join()).toContain('超出面积 0.60');
  const stranger = app.actor({ permissions: all, scope: [house.goab.replace(/^./, 'f')] });
  expect((await read((await stranger.call(exportRooms, {})).raw)).rows).toHaveLength(1);
});

it('leaves certificates and values out for those who may not see them', async () => {
  await house.officer.call(putTitle, {
    buildingId: house.buildingId,
    status: 'registered-to-goab',
    certificateNo: '苏(示范)0009',
    valueYuan: '1000.50',
  });
  const heads = async (permissions: string[]) => {
    const reader = app.actor({ permissions, scope: [house.goab] });
    return (await read((await reader.call(exportBuildings, {})).raw)).rows;
  };
  const open = await heads(['office-space.building.read']);
  expect(open[1]?.join()).not.toContain('苏(示范)0009');
  expect(open[0]?.join()).not.toContain('账面价值');
  const full = await heads(['office-space.building.read', 'office-space.title.read']);
  expect(full[1]).toEqual(expect.arrayContaining(['苏(示范)0009', '1000.50']));
});

it('lays a statistical form out as the upper level wants it (OS-30)', async () => {
  const answer = await house.officer.call(exportForm, { form: '2', divisionCode: house.divisionCode, level: 'city' });
  expect(nameOf(answer.headers)).toBe(`示范区${house.divisionCode}${house.divisionCode}000000.xlsx`);
  const { rows, merges } = await read(answer.raw);
  const text = rows.map((r) => r.join('|'));
  expect(text[2]).toContain('核定面积');
  expect(text[3]).toContain('基本办公用房合计');
  expect(text.some((line) => line.startsWith('合计|'))).toBe(true);
  expect(text.at(-1)).toMatch(/填表人.*审核人.*单位负责人/);
  expect(merges.length).toBeGreaterThan(5);
  expect(merges).toContainEqual({ top: 1, left: 1, bottom: 1, right: 23 });
});
