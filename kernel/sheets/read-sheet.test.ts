import { gzipSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { dataOf, mergesOf, readAll, scratch, xlsx } from './fixtures.ts';
import { columnOf, lettersOf } from './raw.ts';
import { openWorkbook } from './read-sheet.ts';
import { SharedStrings } from './xlsx-strings.ts';
import { isDateFormat, isoOfSerial } from './xlsx-styles.ts';

const dir = scratch();
afterAll(() => dir.remove());
const texts = (rows: { cells: { text: string }[] }[]) => rows.map((row) => row.cells.map((cell) => cell.text));

const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="000000"/><numFmt numFmtId="166" formatCode="#,##0.00&quot;元&quot;"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="166"/></cellXfs>';

describe('xlsx', () => {
  test('reads every kind of cell', async () => {
    const data =
      '<row r="2"><c r="B2" t="s"><v>1</v></c><c r="C2"><v>4769.3999999999996</v></c><c r="D2" s="1"><v>44561</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#REF!</v></c></row>' +
      '<row r="4"><c r="A4" s="2"><v>44561</v></c><c r="B4" s="3"><v>123</v></c><c r="C4" s="4"><v>44561.5</v></c><c r="D4" s="5"><v>12</v></c><c r="E4" t="str"><f>A1&amp;"x"</f><v>ax</v></c><c r="F4"><f>SUM(A1)</f></c><c r="G4" t="inlineStr"><is><t>行_x000D_内</t></is></c></row>';
    const path = dir.file(
      'kinds.bin',
      xlsx({
        data,
        styles,
        strings:
          '<si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space="preserve"> &lt;丙&gt;</t></r><rPh sb="0" eb="1"><t>yi</t></rPh></si>',
      }),
    );
    const rows = await readAll(path);
    expect(rows.map((row) => row.number)).toEqual([2, 4]);
    expect(rows[0]?.cells).toEqual([
      { kind: 'empty', text: '' },
      { kind: 'text', text: '乙 <丙>' },
      { kind: 'number', text: '4769.3999999999996' },
      { kind: 'date', text: '2021-12-31' },
      { kind: 'boolean', text: 'true' },
      { kind: 'error', text: '#REF!' },
    ]);
    expect(rows[1]?.cells).toEqual([
      { kind: 'date', text: '2021-12-31' },
      { kind: 'number', text: '123', shown: '000123' },
      { kind: 'date', text: '2021-12-31T12:00:00' },
      { kind: 'number', text: '12' },
      { kind: 'text', text: 'ax', formula: 'A1&"x"' },
      { kind: 'empty', text: '', formula: 'SUM(A1)' },
      { kind: 'text', text: '行\r内' },
    ]);
  });

  test('reads prefixed namespaces, single quotes, CDATA, comments and cells without references', async () => {
    const sheet =
      "<?xml version='1.0'?><!-- c --><x:worksheet xmlns:x='urn:m'><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t><![CDATA[<a>&]]></x:t></x:is></x:c><x:c><x:v>&#x31;&#50;</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref='A1:B1'/></x:mergeCells></x:worksheet>";
    const path = dir.file('prefix.xlsx', xlsx({ data: '', more: { 'xl/worksheets/sheet1.xml': Buffer.from(sheet) } }));
    expect(texts(await readAll(path))).toEqual([['<a>&', '12']]);
    const workbook = await openWorkbook(path);
    expect(await workbook.merges('Sheet1')).toEqual([{ top: 1, left: 1, bottom: 1, right: 2 }]);
    await workbook.close();
  });

  test('reads the 1904 calendar', async () => {
    const path = dir.file(
      '1904.xlsx',
      xlsx({ data: '<row r="1"><c r="A1" s="1"><v>43099</v></c></row>', styles, workbookPr: '<workbookPr date1904="1"/>' }),
    );
    expect(texts(await readAll(path))).toEqual([['2021-12-31']]);
  });

  test('lists sheets with hidden ones marked, and reads merges of a large sheet', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => [`行${i}`, i]);
    const path = dir.file(
      'sheets.xlsx',
      xlsx({
        sheets: [
          { name: '说明', data: '' },
          { name: '数据', data: dataOf(many), tail: mergesOf('A1:B1', 'A5:A20000') },
          { name: 'h', state: 'veryHidden', data: '' },
        ],
      }),
    );
    const workbook = await openWorkbook(path);
    expect(workbook.sheets).toEqual([
      { name: '说明', hidden: false },
      { name: '数据', hidden: false },
      { name: 'h', hidden: true },
    ]);
    expect(await workbook.merges('数据')).toEqual([
      { top: 1, left: 1, bottom: 1, right: 2 },
      { top: 5, left: 1, bottom: 20_000, right: 1 },
    ]);
    let count = 0;
    for await (const row of workbook.rows('数据')) count += row.cells.length;
    expect(count).toBe(40_000);
    await expect(workbook.rows('没有').next()).rejects.toMatchObject({ code: 'sheet.no_such_sheet' });
    await workbook.close();
  });

  test('gives the same texts when shared strings go to a file', async () => {
    const strings = new SharedStrings(100);
    const all = Array.from({ length: 5_000 }, (_, i) => (i % 7 === 0 ? '' : `串${i}\ud83c\udfe2${'长'.repeat(i % 90)}`));
    for (const each of all) strings.add(each);
    strings.finish();
    expect(strings.spilled).toBe(true);
    for (const i of [0, 4_999, 17, 3_000, 64, 63, 65, 1]) expect(strings.at(i)).toBe(all[i]);
    expect(all.every((each, i) => strings.at(i) === each)).toBe(true);
    expect(strings.at(5_000)).toBeUndefined();
    expect(strings.at(Number.NaN)).toBeUndefined();
    strings.close();
  });
});

describe('number formats and serials', () => {
  test.each([
    ['yyyy-mm-dd', true],
    ['[$-804]yyyy"年"m"月"d"日"', true],
    ['h:mm:ss.000', true],
    ['[h]:mm', true],
    ['0.00', false],
    ['#,##0"元/月"', false],
    ['[Red]0.0', false],
    ['General', false],
    ['0.00E+00', false],
    ['@', false],
  ])('%s is a date: %s', (code, expected) => expect(isDateFormat(code)).toBe(expected));

  test.each([
    [44561, false, '2021-12-31'],
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [0.5, false, '12:00:00'],
    [44561.999999, false, '2022-01-01'],
    [0, true, '1904-01-01'],
    [2_958_465, false, '9999-12-31'],
    [2_958_466, false, null],
    [-1, false, null],
  ])('serial %s (1904: %s) is %s', (serial, date1904, expected) => expect(isoOfSerial(serial, date1904)).toBe(expected));

  test('column letters and numbers are inverse', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20_000 }), (column) => columnOf(`${lettersOf(column)}7`) === column));
  });
});

describe('xls', () => {
  test('reads a binary workbook in its worker', async () => {
    const sheet = utils.aoa_to_sheet([
      ['名单', null, null],
      ['编号', '日期', '是'],
      ['007', { t: 'n', v: 44561, z: 'yyyy-mm-dd' }, true],
      [{ t: 'n', v: 7, z: '0000' }, 1.5, { t: 'e', v: 0x17 }],
    ]);
    sheet['!merges'] = [utils.decode_range('A1:C1')];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '名单');
    const path = dir.file('list.csv', new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer));
    const workbook = await openWorkbook(path);
    expect(workbook.format).toBe('xls');
    expect(workbook.sheets).toEqual([{ name: '名单', hidden: false }]);
    expect(await workbook.merges('名单')).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }]);
    await workbook.close();
    const rows = await readAll(path);
    expect(rows[2]?.cells).toEqual([
      { kind: 'text', text: '007' },
      { kind: 'date', text: '2021-12-31' },
      { kind: 'boolean', text: 'true' },
    ]);
    expect(rows[3]?.cells[0]).toEqual({ kind: 'number', text: '7', shown: '0007' });
    expect(rows[3]?.cells[2]?.kind).toBe('error');
  });
});

describe('delimited text', () => {
  const table = '房间号,名称,面积\r\n0301,"会议室,大",12.5\r\n\r\n0302,"两行\n文字",－\r\n';
  const expected = [
    ['房间号', '名称', '面积'],
    ['0301', '会议室,大', '12.5'],
    ['0302', '两行\n文字', '－'],
  ];
  test.each([
    ['utf-8', Buffer.from(table)],
    ['utf-8 with mark', Buffer.from(`\ufeff${table}`)],
    ['gb18030', iconv.encode(table, 'gb18030')],
    ['utf-16le with mark', iconv.encode(table, 'utf-16le', { addBOM: true })],
    ['utf-16be with mark', iconv.encode(table, 'utf-16be', { addBOM: true })],
    ['gzip', gzipSync(iconv.encode(table, 'gb18030'))],
    ['semicolons', Buffer.from(table.replace('会议室,大', '会议室，大').replaceAll(',', ';').replace('，', ','))],
    ['tabs', Buffer.from(table.replace('会议室,大', '会议室，大').replaceAll(',', '\t').replace('，', ','))],
  ])('%s', async (name, bytes) => {
    const rows = await readAll(dir.file(`${name}.xlsx`, bytes));
    expect(texts(rows)).toEqual(expected);
    expect(rows.map((row) => row.number)).toEqual([1, 2, 4]);
  });

  test('finds an encoding that shows only far into the file', async () => {
    const text = `${'a,b,c\n'.repeat(120_000)}甲,乙,丙\n`;
    const rows = await readAll(dir.file('late.csv', iconv.encode(text, 'gb18030')));
    expect(texts(rows.slice(-1))).toEqual([['甲', '乙', '丙']]);
  });

  test('a utf-8 file whose head is cut inside a character is still utf-8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 4 }), async (shift) => {
        const text = `${'x'.repeat(shift)}${'办,公,'.repeat(60_000)}\n`;
        const rows = await readAll(dir.file('cut.csv', text), 'csv', { columns: 200_000 });
        return rows[0]?.cells[1]?.text === '公';
      }),
      { numRuns: 5 },
    );
  });
});
