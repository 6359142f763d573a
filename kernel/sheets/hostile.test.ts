import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { CFB } from '@e965/xlsx';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { dataOf, readAll, scratch, xlsx } from './fixtures.ts';
import type { SheetLimits } from './limits.ts';
import { SheetProblem } from './raw.ts';

const dir = scratch();
afterAll(() => dir.remove());
const refused = async (bytes: string | Uint8Array, limits: Partial<SheetLimits> = {}) => {
  try {
    await readAll(dir.file('hostile', bytes), undefined, limits);
  } catch (error) {
    if (error instanceof SheetProblem) return error.code;
    throw error;
  }
  return 'read';
};
const part = (name: string, text: string) => xlsx({ data: dataOf([['a']]), strings: '', more: { [name]: strToU8(text) } });
const sheet1 = 'xl/worksheets/sheet1.xml';

/** A compound file, the container of `.xls` and of encrypted workbooks, holding the given streams. */
const compound = (streams: Record<string, Uint8Array>) => {
  const file = CFB.utils.cfb_new();
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, name, bytes);
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
};

describe('what is no spreadsheet', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'sheet.empty'],
    ['blank text', ' \r\n \r\n', 'sheet.empty'],
    ['an empty workbook', xlsx({ sheets: [] }), 'sheet.empty'],
    ['a PDF', '%PDF-1.7 …', 'sheet.not_a_sheet'],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'sheet.not_a_sheet'],
    ['a program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0), 'sheet.not_a_sheet'],
    ['a web page named .xls', '<html><table><tr><td>a</td></tr></table></html>', 'sheet.not_a_sheet'],
    ['JSON', '[{"a":1}]', 'sheet.not_a_sheet'],
    ['a plain zip', zipSync({ 'a.txt': strToU8('a') }), 'sheet.not_a_sheet'],
    ['a document', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'sheet.not_a_sheet'],
    ['xlsb', zipSync({ 'xl/workbook.bin': strToU8('a') }), 'sheet.unsupported_format'],
    ['ods', zipSync({ 'content.xml': strToU8('<a/>'), mimetype: strToU8('a') }), 'sheet.unsupported_format'],
    [
      'an encrypted workbook',
      compound({ EncryptionInfo: strToU8('x'.repeat(5_000)), EncryptedPackage: strToU8('y'.repeat(9_000)) }),
      'sheet.encrypted',
    ],
    ['a compound file of something else', compound({ WordDocument: strToU8('x'.repeat(5_000)) }), 'sheet.corrupt'],
    [
      'noise behind the mark of .xls',
      Uint8Array.from({ length: 4_000 }, (_, i) => [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][i] ?? (i * 7_919) % 251),
      'sheet.corrupt',
    ],
  ])('%s', async (_, bytes, code) => expect(await refused(bytes)).toBe(code));
});

describe('damage', () => {
  const whole = xlsx({ data: dataOf(Array.from({ length: 3_000 }, (_, i) => [`行${i}`, i])) });
  test('a truncated archive', async () => expect(await refused(whole.slice(0, whole.length - 40))).toBe('sheet.corrupt'));
  test('a truncated gzip', async () => {
    const bytes = gzipSync(Buffer.from('甲,乙\n'.repeat(5_000)));
    expect(await refused(bytes.subarray(0, bytes.length - 20))).toBe('sheet.corrupt');
  });
  test('a zip entry marked as encrypted', async () => {
    const bytes = Uint8Array.from(whole);
    for (let i = 0; i + 10 < bytes.length; i += 1) {
      if (bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1 && bytes[i + 3] === 2) bytes[i + 8] = (bytes[i + 8] ?? 0) | 1;
    }
    expect(await refused(bytes)).toBe('sheet.encrypted');
  });
  test.each([
    ['an unclosed element', '<worksheet><sheetData><row r="1">'],
    ['crossed elements', '<worksheet><sheetData></worksheet></sheetData>'],
    [
      'rows that run backwards',
      '<worksheet><sheetData><row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row></sheetData></worksheet>',
    ],
    ['a string that is not there', '<worksheet><sheetData><row r="1"><c t="s"><v>9</v></c></row></sheetData></worksheet>'],
    ['no XML', 'hello'],
    ['bytes that are no UTF-8', '<worksheet>\ud800'],
    ['elements nested without end', '<a>'.repeat(500)],
  ])('%s', async (_, xml) => expect(await refused(part(sheet1, xml))).toBe('sheet.corrupt'));

  test('any flipped byte is read or refused, never thrown raw', async () => {
    const small = xlsx({
      data: dataOf([
        ['甲', 1],
        ['乙', 2],
      ]),
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(small.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bytes = Uint8Array.from(small);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        const answer = await refused(bytes);
        expect(answer === 'read' || answer.startsWith('sheet.')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('attacks', () => {
  test.each([
    ['a document type', `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet/>`],
    ['a document type in lower case', '<!doctype a><worksheet/>'],
    ['an entity of its own', '<worksheet><sheetData><row r="1"><c t="str"><v>&x;</v></c></row></sheetData></worksheet>'],
  ])('%s', async (_, xml) => {
    expect(await refused(part(sheet1, xml))).toBe('sheet.unsafe_xml');
    expect(await refused(part('xl/workbook.xml', xml))).toMatch(/^sheet\.(unsafe_xml|empty)$/);
  });

  test('a zip bomb is stopped by its ratio', async () => {
    const bytes = part(sheet1, `<worksheet><sheetData>${' '.repeat(3_000_000)}</sheetData></worksheet>`);
    expect(await refused(bytes, { ratioFromBytes: 100_000 })).toBe('sheet.bomb');
    expect(await refused(bytes, { inflatedBytes: 1_000_000 })).toBe('sheet.too_large');
  });
  test('so is a gzip bomb', async () => {
    expect(await refused(gzipSync(Buffer.alloc(3_000_000, 'a,')), { ratioFromBytes: 100_000 })).toBe('sheet.bomb');
  });
  test('by default twenty megabytes of blanks are already a bomb', async () => {
    expect(await refused(part(sheet1, `<worksheet><sheetData>${'<x/>'.repeat(5_000_000)}</sheetData></worksheet>`))).toBe('sheet.bomb');
  });
  test('too many entries', async () => {
    const more = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`x/${i}`, strToU8('')]));
    expect(await refused(xlsx({ data: '', more }), { entries: 50 })).toBe('sheet.too_many_entries');
  });
  test('a cell far to the right', async () => {
    expect(await refused(xlsx({ data: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }))).toBe('sheet.too_many_columns');
    expect(await refused(xlsx({ data: '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row>' }))).toBe('read');
    expect(await refused(`${'a,'.repeat(2_000)}b\n`)).toBe('sheet.too_many_columns');
  });
  test('a cell too long, in every place a text can stand', async () => {
    const long = 'x'.repeat(40_000);
    expect(await refused(xlsx({ data: dataOf([[long]]) }))).toBe('sheet.cell_too_long');
    expect(await refused(xlsx({ data: '<row r="1"><c t="s"><v>0</v></c></row>', strings: `<si><t>${long}</t></si>` }))).toBe(
      'sheet.cell_too_long',
    );
    expect(await refused(xlsx({ data: '', strings: `<si>${`<t>${long}</t>`.repeat(9)}</si>` }))).toBe('sheet.cell_too_long');
    expect(await refused(`a,b\n${long},c\n`)).toBe('sheet.cell_too_long');
    expect(await refused(`a,b\n"${'x'.repeat(3_000_000)},c\n`)).toBe('sheet.cell_too_long');
  });
  test('too many rows', async () => {
    expect(await refused(xlsx({ data: '<row r="1048577"><c><v>1</v></c></row>' }))).toBe('sheet.too_many_rows');
    expect(await refused('a,b\n'.repeat(30), { rows: 20 })).toBe('sheet.too_many_rows');
  });
  test('a file over the size limit', async () => expect(await refused('a,b\n', { fileBytes: 3 })).toBe('sheet.too_large'));
  test('a .xls that takes too much time or room', async () => {
    const xls = compound({ Workbook: new Uint8Array(200_000) });
    expect(await refused(xls, { xlsBytes: 1_000 })).toBe('sheet.too_large');
    expect(await refused(xls, { xlsMilliseconds: 1 })).toBe('sheet.took_too_long');
  });
  test('macros and external links are not looked at', async () => {
    const more = { 'xl/vbaProject.bin': strToU8('evil'), 'xl/externalLinks/externalLink1.xml': strToU8('<!DOCTYPE x>') };
    expect(await refused(xlsx({ data: dataOf([['a']]), more }))).toBe('read');
  });
  test('nothing stays in the temporary folder', async () => {
    const strings = Array.from({ length: 2_000 }, (_, i) => `<si><t>第${i}条</t></si>`).join('');
    const path = dir.file('spill.xlsx', xlsx({ data: '<row r="1"><c t="s"><v>1999</v></c></row>', strings }));
    const rows = await readAll(path, undefined, { stringsInMemory: 10 });
    expect(rows[0]?.cells[0]?.text).toBe('第1999条');
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('qinwu-strings-'))).toEqual([]);
    expect(readFileSync(path).length).toBeGreaterThan(0);
  });
});
