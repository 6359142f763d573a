import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '#shared/errors.ts';
import { cleanName } from './file-record.ts';
import { endingFits, sniff } from './file-type.ts';
import { markingInName, markingInText, secretMarking } from './secret-marking.ts';

const directory = mkdtempSync(join(tmpdir(), 'qinwu-files-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
let count = 0;
function fileOf(content: Uint8Array | string): string {
  const path = join(directory, String(++count));
  writeFileSync(path, content);
  return path;
}
const typeOf = async (content: Uint8Array | string, name: string) => (await sniff(fileOf(content), name))?.type ?? null;
const zipOf = (parts: Record<string, string>) => zipSync(Object.fromEntries(Object.entries(parts).map(([n, text]) => [n, strToU8(text)])));
const bytes = (...values: number[]) => Uint8Array.from(values);

function workbook(bookType: 'biff8' | 'xlsx', cell = '房间'): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[cell], ['101']]), '表一');
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer);
}
const docx = (body: string, title = '') =>
  zipOf({
    'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`,
    'docProps/core.xml': `<cp:coreProperties><dc:title>${title}</dc:title></cp:coreProperties>`,
  });

describe('the type of a content', () => {
  it.each([
    ['workbook', workbook('xlsx'), 'a.xlsx', 'xlsx'],
    ['old workbook', workbook('biff8'), 'a.xls', 'xls'],
    ['document', docx('<w:p><w:t>通知</w:t></w:p>'), 'a.docx', 'docx'],
    ['pdf', '%PDF-1.7\n', 'a.pdf', 'pdf'],
    ['png', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'a.png', 'png'],
    ['jpeg', bytes(0xff, 0xd8, 0xff, 0xe0), 'a.jpeg', 'jpg'],
    ['webp', 'RIFF\u0000\u0000\u0000\u0000WEBP', 'a.webp', 'webp'],
    ['UTF-8 table', '房间,面积\n101,18.60\n', 'a.csv', 'csv'],
    ['GB 18030 table', iconv.encode('房间,面积\n101,18.60\n', 'gb18030'), 'a.csv', 'csv'],
    ['UTF-16 text', iconv.encode('房间', 'utf16le', { addBOM: true }), 'a.txt', 'txt'],
  ])('knows a %s', async (_, content, name, type) => {
    expect(await typeOf(content, name)).toBe(type);
    expect(endingFits(name, type as 'csv')).toBe(true);
  });

  it.each([
    ['program', bytes(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0), 'a.csv'],
    ['web page as text', '<!DOCTYPE html><script>1</script>', 'a.txt'],
    ['drawing with scripts', '<svg xmlns="x"/>', 'a.csv'],
    ['plain archive', zipOf({ 'a.txt': 'x' }), 'a.xlsx'],
    ['workbook with macros', zipOf({ 'xl/workbook.xml': '<a/>', 'xl/vbaProject.bin': 'x' }), 'a.xlsx'],
    ['text of another ending', 'x', 'a.sh'],
    ['beginning of a compound file', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), 'a.xls'],
  ])('takes no %s', async (_, content, name) => expect(await typeOf(content, name)).toBeNull());

  it('holds the name against the content', () => {
    expect(endingFits('a.xls', 'xlsx')).toBe(true);
    expect(endingFits('a.pdf', 'xlsx')).toBe(false);
    expect(endingFits('a', 'txt')).toBe(false);
  });

  it('refuses a broken archive and one that declares to burst', async () => {
    const whole = workbook('xlsx');
    await expect(typeOf(whole.slice(0, 400), 'a.xlsx')).rejects.toMatchObject({ code: 'files.unreadable' });
    const bomb = zipSync({ 'xl/workbook.xml': strToU8('<a/>'), 'xl/big': new Uint8Array(70 * 1_048_576) }, { level: 9 });
    await expect(typeOf(bomb, 'a.xlsx')).rejects.toBeInstanceOf(Refusal);
    await expect(typeOf(bomb, 'a.xlsx')).rejects.toMatchObject({ code: 'files.archive_refused' });
  });
});

describe('markings of secrecy', () => {
  it.each([
    ['关于XX的通知（机密）.docx', '机密'],
    ['绝密★长期.pdf', '绝密'],
    ['秘密文件.xlsx', '秘密'],
    ['保守国家秘密管理办法.docx', null],
    ['商业秘密保护.pdf', null],
    ['房间台账.xlsx', null],
  ])('in the name %s: %s', (name, marking) => expect(markingInName(name)).toBe(marking));

  it.each([
    ['机密★10年\n关于…', '机密'],
    ['份号 000001\n绝 密\n特急', '绝密'],
    ['密级：秘密', '秘密'],
    ['【机密】通知', '机密'],
    ['正文机密★', '机密'],
    ['各单位应当保守国家秘密，机密文件另行传阅。', null],
    ['涉及机密的，按规定办理', null],
  ])('in the text %j: %s', (text, marking) => expect(markingInText(text)).toBe(marking));

  it.each([
    ['txt', iconv.encode('机密★5年\n通知', 'gb18030'), '机密'],
    ['xlsx', workbook('xlsx', '秘密★3年'), '秘密'],
    ['xls', workbook('biff8', '绝密★长期'), '绝密'],
    ['docx', docx('<w:p><w:r><w:t>机</w:t></w:r><w:r><w:t>密★</w:t></w:r></w:p>'), '机密'],
    ['docx', docx('<w:p><w:t>通知</w:t></w:p>', '秘密'), '秘密'],
    ['docx', docx('<w:p><w:t>各单位应当保守国家秘密。</w:t></w:p>'), null],
    ['pdf', '%PDF-1.4\n1 0 obj << /Title <FEFF673A5BC6260531305E74> >>\n', '机密'],
    ['xlsx', workbook('xlsx'), null],
  ] as const)('in the content of a %s', async (ending, content, marking) => {
    const path = fileOf(content);
    const name = `a.${ending}`;
    const sniffed = await sniff(path, name);
    expect(sniffed?.type).toBe(ending);
    if (sniffed) expect(await secretMarking(path, name, sniffed.type, sniffed.head)).toBe(marking);
  });
});

describe('names', () => {
  it.each([
    ['C:\\fakepath\\台账.xlsx', '台账.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['a\u0000b\u202e.csv', 'ab.csv'],
    ['..', 'file'],
    ['', 'file'],
  ])('%j becomes %s', (name, plain) => expect(cleanName(name)).toBe(plain));

  it('keeps the ending of a long one', () => {
    const name = cleanName(`${'长'.repeat(400)}.xlsx`);
    expect([...name]).toHaveLength(200);
    expect(name.endsWith('.xlsx')).toBe(true);
  });
});
