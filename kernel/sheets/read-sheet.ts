import { open, stat } from 'node:fs/promises';
import { openCsv } from './csv-read.ts';
import type { SheetLimits } from './limits.ts';
import { sheetLimits } from './limits.ts';
import { SheetProblem } from './raw.ts';
import type { Workbook } from './workbook.ts';
import { openXls } from './xls-read.ts';
import { openXlsx } from './xlsx-read.ts';
import { openArchive } from './zip-read.ts';

const startsWith = (head: Buffer, ...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Which kind of zip is it? Only a workbook in OOXML is read. */
async function openZip(path: string, limits: SheetLimits): Promise<Workbook> {
  const archive = await openArchive(path, limits);
  const names = archive.names();
  archive.close();
  if (names.includes('xl/workbook.bin')) throw new SheetProblem('sheet.unsupported_format', { format: 'xlsb' });
  if (names.some((name) => name.startsWith('xl/'))) return openXlsx(path, limits);
  if (names.includes('content.xml')) throw new SheetProblem('sheet.unsupported_format', { format: 'ods' });
  throw new SheetProblem('sheet.not_a_sheet', { looksLike: names.includes('word/document.xml') ? 'docx' : 'zip' });
}

/**
 * Opens a spreadsheet by what it contains, whatever its name says: OOXML (`.xlsx`, `.xlsm`), binary `.xls`, delimited text
 * in UTF-8, UTF-16 or GB18030, gzipped text. Everything else, and everything hostile, is a `SheetProblem`.
 */
export async function openWorkbook(path: string, limits: Partial<SheetLimits> = {}): Promise<Workbook> {
  const all = { ...sheetLimits, ...limits };
  const { size } = await stat(path);
  if (size === 0) throw new SheetProblem('sheet.empty');
  if (size > all.fileBytes) throw new SheetProblem('sheet.too_large', { limitMb: Math.floor(all.fileBytes / 1_048_576) });
  const head = await readHead(path);
  if (startsWith(head, 0x50, 0x4b)) return openZip(path, all);
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return openXls(path, all);
  if (startsWith(head, 0x1f, 0x8b)) return openCsv(path, all, true);
  if (startsWith(head, 0x09, 0x08) || startsWith(head, 0x09, 0x04) || startsWith(head, 0x09, 0x02)) return openXls(path, all);
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) throw new SheetProblem('sheet.not_a_sheet', { looksLike: 'pdf' });
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47) || startsWith(head, 0xff, 0xd8, 0xff))
    throw new SheetProblem('sheet.not_a_sheet', { looksLike: 'image' });
  return openCsv(path, all, false);
}
