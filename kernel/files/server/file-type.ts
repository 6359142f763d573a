import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { type FileType, fileTypes } from '../contract/files.ts';
import { compoundStreams } from './compound-file.ts';
import { readParts } from './office-archive.ts';

/** How much of a file is looked at from its beginning, in bytes. */
const HEAD = 65_536;

export interface Sniffed {
  readonly type: FileType;
  /** The beginning of the content, at most 64 KiB. */
  readonly head: Buffer;
}

/** The ending of a name, lower case, without the dot. */
export const endingOf = (name: string): string => /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * The type of a content by its bytes, or null when it is none of the list. Only text takes part of its type from the ending, because a CSV
 * is text like any other.
 * @throws files.archive_refused for an archive that would burst or hides something
 */
export async function sniff(path: string, name: string): Promise<Sniffed | null> {
  const head = await headOf(path);
  const type = await typeOf(path, head, endingOf(name));
  return type ? { type, head } : null;
}

/** Whether a name may carry a content of this type: a workbook under the other workbook's ending is common and harmless. */
export function endingFits(name: string, type: FileType): boolean {
  const ending = endingOf(name);
  const endings: readonly string[] = type === 'xls' || type === 'xlsx' ? ['xls', 'xlsx'] : fileTypes[type].endings;
  return endings.includes(ending);
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function typeOf(path: string, head: Buffer, ending: string): Promise<FileType | null> {
  const begins = (...bytes: number[]) => bytes.every((b, i) => head[i] === b);
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (begins(0xff, 0xd8, 0xff)) return 'jpg';
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') return 'webp';
  if (head.toString('latin1', 0, 5) === '%PDF-') return 'pdf';
  if (begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return compoundType(path);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return officeType(path);
  if (ending !== 'csv' && ending !== 'txt') return null;
  return textOf(head) === null ? null : ending;
}

/** A password-protected workbook is a compound file too; it has neither stream and nobody could look into it. */
async function compoundType(path: string): Promise<FileType | null> {
  const streams = await compoundStreams(path);
  if (streams.some((s) => /^(_VBA_PROJECT|Macros|VBA)/i.test(s))) return null;
  if (streams.includes('Workbook') || streams.includes('Book')) return 'xls';
  return streams.includes('WordDocument') ? 'doc' : null;
}

async function officeType(path: string): Promise<FileType | null> {
  const { names } = await readParts(path, []);
  if (names.some((n) => /(^|\/)vbaProject\.bin$/i.test(n))) return null;
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  return names.includes('word/document.xml') ? 'docx' : null;
}

/**
 * The text of the first bytes: UTF-8, UTF-16 with its mark, or GB 18030 as Chinese spreadsheet programs write it. Null when the bytes
 * are no text or are a web page.
 */
export function textOf(head: Buffer): string | null {
  const text = decoded(head);
  // A character may be cut at the end of the window.
  const whole = head.length === HEAD ? text.slice(0, -2) : text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells bytes from text
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/.test(whole)) return null;
  return /^\s*<(!doctype html|html|script|svg|\?xml)/i.test(whole) ? null : whole;
}

function decoded(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return iconv.decode(head, 'utf16le');
  if (head[0] === 0xfe && head[1] === 0xff) return iconv.decode(head, 'utf16be');
  const utf8 = iconv.decode(head, 'utf8');
  return utf8.slice(0, -2).includes('\ufffd') ? iconv.decode(head, 'gb18030') : utf8;
}
