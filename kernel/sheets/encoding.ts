import iconv from 'iconv-lite';
import { SheetProblem } from './raw.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

function ofMark(head: Buffer): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark shows as zero bytes at every second place of its ASCII. */
function ofZeros(head: Buffer): TextEncoding | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i += 1) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > head.length / 16 && even < odd / 8) return 'utf-16le';
  if (even > head.length / 16 && odd < even / 8) return 'utf-16be';
  return null;
}

const binary = (head: Buffer): boolean =>
  head.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27);

/**
 * The encoding of a text file, found from all of it: a register may be plain ASCII for a thousand lines before its first
 * Chinese character. Refuses bytes that are no text (`sheet.not_a_sheet`) or in none of the known encodings (`sheet.bad_encoding`).
 */
export async function sniffEncoding(open: () => AsyncIterable<Buffer>): Promise<TextEncoding> {
  let head: Buffer = Buffer.alloc(0);
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let known: TextEncoding | null = null;
  let valid = true;
  let first = true;
  for await (const chunk of open()) {
    if (first) {
      head = chunk.subarray(0, 4_096);
      known = ofMark(head) ?? ofZeros(head);
      if (known === null && binary(head)) throw new SheetProblem('sheet.not_a_sheet', { looksLike: 'binary' });
      first = false;
    }
    if (known) break;
    try {
      utf8.decode(chunk, { stream: true });
    } catch {
      valid = false;
      break;
    }
  }
  if (known) return known;
  try {
    if (valid) utf8.decode();
  } catch {
    valid = false;
  }
  return valid ? 'utf-8' : 'gb18030';
}

/** Decodes a text file piece by piece, without its byte order mark. Text that breaks the encoding is `sheet.bad_encoding`. */
export async function* decodeText(bytes: AsyncIterable<Buffer>, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding === 'utf-16be' ? 'utf-16be' : encoding, { stripBOM: true });
  let characters = 0;
  let broken = 0;
  const check = (text: string): string => {
    characters += text.length;
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) broken += 1;
    if (broken > 8 && broken * 200 > characters) throw new SheetProblem('sheet.bad_encoding');
    return text;
  };
  for await (const chunk of bytes) {
    const text = decoder.write(chunk);
    if (text) yield check(text);
  }
  const tail = decoder.end();
  if (tail) yield check(tail);
  if (broken > 0 && encoding !== 'utf-8' && broken * 200 > characters) throw new SheetProblem('sheet.bad_encoding');
}
