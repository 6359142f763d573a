import { describe, expect, test } from 'vitest';
import { findHeader, type Header } from './header.ts';
import { HeadingIndex, readHeading, squeeze, type Target } from './headings.ts';
import { Merges } from './merges.ts';
import type { RawRow } from './raw.ts';
import { rangeOf } from './raw.ts';
import { judgeRow, readGroup } from './row-kinds.ts';

const targets: Target[] = [
  { id: 'unit', names: ['单位名称', '使用单位'] },
  { id: 'number', names: ['房间号', 'Room number'] },
  { id: 'usable', names: ['使用面积', '面积使用面积'], dimension: 'area' },
  { id: 'building', names: ['建筑面积（㎡）'], dimension: 'area' },
  { id: 'value', names: ['账面价值'], dimension: 'money' },
  { id: 'underground', names: ['面积（地下）'], dimension: 'area' },
];
const index = new HeadingIndex(targets);
const rowsOf = (rows: (string | number | null)[][]): RawRow[] =>
  rows.flatMap((cells, i) =>
    cells.every((cell) => cell === null)
      ? []
      : [
          {
            number: i + 1,
            cells: cells.map((cell) =>
              cell === null
                ? { kind: 'empty', text: '' }
                : typeof cell === 'number'
                  ? { kind: 'number', text: String(cell) }
                  : { kind: 'text', text: cell },
            ),
          },
        ],
  );
const merged = (...refs: string[]) => new Merges(refs.map((ref) => rangeOf(ref)).filter((range) => range !== null));
const places = (header: Header | null) => Object.fromEntries([...(header?.columns ?? [])].map(([id, at]) => [id, at.column]));

describe('one heading', () => {
  test.each<[string, string | undefined, string | null]>([
    ['房间号', 'number', null],
    [' 房 间\n号 ', 'number', null],
    ['房间号*', 'number', null],
    ['ＲＯＯＭ　ＮＵＭＢＥＲ', 'number', null],
    ['房间号（必填）', 'number', null],
    ['使用面积（㎡）', 'usable', 'sqm'],
    ['使用面积(平方米)', 'usable', 'sqm'],
    ['使用面积【单位：平方英尺】', 'usable', 'sqft'],
    ['使用面积/m²', 'usable', 'sqm'],
    ['使用面积 平方米', 'usable', 'sqm'],
    ['建筑面积', 'building', null],
    ['建筑面积（㎡）', 'building', 'sqm'],
    ['账面价值（万元）', 'value', 'wanYuan'],
    ['账面价值（㎡）', 'value', null],
    ['面积（地下）', 'underground', null],
    ['面积（地上）', undefined, null],
    ['序号', undefined, null],
    ['', undefined, null],
  ])('"%s" is %s in %s', (text, id, unit) => {
    const match = index.find(text);
    expect(match?.id).toBe(id);
    if (match) expect(match.unit).toBe(unit);
  });
  test('is taken apart', () => {
    expect(readHeading('建筑面积（㎡）（含地下）')).toEqual({ full: '建筑面积m2含地下', bare: '建筑面积', unit: 'sqm', notes: ['含地下'] });
    expect(squeeze('Ａ－ｂ_（c）％')).toBe('abc%');
  });
});

describe('the header among other rows', () => {
  test('below titles, stamps and a junk heading', () => {
    const rows = rowsOf([
      ['附件1：'],
      ['办公用房台账\n（2024年）'],
      ['填报单位：示范局', null, '单位：万元、平方米'],
      ['NA', 'NA', 'NA'],
      ['序号', '房间号', '使用面积', '账面价值'],
      [1, '0301', 18, 3],
    ]);
    const header = findHeader(rows, merged('A2:D2'), index);
    expect(header?.lastRow).toBe(5);
    expect(places(header)).toEqual({ number: 2, usable: 3, value: 4 });
    expect(header?.unknown).toEqual([{ column: 1, header: '序号' }]);
    expect(header?.preamble).toContain('附件1：');
    expect(header?.units).toEqual(['wanYuan', 'sqm']);
  });
  test('in two merged rows of group and part', () => {
    const rows = rowsOf([
      ['房间台账'],
      ['单位名称', '房间号', '面积', null, '账面价值（元）'],
      [null, null, '使用面积', '建筑面积', null],
      ['示范局', '0301', 18, 24, 5],
    ]);
    const header = findHeader(rows, merged('A1:E1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3'), index);
    expect([header?.firstRow, header?.lastRow]).toEqual([2, 3]);
    expect(places(header)).toEqual({ unit: 1, number: 2, usable: 3, building: 4, value: 5 });
    expect(header?.columns.get('usable')?.header).toBe('面积 / 使用面积');
  });
  test('in two rows of a file without merges', () => {
    const header = findHeader(
      rowsOf([
        ['单位名称', '房间号', '面积', null],
        [null, null, '使用面积', '（地下）'],
        ['示范局', '0301', 18, 24],
      ]),
      merged(),
      index,
    );
    expect(places(header)).toEqual({ unit: 1, number: 2, usable: 3, underground: 4 });
  });
  test('with a heading merged over several columns', () => {
    const header = findHeader(
      rowsOf([
        ['房间号', '使用单位', null, null, '使用面积'],
        ['0301', null, '示范局', null, 3],
      ]),
      merged('B1:D1'),
      index,
    );
    expect(header?.columns.get('unit')).toMatchObject({ column: 2, last: 4 });
  });
  test('says which columns are alike, and prefers the whole heading', () => {
    const twice = findHeader(rowsOf([['房间号', '使用面积', '使用面积（㎡）']]), merged(), index);
    expect(twice?.columns.get('usable')?.column).toBe(2);
    const alike = findHeader(rowsOf([['房间号', '使用面积', '使用面积']]), merged(), index);
    expect(alike?.ambiguous.map((each) => [each.id, each.columns.map((at) => at.column)])).toEqual([['usable', [2, 3]]]);
  });
  test('is not found where there is none, or not in the row asked for', () => {
    const rows = rowsOf([
      ['a', 'b'],
      ['房间号', '使用面积'],
      ['1', 2],
    ]);
    expect(findHeader(rows.slice(0, 1), merged(), index)).toBeNull();
    expect(findHeader(rows, merged(), index, 3)).toBeNull();
    expect(findHeader(rows, merged(), index, 2)?.lastRow).toBe(2);
  });
});

describe('rows below the header', () => {
  const head = rowsOf([['单位名称', '房间号', '使用面积', '账面价值']]);
  const header = findHeader(head, merged(), index) as Header;
  const kind = (cells: (string | number | null)[], ...refs: string[]) =>
    judgeRow(
      {
        index,
        merges: merged(...refs),
        examples: [
          new Map([
            ['unit', '示范局'],
            ['number', '0301'],
          ]),
        ],
      },
      header,
      { ...(rowsOf([cells])[0] as RawRow), number: 9 },
    );
  test.each<[string, (string | number | null)[]]>([
    ['data', ['示范局', '0302', 18, 3]],
    ['data', ['总计划处', '0302', 18, 3]],
    ['data', ['备注室', '0302', 18, 3]],
    ['data', ['示范局', null, null, null]],
    ['data', ['无锡', null, 1, null]],
    ['data', ['合计处：示范', '0302', 18, 3]],
    ['blank', ['—', 'N/A', '无', ' ']],
    ['total', ['合　计', null, 100, 3]],
    ['total', [null, '本页小计：', 100, 3]],
    ['total', ['Grand Total', null, 100, 3]],
    ['footer', ['填表人：', '示范', null, '审核人：示范']],
    ['footer', ['注：本表一式两份', null, null, null]],
    ['footer', ['单位负责人（签章）：', null, null, null]],
    ['title', ['表 A.6 家具-续表', null, null, null]],
    ['group', ['北京市（92所）', null, null, null]],
    ['group', ['一、市本级', null, null, null]],
    ['header', ['单位名称', '房 间 号', '使用面积（㎡）', '账面价值']],
    ['example', ['示范局', '0301', 20, 3]],
  ])('%s: %j', (expected, cells) => expect(kind(cells).kind).toBe(expected));
  test('a merged text is a group, the same text alone is a record', () => {
    expect(kind(['市本级', null, null, null], 'A9:D9')).toEqual({ kind: 'group', group: { text: '市本级', name: '市本级', count: null } });
    expect(kind(['市本级', null, null, null]).kind).toBe('data');
  });
  test('a group is taken apart', () => {
    expect(readGroup('北京市（92所）')).toEqual({ text: '北京市(92所)', name: '北京市', count: 92 });
    expect(readGroup('（一）市级机关 (共 12 家)')).toEqual({ text: '(一)市级机关 (共 12 家)', name: '市级机关', count: 12 });
  });
  test('a repeated header that moved its columns says so', () => {
    const again = kind(['单位名称', '房间号', null, null, '使用面积', '账面价值']);
    expect(again.kind).toBe('header');
    expect(places('header' in again ? again.header : null)).toEqual({ unit: 1, number: 2, usable: 5, value: 6 });
  });
});
