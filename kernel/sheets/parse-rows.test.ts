import fc from 'fast-check';
import { afterAll, describe, expect, expectTypeOf, test } from 'vitest';
import { dataOf, mergesOf, rooms, scratch, words, xlsx } from './fixtures.ts';
import { KeyTable } from './key-table.ts';
import { readMapping } from './mapping.ts';
import type { ParsedRow, ParseOptions, SheetRows } from './parse-rows.ts';
import { openRows } from './parse-rows.ts';
import { defineSheet, type SheetRow, versionOf } from './sheet.ts';

const dir = scratch();
afterAll(() => dir.remove());
type Rooms = (typeof rooms)['columns'];
type Cells = readonly (readonly (string | number | null)[])[];

async function parse(
  content: string | Uint8Array,
  options: Partial<ParseOptions> = {},
): Promise<{ rows: ParsedRow<Rooms>[]; sheet: SheetRows<Rooms> }> {
  const sheet = await openRows(rooms, dir.file('rooms', content), { words, ...options });
  const rows: ParsedRow<Rooms>[] = [];
  try {
    if (sheet.ok) for await (const batch of sheet.batches()) rows.push(...batch);
  } finally {
    await sheet.close();
  }
  return { rows, sheet };
}
const book = (rows: Cells, tail = '') => xlsx({ data: dataOf(rows), tail });
const head = ['楼栋', '房间号', '使用面积（㎡）', '类别'];
const codes = (rows: ParsedRow<Rooms>[]) =>
  rows.flatMap((row) => row.issues.map((issue) => [issue.row, issue.column, issue.field, issue.code]));

describe('a register as agencies keep it', () => {
  test('with titles, groups, merged cells, repeated headers, totals and signatures', async () => {
    const rows: Cells = [
      ['附件1：'],
      ['示范局办公用房台账\n（2024年）'],
      ['填报单位：示范局', null, null, null, '单位：万元'],
      ['序号', '房间编号', '使用面积', '类别', '账面价值', '竣工时间', '是否共用', '备 注'],
      ['示范一号楼（3间）'],
      [1, '０３０１', '１８．５０平方米', '办公用房', '1,200.5', '2024年1月5日', '是', '—'],
      [2, '0302', 36, 'MEETING', '—', 44561, '×', '暂无'],
      [null, '  ', null],
      ['序号', '房间编号', '使用面积', '类别', '账面价值', '竣工时间', '是否共用', '备注'],
      [3, '0303', '—', '无', null, null, null, '靠窗'],
      ['合　计', null, 54.5],
      ['填表人：示范', null, '审核人：示范', null, '填表日期：2024-01-05'],
    ];
    const { rows: read, sheet } = await parse(book(rows, mergesOf('A1:H1', 'A2:H2', 'A5:H5')));
    expect(sheet.headerRow).toBe(4);
    expect(sheet.unknown).toEqual([{ column: 'A', header: '序号' }]);
    expect(sheet.summary).toMatchObject({ rows: 3, ok: 2, failed: 1, skipped: { blank: 1, header: 1, group: 1, total: 1, footer: 1 } });
    expect(read[0]).toMatchObject({
      rowNumber: 6,
      ok: true,
      group: { name: '示范一号楼', count: 3 },
      values: {
        building: '示范一号楼',
        number: '0301',
        area: '18.5',
        kind: 'office',
        value: '12005000',
        builtOn: '2024-01-05',
        shared: true,
        note: null,
        seats: null,
      },
    });
    expect(read[1]?.values).toMatchObject({ area: '36', kind: 'meeting', value: null, builtOn: '2021-12-31', shared: false });
    expect(read[2]).toMatchObject({ ok: false, values: { kind: 'none', note: '靠窗' } });
    expect(codes(read)).toEqual([[10, 'C', 'area', 'sheet.value_required']]);
  });

  test('carries names merged downwards, but no quantities', async () => {
    const rows: Cells = [head, ['示范一号楼', '0301', 18, '办公室'], [null, '0302', null, '办公室'], ['示范二号楼', '0301', 20, '办公室']];
    const { rows: read } = await parse(book(rows, mergesOf('A2:A3', 'C2:C3')));
    expect(read.map((row) => row.values.building)).toEqual(['示范一号楼', '示范一号楼', '示范二号楼']);
    expect(codes(read)).toEqual([[3, 'C', 'area', 'sheet.value_required']]);
  });

  test('follows a repeated header that moved its columns', async () => {
    const rows: Cells = [
      head,
      ['一', '1', 18, '办公室'],
      ['楼栋', '房间号', null, '使用面积', '类别'],
      ['一', '2', null, 19, '办公室'],
      head,
      ['一', '3', 20, '办公室'],
    ];
    const { rows: read } = await parse(book(rows));
    expect(read.map((row) => row.values.area)).toEqual(['18', '19', '20']);
  });

  test('takes the sheet that looks most like it', async () => {
    const content = xlsx({
      sheets: [
        {
          name: '填写说明',
          data: dataOf([
            ['类别', '请选择'],
            ['房间号', '文本'],
          ]),
        },
        { name: '旧表', state: 'hidden', data: dataOf([head, ['隐藏', '9', 9, '办公室']]) },
        { name: '台账', data: dataOf([head, ['一', '1', 18, '办公室']]) },
      ],
    });
    expect((await parse(content)).sheet.sheet).toBe('台账');
    expect((await parse(content, { sheet: '旧表' })).rows[0]?.values.building).toBe('隐藏');
    await expect(parse(content, { sheet: '没有' })).rejects.toMatchObject({ code: 'sheet.no_such_sheet' });
  });
});

describe('what is wrong is said by row, column and heading', () => {
  test('cells', async () => {
    const wide = [...head, '账面价值', '建成日期', '座位数', '是否共用', '建成年份', '统计月份', '备注'];
    const { rows } = await parse(
      book([
        wide,
        ['一', 1.01e15, '很大', '车库', -5, '05/06/2024', 12.5, '也许', '老', '13月', '长'.repeat(21)],
        ['一', '7', -1, '办公室', 1.005, '2024-02-30', 501, null, null, null, null],
      ]),
    );
    expect(codes(rows)).toEqual(
      [
        [2, 'B', 'number', 'sheet.code_lost_digits'],
        [2, 'C', 'area', 'sheet.not_a_number'],
        [2, 'D', 'kind', 'sheet.not_in_list'],
        [2, 'F', 'builtOn', 'sheet.ambiguous_day'],
        [2, 'G', 'seats', 'sheet.not_an_integer'],
        [2, 'H', 'shared', 'sheet.not_a_boolean'],
        [2, 'I', 'year', 'sheet.not_a_year'],
        [2, 'J', 'month', 'sheet.not_a_month'],
        [2, 'K', 'note', 'sheet.too_long'],
        [3, 'C', 'area', 'sheet.too_small'],
        [3, 'E', 'value', 'sheet.rounded'],
        [3, 'F', 'builtOn', 'sheet.not_a_day'],
        [3, 'G', 'seats', 'sheet.too_big'],
      ].sort((a, b) => Number(a[0]) - Number(b[0]) || String(a[1]).localeCompare(String(b[1]))),
    );
    expect(rows[0]?.issues[2]).toMatchObject({ header: '类别', params: { text: '车库', allowed: '办公用房、会议室、未定' } });
    expect(rows[0]?.values).toEqual({ building: '一', value: '-5' });
  });
  test('a key that came before', async () => {
    const { rows } = await parse(book([head, ['一', '1', 18, '办公室'], ['二', '1', 18, '办公室'], ['一', '１', 19, '办公室']]));
    expect(rows.map((row) => row.ok)).toEqual([true, true, false]);
    expect(rows[2]?.issues[0]).toMatchObject({ row: 4, code: 'sheet.duplicate_key', params: { key: '一 / 1', first: 2 } });
  });
  test('a missing and an ambiguous column stop the import', async () => {
    const missing = await parse(
      book([
        ['楼栋', '房间号', '类别'],
        ['一', '1', '办公室'],
      ]),
    );
    expect(missing.sheet.issues).toMatchObject([
      { row: 1, field: 'area', code: 'sheet.column_missing', severity: 'error', params: { column: '房间使用面积（㎡）' } },
    ]);
    const twice = await openRows(
      rooms,
      dir.file(
        'twice',
        book([
          [...head, '使用面积(㎡)'],
          ['一', '1', 18, '办公室', 19],
        ]),
      ),
      { words },
    );
    expect(twice.issues).toMatchObject([
      { field: 'area', code: 'sheet.column_ambiguous', params: { places: 'C 使用面积（㎡）、E 使用面积(㎡)' } },
    ]);
    await expect(twice.batches().next()).rejects.toMatchObject({ code: 'sheet.header_problems' });
    await twice.close();
    await expect(parse('a,b\n1,2\n')).rejects.toMatchObject({ code: 'sheet.header_not_found' });
  });
  test('a unit nobody knows stops it too: the values would be wrong', async () => {
    const { sheet } = await parse(
      book([
        ['楼栋', '房间号', '使用面积（平方丈）', '类别'],
        ['一', '1', 18, '办公室'],
      ]),
    );
    expect(sheet.issues).toMatchObject([{ column: 'C', code: 'sheet.unit_unknown', params: { unit: '平方丈' } }]);
  });
  test('formulas: value taken and said once per column, or refused, never computed', async () => {
    const cell = (at: string, formula: string, value: string) => `<c r="${at}"><f>${formula}</f>${value}</c>`;
    const data = `${dataOf([head])}${[2, 3].map((r) => `<row r="${r}"><c r="A${r}" t="str"><v>一</v></c><c r="B${r}" t="str"><v>${r}</v></c>${cell(`C${r}`, 'A1*2', '<v>18</v>')}<c r="D${r}" t="str"><v>办公室</v></c></row>`).join('')}<row r="4"><c r="A4" t="str"><v>一</v></c><c r="B4" t="str"><v>4</v></c>${cell('C4', 'A1*2', '')}<c r="D4" t="str"><v>办公室</v></c></row>`;
    const warned = await parse(xlsx({ data }));
    expect(codes(warned.rows)).toEqual([
      [2, 'C', 'area', 'sheet.formula_value_used'],
      [4, 'C', 'area', 'sheet.formula_without_value'],
    ]);
    expect(warned.rows.map((row) => row.values.area)).toEqual(['18', '18', undefined]);
    expect((await parse(xlsx({ data }), { formulas: 'refuse' })).rows.map((row) => row.issues[0]?.code)).toEqual(
      Array(3).fill('sheet.formula_refused'),
    );
    expect(codes((await parse(xlsx({ data }), { formulas: 'accept' })).rows)).toEqual([[4, 'C', 'area', 'sheet.formula_without_value']]);
  });
});

describe('a mapping file', () => {
  const foreign =
    'Report\nCode,House,Sq Feet,Kind,City,Street,Status\nA1,North,1000,F,Demo,1 Road,Active\nA2,South,Not Available,L,Demo,2 Road,Active\nA3,West,10.7639104,X,Demo,3 Road,Gone\n';
  const columns = {
    building: 'House',
    number: { from: 'Code' },
    area: { from: 'Sq Feet', unit: 'sqft', default: '0' },
    kind: { from: 'Kind', map: { F: 'office', l: 'meeting' } },
    note: { from: ['Street', 'City'], join: ', ' },
    seats: { const: 4 },
  };
  test('maps, converts, joins, fills in and skips', async () => {
    const mapping = readMapping({ columns, skip: [{ from: 'Status', equals: ['Gone'] }] }, rooms);
    const { rows, sheet } = await parse(foreign, { mapping });
    expect(sheet.supplied).toEqual(['building', 'number', 'area', 'kind', 'seats', 'note']);
    expect(rows.map((row) => row.values)).toMatchObject([
      { building: 'North', number: 'A1', area: '92.9', kind: 'office', note: '1 Road, Demo', seats: 4, value: null },
      { area: '0', kind: 'meeting' },
    ]);
    expect(sheet.summary.skipped.mapping).toBe(1);
  });
  test('works on letters where there is no heading', async () => {
    const mapping = readMapping(
      JSON.stringify({ columns: { building: { column: 'b' }, number: { column: 'A' }, area: { column: 'C' }, kind: { const: 'office' } } }),
      rooms,
    );
    const { rows } = await parse('A1,North,12\nA2,South,13\n', { mapping });
    expect(rows.map((row) => [row.rowNumber, row.values.number, row.values.area, row.ok])).toEqual([
      [1, 'A1', '12', true],
      [2, 'A2', '13', true],
    ]);
  });
  test('names the heading it does not find', async () => {
    const mapping = readMapping({ columns: { ...columns, value: 'Price' } }, rooms);
    expect((await parse(foreign, { mapping })).sheet.issues).toMatchObject([
      { field: 'value', code: 'sheet.column_unknown_in_mapping', params: { from: 'Price' } },
    ]);
  });
  test.each<[unknown, string]>([
    ['{', ''],
    [{}, 'columns'],
    [{ columns: { nothing: 'A' } }, 'columns.nothing'],
    [{ columns: { area: { from: 'A', unit: 'acre' } } }, 'columns.area.unit'],
    [{ columns: { area: { from: 'A', unit: 'yuan' } } }, 'columns.area.unit'],
    [{ columns: { note: { from: 'A', unit: 'sqm' } } }, 'columns.note.unit'],
    [{ columns: { note: { from: 'A', const: 'x' } } }, 'columns.note'],
    [{ columns: { note: {} } }, 'columns.note'],
    [{ columns: {}, headerRow: 0 }, 'headerRow'],
    [{ columns: {}, skip: [{}] }, 'skip.0.from'],
  ])('%j is refused at "%s"', (input, where) => {
    expect(() => readMapping(input, rooms)).toThrow(
      expect.objectContaining({ code: 'sheet.bad_mapping', params: expect.objectContaining({ where }) }),
    );
  });
});

describe('a sheet definition', () => {
  test('gives the type of its rows', () => {
    expectTypeOf<SheetRow<typeof rooms>>().toEqualTypeOf<{
      building: string;
      number: string;
      area: string;
      value: string | null;
      kind: 'office' | 'meeting' | 'none';
      builtOn: string | null;
      seats: number | null;
      shared: boolean | null;
      year: number | null;
      month: string | null;
      note: string | null;
    }>();
  });
  test('refuses shared aliases and keys that may be blank', () => {
    expect(() =>
      defineSheet({ name: 'x.a', key: [], columns: { a: { type: 'text', aliases: ['名'] }, b: { type: 'text', aliases: ['名'] } } }),
    ).toThrow('alias 名');
    expect(() => defineSheet({ name: 'x.a', key: ['a'], columns: { a: { type: 'text' } } })).toThrow('required');
  });
  test('changes its version with its shape only', () => {
    const other = { ...rooms, columns: { ...rooms.columns, note: { ...rooms.columns.note, aliases: ['说明'] } } };
    expect(versionOf(other)).toBe(versionOf(rooms));
    expect(versionOf({ ...rooms, columns: { ...rooms.columns, note: { type: 'code' } } })).not.toBe(versionOf(rooms));
  });
});

test('the key table answers as a map would, also when it grows', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 5_000 }), (keys) => {
      const table = new KeyTable();
      const map = new Map<number, number>();
      return keys.every((key, i) => {
        const first = table.firstRow(`key ${key}`, i + 1);
        const expected = map.get(key) ?? null;
        if (expected === null) map.set(key, i + 1);
        return first === expected;
      });
    }),
    { numRuns: 20 },
  );
});
