import { readFileSync, writeFileSync } from 'node:fs';
import { read as readBook } from '@e965/xlsx';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { afterAll, describe, expect, test } from 'vitest';
import { readAll, rooms, scratch, words } from './fixtures.ts';
import type { OutCell } from './out-cells.ts';
import { blank, day, looksLikeFormula, number, text } from './out-cells.ts';
import { openRows } from './parse-rows.ts';
import { openWorkbook } from './read-sheet.ts';
import { sheetNames } from './sheet-names.ts';
import { readStamp } from './stamp.ts';
import type { TableColumn } from './table.ts';
import { aboutSheet, exportColumns, tableSheet } from './table.ts';
import { templateOf } from './template.ts';
import { csvBytes } from './write-csv.ts';
import type { BookSpec, OutRow } from './write-sheet.ts';
import { workbookBytes, writeWorkbook } from './write-sheet.ts';

const dir = scratch();
afterAll(() => dir.remove());

async function written(book: BookSpec, name = 'out.xlsx'): Promise<string> {
  await writeWorkbook(dir.path(name), book);
  return dir.path(name);
}
const rowsOf = (...rows: (OutCell | null)[][]): OutRow[] => rows.map((cells) => ({ cells }));

/** Parts of a workbook by name; each is checked to be well-formed. */
function partsOf(path: string): Record<string, string> {
  const parts: Record<string, string> = {};
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(path)))) {
    parts[name] = Buffer.from(bytes).toString('utf8');
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(parts[name]).close();
  }
  return parts;
}

const dangerous = ['=1+1', '=cmd|"/c calc"!A0', '+86 519', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1＋1', '＋1', '－1', '＠x', "'=1"];

describe('cells', () => {
  test('come back as they went in', async () => {
    const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((value) => value.length <= 20);
    const cell: fc.Arbitrary<OutCell | null> = fc.oneof(
      anyText.map((value) => text(value)),
      fc.constantFrom(...dangerous, '_x000D_', '_x005F_', '&lt;', ']]>').map((value) => text(value)),
      fc.integer().map((value) => number(value)),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).map((value) => number(Number(value.toPrecision(15)))),
      fc
        .date({ min: new Date('1900-03-01'), max: new Date('2999-12-31'), noInvalidDate: true })
        .map((value) => day(value.toISOString().slice(0, 10))),
      fc.boolean().map((value): OutCell => ({ kind: 'boolean', value })),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), async (table) => {
        const path = await written({ sheets: [{ name: '表', rows: rowsOf(...table) }] });
        const back = new Map((await readAll(path)).map((row) => [row.number, row.cells]));
        table.forEach((cells, r) => {
          cells.forEach((each, c) => {
            const got = back.get(r + 1)?.[c] ?? { kind: 'empty', text: '' };
            if (each === null) expect(got.kind).toBe('empty');
            else if (each.kind === 'number') expect(Number(got.text)).toBe(Number(each.value));
            else if (each.kind === 'day') expect(got).toEqual({ kind: 'date', text: each.value });
            else if (each.kind !== 'blank') expect(got).toEqual({ kind: each.kind, text: String(each.value) });
            expect(got.formula).toBeUndefined();
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  test('that look like formulas are text with a quote prefix, and another program sees them so', async () => {
    const path = await written({
      sheets: [
        {
          name: '表',
          rows: rowsOf(
            dangerous.map((value) => text(value)),
            [text('平常')],
          ),
        },
      ],
    });
    const parts = partsOf(path);
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).not.toContain('<f');
    const styled = [...sheet.matchAll(/<c r="([A-Z]+)1" s="(\d+)"/g)].map((match) => Number(match[2]));
    const cellFormats = (/<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(parts['xl/styles.xml'] ?? '')?.[1] ?? '').match(/<xf [^>]*>/g) ?? [];
    const quoted = dangerous.map((_, i) => cellFormats[styled[i] ?? 0]?.includes('quotePrefix="1"'));
    expect(quoted).toEqual(dangerous.map(looksLikeFormula));
    expect(quoted.filter((each) => !each)).toHaveLength(1);
    const other = readBook(readFileSync(path)).Sheets.表;
    for (const [at, value] of Object.entries(other ?? {})) if (!at.startsWith('!')) expect(value).not.toHaveProperty('f');
    expect(other?.A1?.v).toBe('=1+1');
  });

  test('numbers a spreadsheet would change are text, and what is no number or day is too', async () => {
    const path = await written({
      sheets: [
        {
          name: '表',
          rows: rowsOf([
            number('12345678901234567890'),
            number('1234567890123400000'),
            number('0.1'),
            number('NaN'),
            day('1899-01-01'),
            day('nonsense'),
            { kind: 'instant', value: 'x' },
          ]),
        },
      ],
    });
    expect((await readAll(path))[0]?.cells.map((cell) => cell.kind)).toEqual(['text', 'number', 'number', 'text', 'text', 'text', 'text']);
  });

  test('instants are shown by the clock of Asia/Shanghai', async () => {
    const path = await written({ sheets: [{ name: '表', rows: rowsOf([{ kind: 'instant', value: '2024-12-31T16:30:05Z' }]) }] });
    expect((await readAll(path))[0]?.cells[0]).toEqual({ kind: 'date', text: '2025-01-01T00:30:05' });
  });

  test('texts are cut at 32,767 characters', async () => {
    const path = await written({ sheets: [{ name: '表', rows: rowsOf([text('长'.repeat(40_000))]) }] });
    expect((await readAll(path))[0]?.cells[0]?.text.length).toBe(32_767);
  });
});

describe('sheets', () => {
  test('have merges, a frozen head, a filter, heights, gaps and widths', async () => {
    const path = await written({
      sheets: [
        {
          name: '汇总',
          columns: [{ width: 30 }, { width: 10, style: { format: '@' } }],
          frozen: { rows: 2, columns: 1 },
          autoFilter: { row: 2, columns: 2 },
          merges: [{ top: 1, left: 1, bottom: 1, right: 2 }],
          landscape: true,
          rows: [
            { cells: [text('表一', { bold: true, size: 16, align: 'center' }), blank({ border: true })], height: 40 },
            { cells: [text('单位'), text('面积')] },
            { number: 5, cells: [text('示范局'), number('12.50', { format: '#,##0.00' })] },
          ],
        },
        aboutSheet('说明', [['导出人', '=示范']]),
        { name: '藏', state: 'veryHidden', rows: [] },
      ],
    });
    const xml = partsOf(path)['xl/worksheets/sheet1.xml'] ?? '';
    expect(xml).toContain('<pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" state="frozen"/>');
    expect(xml).toContain('<autoFilter ref="A2:B5"/><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>');
    expect(xml).toContain('orientation="landscape"');
    const workbook = await openWorkbook(path);
    expect(workbook.sheets).toEqual([
      { name: '汇总', hidden: false },
      { name: '说明', hidden: false },
      { name: '藏', hidden: true },
    ]);
    await workbook.close();
    expect((await readAll(path)).map((row) => row.number)).toEqual([1, 2, 5]);
    const other = readBook(readFileSync(path), { cellStyles: true });
    expect(other.SheetNames).toEqual(['汇总', '说明', '藏']);
    expect(other.Sheets.汇总?.['!merges']).toHaveLength(1);
    expect(other.Sheets.汇总?.B5?.v).toBe(12.5);
  });

  test('have names Excel accepts', () => {
    expect(sheetNames(['a/b:c', 'A b c', '', "'x'", '长'.repeat(40), '长'.repeat(40)])).toEqual([
      'a b c',
      'A b c (2)',
      'Sheet',
      'x',
      '长'.repeat(31),
      `${'长'.repeat(27)} (2)`,
    ]);
  });

  test('end with a failure of their rows, without a file that looks whole', async () => {
    async function* rows(): AsyncGenerator<OutRow> {
      yield { cells: [text('a')] };
      throw new Error('the connection is gone');
    }
    await expect(written({ sheets: [{ name: '表', rows: rows() }] }, 'broken.xlsx')).rejects.toThrow('the connection is gone');
    await expect(readAll(dir.path('broken.xlsx'))).rejects.toMatchObject({ name: 'SheetProblem' });
  });

  test('stop taking rows when nobody reads on', async () => {
    let taken = 0;
    let ended = false;
    function* rows(): Generator<OutRow> {
      try {
        for (;;) {
          taken += 1;
          yield { cells: [text(`行${taken}${Math.sin(taken)}`)] };
        }
      } finally {
        ended = true;
      }
    }
    for await (const chunk of workbookBytes({ sheets: [{ name: '表', rows: rows() }] })) if (taken > 5_000 && chunk.length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(taken).toBeLessThan(200_000);
    expect(ended).toBe(true);
  });

  test('refuse more rows than a sheet can hold', async () => {
    const rows: OutRow[] = [{ cells: [], number: 1_048_577 }];
    await expect(written({ sheets: [{ name: '表', rows }] })).rejects.toMatchObject({ code: 'sheet.too_many_rows_to_write' });
  });
});

interface Room {
  building: string;
  number: string;
  area: string;
  value: string | null;
  kind: string;
  builtOn: string | null;
  shared: boolean | null;
  note: string | null;
}
const fields = ['building', 'number', 'area', 'value', 'kind', 'builtOn', 'shared', 'note'] as const;
const room: fc.Arbitrary<Room> = fc.record({
  building: fc.constantFrom('示范一号楼', '=示范', '+楼', '一, "二"\n三'),
  number: fc.stringMatching(/^0[0-9A-Z]{1,6}$/),
  area: fc.integer({ min: 0, max: 10 ** 7 }).map((value) => String(value / 100)),
  value: fc.option(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((value) => String(value / 100))),
  kind: fc.constantFrom('office', 'meeting', 'none'),
  builtOn: fc.option(
    fc
      .date({ min: new Date('1950-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
      .map((value) => value.toISOString().slice(0, 10)),
  ),
  shared: fc.option(fc.boolean()),
  note: fc.option(fc.constantFrom('靠窗', '-靠北', '@右', "'=1", "''+x")),
});
const table = fc.uniqueArray(room, { maxLength: 30, selector: (each) => each.building + each.number });

async function imported(path: string): Promise<unknown[]> {
  const sheet = await openRows(rooms, path, { words });
  const rows: unknown[] = [];
  for await (const batch of sheet.batches())
    for (const row of batch) rows.push([row.issues, Object.fromEntries(fields.map((field) => [field, row.values[field]]))]);
  await sheet.close();
  return rows;
}

describe('an export', () => {
  test.each(['zh-CN', 'en'] as const)('in %s is read back by the import of the same sheet, as xlsx and as csv', async (locale) => {
    await fc.assert(
      fc.asyncProperty(table, async (list) => {
        const columns = exportColumns<Room>(rooms, fields, words, locale);
        const expected = list.map((each) => [[], each]);
        expect(await imported(await written({ sheets: [tableSheet({ name: '房间', columns, rows: list, locale })] }))).toEqual(expected);
        const chunks: Buffer[] = [];
        for await (const chunk of csvBytes(columns, list, locale)) chunks.push(chunk);
        writeFileSync(dir.path('out.csv'), Buffer.concat(chunks));
        expect(await imported(dir.path('out.csv'))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  test('in csv guards text, leaves negative numbers, and begins with a mark', async () => {
    const columns: TableColumn<{ a: string; b: string }>[] = [
      { header: '=甲', kind: 'text', value: (row) => row.a },
      { header: '乙', kind: 'decimal', value: (row) => row.b },
    ];
    const chunks: Buffer[] = [];
    for await (const chunk of csvBytes(
      columns,
      [
        { a: '=1+1', b: '-5.5' },
        { a: 'a"b', b: '-5+cmd' },
      ],
      'zh-CN',
    ))
      chunks.push(chunk);
    expect(Buffer.concat(chunks).toString('utf8')).toBe('\ufeff\'=甲,乙\r\n\'=1+1,-5.5\r\n"a""b",\'-5+cmd\r\n');
  });
});

describe('a template', () => {
  test.each(['zh-CN', 'en'] as const)('in %s has headings, drop-downs, notes, text columns, a guide and a stamp', async (locale) => {
    const path = await written(templateOf(rooms, words, locale, new Date('2026-01-05T00:00:00Z')));
    const parts = partsOf(path);
    const xml = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(xml).toMatch(/<dataValidation type="list"[^>]*sqref="E2:E20000"><formula1>'_qinwu'!\$A\$2:\$A\$4<\/formula1>/);
    expect(xml).toContain(locale === 'zh-CN' ? '按房产证填写' : 'demo.note.area');
    const workbook = await openWorkbook(path);
    expect(workbook.sheets.map((sheet) => sheet.hidden)).toEqual([false, false, true]);
    expect(await readStamp(workbook)).toMatchObject({ name: 'demo.rooms' });
    await workbook.close();
    const guide = await readAll(path, workbook.sheets[1]?.name);
    expect(guide).toHaveLength(1 + Object.keys(rooms.columns).length);
    const sheet = await openRows(rooms, path, { words });
    expect([sheet.ok, sheet.issues, sheet.unknown]).toEqual([true, [], []]);
    const batches = [];
    for await (const batch of sheet.batches()) batches.push(batch);
    expect(batches).toEqual([]);
    expect(sheet.summary.skipped.example).toBe(1);
    await sheet.close();
  });
  test('of another version is noticed', async () => {
    const path = await written(
      templateOf({ ...rooms, columns: { ...rooms.columns, note: { type: 'code', aliases: ['备注'] } } }, words, 'zh-CN', new Date()),
    );
    const sheet = await openRows(rooms, path, { words });
    expect(sheet.issues).toMatchObject([{ code: 'sheet.template_outdated', severity: 'warning' }]);
    expect(sheet.ok).toBe(true);
    await sheet.close();
  });
});
