import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sheets } from '#kernel/sheets/domain.ts';
import { number, text } from '#kernel/sheets/out-cells.ts';
import { writeWorkbook } from '#kernel/sheets/write-sheet.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { type House, makeHouse, makePerson, makeRoom, makeUnit } from '#testing/office-space.ts';
import { getTitle, listBuildings } from '../../contract/buildings.ts';
import { templateOf } from '../../contract/imports.ts';
import { listOccupancies } from '../../contract/occupancies.ts';
import { listRooms } from '../../contract/rooms.ts';
import { officeSpace } from '../domain.ts';
import { type ImportOptions, importFile } from './import-file.ts';
import type { ImportKind } from './importers.ts';
import { levelOf } from './lookup.ts';

let app: TestApp;
let house: House;
let unitName: string;
let directory: string;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [sheets, officeSpace] });
  house = await makeHouse(app);
  unitName = (
    await app.asSystem((ctx) => ctx.db.selectFrom('org.unit').select('name').where('id', '=', house.goab).executeTakeFirstOrThrow())
  ).name;
  directory = mkdtempSync(join(tmpdir(), 'qinwu-import-test-'));
});
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await app.close();
});

let serial = 0;
/** Rows of text and numbers as a workbook. */
async function workbook(rows: (string | number | null)[][]): Promise<string> {
  serial += 1;
  const path = join(directory, `${serial}.xlsx`);
  const cells = rows.map((row) => ({ cells: row.map((v) => (v === null ? null : typeof v === 'number' ? number(v) : text(v))) }));
  await writeWorkbook(path, { sheets: [{ name: '台账', rows: cells }] });
  return path;
}

async function bring(kind: ImportKind, path: string, options: Partial<ImportOptions> = {}) {
  const attached: string[] = [];
  const run = {
    taskId: crypto.randomUUID(),
    transaction: <T>(work: Parameters<TestApp['asSystem']>[0]) => app.asSystem(work) as Promise<T>,
    progress: async () => undefined,
    attach: async (file: { name: string; body: AsyncIterable<Uint8Array> }) => {
      for await (const _ of file.body);
      attached.push(file.name);
    },
  };
  const result = await importFile(run, kind, path, { mode: 'all', locale: 'zh-CN', fileName: '台账.xlsx', ...options });
  return { ...result, attached };
}

const heads = ['权属单位', '楼栋编号', '建筑名称', '建筑面积（㎡）', '使用面积(平方米)', '地上层数', '建成年份', '结构', '产权状态'];

describe('the register of buildings', () => {
  it('takes a file as agencies have it, and the same file again changes nothing', async () => {
    const path = await workbook([
      ['示范市机关办公用房台账'],
      heads,
      [unitName, 'A001', '示范一号楼', '１２，０００．５', 7800, 6, 2008, '框架', '未办理'],
      [unitName, 'A002', '示范二号楼', '—', null, 3, '1998年', '砖混', null],
    ]);
    expect(await bring('buildings', path)).toMatchObject({ rows: 2, new: 2, wrong: 0, stored: true, attached: [] });
    const list = (await house.officer.call(listBuildings, { q: '示范一号' })).body.items;
    expect(list[0]).toMatchObject({
      code: 'A001',
      buildingAreaSqm: '12000.50',
      structure: 'reinforced-concrete',
      storeysAbove: 6,
      builtYear: 2008,
    });
    expect((await house.officer.call(getTitle, { buildingId: list[0]?.id ?? '' })).body.title?.status).toBe('no-documents');
    const second = (await house.officer.call(listBuildings, { q: 'A002' })).body.items[0];
    expect(second).toMatchObject({ buildingAreaSqm: null, usableAreaSqm: null, divisionCode: house.divisionCode });
    expect(await bring('buildings', path)).toMatchObject({ rows: 2, new: 0, changed: 0, same: 2 });
    const changed = await workbook([heads.slice(0, 3), [unitName, 'A001', '示范一号楼（改）']]);
    expect(await bring('buildings', changed)).toMatchObject({ new: 0, changed: 1 });
    expect((await house.officer.call(listBuildings, { q: 'A001' })).body.items[0]).toMatchObject({
      name: '示范一号楼（改）',
      buildingAreaSqm: '12000.50',
    });
  });

  it('stores nothing when one row is wrong, or the good rows when they are asked for, and says why row by row', async () => {
    const path = await workbook([
      heads.slice(0, 4),
      [unitName, 'C001', '示范三号楼', 100],
      ['示范不存在局', 'C002', '示范四号楼', 100],
      [unitName, 'C003', '示范五号楼', '很大'],
      [unitName, 'C001', '示范六号楼', 5],
    ]);
    const all = await bring('buildings', path);
    expect(all).toMatchObject({ rows: 4, new: 1, wrong: 3, stored: false, unknownUnits: ['示范不存在局'] });
    expect(all.attached).toHaveLength(1);
    expect((await house.officer.call(listBuildings, { q: 'C001' })).body.total).toBe(0);
    expect(await bring('buildings', path, { mode: 'good-rows' })).toMatchObject({ new: 1, wrong: 3, stored: true });
    expect((await house.officer.call(listBuildings, { q: 'C001' })).body.total).toBe(1);
  });

  it('reads a foreign file by a mapping: constants, joined columns, square feet', async () => {
    const path = join(directory, 'foreign.csv');
    writeFileSync(path, 'Location Code,Asset,Street,City,Square Feet,Status\nGA2338,THOMPSON BLDG,2565 RD,GAINESVILLE,17844,Active\n');
    const mapping = {
      columns: {
        unitName: { const: unitName },
        divisionCode: { const: house.divisionCode },
        code: 'Location Code',
        name: 'Asset',
        address: { from: ['Street', 'City'], join: ', ' },
        buildingAreaSqm: { from: 'Square Feet', unit: 'sqft' },
        state: { from: 'Status', map: { Active: 'in-use', Excess: 'idle', Decommissioned: 'retired' } },
      },
    };
    expect(await bring('buildings', path, { mapping })).toMatchObject({ new: 1, stored: true });
    expect((await house.officer.call(listBuildings, { q: 'GA2338' })).body.items[0]).toMatchObject({
      buildingAreaSqm: '1657.76',
      address: '2565 RD, GAINESVILLE',
      state: 'in-use',
    });
  });
});

describe('the registers of rooms, seats and establishment', () => {
  it('makes missing floors, finds the using unit, and refuses a technical room without its document', async () => {
    const using = await makeUnit(app, house.divisionCode, { parentId: house.goab, name: '示范导入局' });
    await bring('buildings', await workbook([heads.slice(0, 3), [unitName, 'R001', '示范房屋楼']]));
    const rows = [
      ['楼栋编号', '房间号', '楼层', '用房类型', '使用面积', '使用单位', '立项批复'],
      ['R001', '301', '3层', '办公室', 18.6, '示范导入局', null],
      ['R001', 'B101', '地下一层', '配电室', 40, null, null],
      ['R001', '302', '三', '技术业务用房', 50, '示范导入局', null],
    ];
    const first = await bring('rooms', await workbook(rows), { mode: 'good-rows' });
    expect(first).toMatchObject({ rows: 3, new: 1, wrong: 2 });
    rows[2] = ['R001', 'B101', '地下一层', '设备用房', 40, null, null];
    rows[3] = ['R001', '302', '三', '技术业务用房', 50, '示范导入局', '示发改〔2020〕1号'];
    expect(await bring('rooms', await workbook(rows))).toMatchObject({ new: 2, same: 1, wrong: 0, stored: true });
    const officer = app.actor({ permissions: ['office-space.room.read'], scope: 'all' });
    const { items } = (await officer.call(listRooms, { q: '30', orgId: [using] })).body;
    expect(items.map((r) => [r.code, r.kind, r.floorLevel])).toEqual([
      ['301', 'office', 3],
      ['302', 'technical-business', 3],
    ]);
    expect((await officer.call(listRooms, { q: 'b101' })).body.items[0]).toMatchObject({ orgId: house.goab, floorLevel: -1 });
  });

  it.each([
    ['3', 3],
    ['３层', 3],
    ['B2', -2],
    ['-1', -1],
    ['负一层', -1],
    ['地下二层', -2],
    ['十二楼', 12],
    ['二十', 20],
    ['0', null],
    ['屋顶', null],
  ])('understands the floor %s', (said, level) => expect(levelOf(said)).toBe(level));

  it('seats people by name and room, and never twice', async () => {
    const roomId = await makeRoom(house, { code: 'IMP-1', usableAreaSqm: '9' });
    const person = await makePerson(app, house.unit, 'M5', '李导入');
    await makePerson(app, house.unit, 'M5', '王同名');
    await makePerson(app, house.unit, 'M5', '王同名');
    const building = (await house.officer.call(listBuildings, { q: '示范大楼' })).body.items[0];
    const file = await workbook([
      ['楼栋编号', '房号', '使用人', '启用日期'],
      [building?.code ?? '', 'IMP-1', '李导入', '2024年1月5日'],
      [building?.code ?? '', 'IMP-1', '王同名', '2024-01-05'],
      [building?.code ?? '', 'NO-1', '李导入', '2024-01-05'],
      [building?.code ?? '', 'IMP-1', '李导入', 45500],
    ]);
    expect(await bring('occupancies', file, { mode: 'good-rows' })).toMatchObject({ rows: 4, new: 1, wrong: 3 });
    const { items } = (await house.officer.call(listOccupancies, { roomId })).body;
    expect(items.map((o) => [o.personId, o.from])).toEqual([[person, '2024-01-05']]);
    expect(await bring('occupancies', file, { mode: 'good-rows' })).toMatchObject({ new: 0, same: 1, wrong: 3 });
  });

  it('detects the limits of 1999 (OS-10) and takes the establishment with dates', async () => {
    await makeUnit(app, house.divisionCode, { parentId: house.goab, name: '示范编制局' });
    const old = await workbook([
      ['单位名称', '职级', '编制数', '人均面积标准'],
      ['示范编制局', '正局级', 1, 12],
      ['示范编制局', '局级以下', 40, 6],
    ]);
    expect(await bring('establishment', old)).toMatchObject({ rows: 2, wrong: 2, stored: false });
    const now = (n: number) =>
      workbook([
        ['单位名称', '职级', '编制数', '起始日期'],
        ['示范编制局', '正局级', 1, '2024-01-01'],
        ['示范编制局', '局级以下', n, '2024-01-01'],
      ]);
    expect(await bring('establishment', await now(40))).toMatchObject({ new: 2, stored: true });
    expect(await bring('establishment', await now(40))).toMatchObject({ same: 2 });
    expect(await bring('establishment', await now(41))).toMatchObject({ same: 1, changed: 1 });
  });
});

it('offers a template for each register', async () => {
  for (const kind of ['buildings', 'rooms', 'occupancies', 'establishment'] as const) {
    const answer = await house.officer.call(templateOf, { kind });
    expect(answer.status).toBe(200);
    expect(answer.raw.subarray(0, 2).toString()).toBe('PK');
  }
  expect((await house.unitAdmin.call(templateOf, { kind: 'rooms' })).status).toBe(403);
});
