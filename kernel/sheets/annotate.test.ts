import { readFileSync, writeFileSync } from 'node:fs';
import { read as readWorkbook } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { annotatedBytes } from './annotate.ts';
import { headerIssueCodes, rowIssueCodes, type SheetIssue, sheetErrors } from './contract/issues.ts';
import { dataOf, mergesOf, readAll, rooms, scratch, words, xlsx } from './fixtures.ts';
import { sayIssue } from './issue-words.ts';
import enBase from './locales/en.json' with { type: 'json' };
import zhBase from './locales/zh-CN.json' with { type: 'json' };
import { openRows } from './parse-rows.ts';
import { openWorkbook } from './read-sheet.ts';

const dir = scratch();
afterAll(() => dir.remove());

async function annotate(path: string, onlyFailed = false, locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<string> {
  const sheet = await openRows(rooms, path, { words });
  const issues = new Map<number, SheetIssue[]>();
  for await (const batch of sheet.batches()) for (const row of batch) if (row.issues.length > 0) issues.set(row.rowNumber, row.issues);
  await sheet.close();
  const chunks: Buffer[] = [];
  const options = {
    path,
    sheet: sheet.sheet,
    headerRow: sheet.headerRow,
    issuesOf: (row: number) => issues.get(row),
    words,
    locale,
    onlyFailed,
  };
  for await (const chunk of annotatedBytes(options)) chunks.push(chunk);
  const out = dir.path(`result-${onlyFailed}.xlsx`);
  writeFileSync(out, Buffer.concat(chunks));
  return out;
}

const upload = () =>
  dir.file(
    'upload.xlsx',
    xlsx({
      data: dataOf([
        ['示范台账'],
        ['楼栋', '房间号', '使用面积', '类别', '建成日期'],
        ['=一', '0301', 18, '办公室', 44561],
        ['一', '0302', '很大', '车库', null],
        [null],
        ['一', '0303', null, '办公室', null],
      ]),
      tail: mergesOf('A1:E1'),
    }),
  );

describe('a result file', () => {
  test('holds the rows at their places with what is wrong beside them', async () => {
    const out = await annotate(upload());
    const rows = await readAll(out);
    expect(rows.map((row) => [row.number, row.cells[5]?.text ?? ''])).toEqual([
      [1, ''],
      [2, '错误原因'],
      [3, ''],
      [4, '使用面积：“很大”不是数字\n类别：“车库”不在可选值之内，可选：办公用房、会议室、未定'],
      [6, '使用面积：必填，不能为空'],
    ]);
    expect(rows[2]?.cells.map((cell) => [cell.kind, cell.text])).toEqual([
      ['text', '=一'],
      ['text', '0301'],
      ['number', '18'],
      ['text', '办公室'],
      ['number', '44561'],
    ]);
    const workbook = await openWorkbook(out);
    expect(await workbook.merges('Sheet1')).toHaveLength(1);
    await workbook.close();
    const parts = unzipSync(readFileSync(out));
    const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? []).toString('utf8');
    const red = /<c r="C4" s="(\d+)"/.exec(sheet)?.[1];
    expect(/<c r="C6" s="(\d+)"\/>/.exec(sheet)).not.toBeNull();
    expect(red).not.toBe(/<c r="B4" s="(\d+)"/.exec(sheet)?.[1]);
    expect(sheet).not.toContain('<f');
  });

  test('says the reason as a comment of the cell too', async () => {
    const { Sheets } = readWorkbook(readFileSync(await annotate(upload())));
    const comment = (cell: string) => (Sheets.Sheet1?.[cell] as { c?: { t: string }[] } | undefined)?.c?.map((c) => c.t);
    expect([comment('C4'), comment('D4'), comment('C6'), comment('B4')]).toEqual([
      ['使用面积：“很大”不是数字'],
      ['类别：“车库”不在可选值之内，可选：办公用房、会议室、未定'],
      ['使用面积：必填，不能为空'],
      undefined,
    ]);
    const { Sheets: failed } = readWorkbook(readFileSync(await annotate(upload(), true)));
    expect(failed.Sheet1?.C3).toHaveProperty('c.length', 1);
  });

  test('can be corrected and uploaded again: the reasons are replaced, not read', async () => {
    const again = await annotate(await annotate(upload()), false, 'en');
    const rows = await readAll(again);
    expect(rows.find((row) => row.number === 2)?.cells.map((cell) => cell.text)).toEqual([
      '楼栋',
      '房间号',
      '使用面积',
      '类别',
      '建成日期',
      'What is wrong',
    ]);
    expect(rows.find((row) => row.number === 6)?.cells[5]?.text).toBe('使用面积: A value is required');
  });

  test('may hold the failed rows only', async () => {
    const rows = await readAll(await annotate(upload(), true));
    expect(rows.map((row) => [row.number, row.cells[1]?.text])).toEqual([
      [1, undefined],
      [2, '房间号'],
      [3, '0302'],
      [4, '0303'],
    ]);
  });

  test('is a workbook also for an uploaded csv', async () => {
    const csv = dir.file('upload.csv', iconv.encode('楼栋,房间号,使用面积,类别\n一,0301,x,办公室\n', 'gb18030'));
    const rows = await readAll(await annotate(csv));
    expect(rows[1]?.cells.map((cell) => cell.text)).toEqual(['一', '0301', 'x', '办公室', '使用面积：“x”不是数字']);
  });
});

describe('labels', () => {
  const codes = [...Object.keys(sheetErrors), ...headerIssueCodes, ...rowIssueCodes];
  test.each([
    ['zh-CN', zhBase],
    ['en', enBase],
  ] as const)('%s has one for every code, and none for another', (_, file) => {
    const labelled = Object.keys(file).filter((key) => key.startsWith('error.'));
    expect(labelled.sort()).toEqual(codes.map((code) => `error.${code}`).sort());
  });
  test('both languages have the same keys and the same blanks to fill', () => {
    expect(Object.keys(zhBase).sort()).toEqual(Object.keys(enBase).sort());
    const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    for (const [key, text] of Object.entries(zhBase))
      expect([key, blanks(text)]).toEqual([key, blanks((enBase as Record<string, string>)[key] ?? '')]);
  });
  test('an issue is said with its heading', () => {
    const issue = { code: 'sheet.too_big', params: { text: '9', limit: '5' }, header: '座位数' };
    expect(sayIssue(issue, words, 'zh-CN')).toBe('座位数：9 大于上限 5');
    expect(sayIssue({ ...issue, header: null, code: 'demo.unknown' }, words, 'en')).toBe('demo.unknown');
  });
});
