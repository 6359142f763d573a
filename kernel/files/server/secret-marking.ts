import type { FileType } from '../contract/files.ts';
import { textOf } from './file-type.ts';
import { readParts } from './office-archive.ts';

/**
 * State secrets have no place in this system (IT-8): a file that carries a marking of secrecy is refused. Looked at are the file's name
 * and, where the bytes give it away, the first text: all of txt and csv, title, subject and keywords, headers and the beginning of the
 * text of docx and xlsx, raw text runs of doc and xls, the document information of pdf. The text of a pdf and what a picture shows are
 * not read; the reader of the upload page is told.
 */
export async function secretMarking(path: string, name: string, type: FileType, head: Buffer): Promise<string | null> {
  return markingInName(name) ?? markingInText(await firstText(path, type, head));
}

/** Phrases that speak about secrets without marking one. */
const SPEECH = /(国家|商业|工作|个人|通信|技术|保守|保护|涉及|泄露|不涉)秘密|秘密(性|法)|机密性/g;
const LEVELS = /绝密|机密|秘密/;

/** A level in a file's name counts wherever it stands, because names are short and chosen. */
export const markingInName = (name: string): string | null => LEVELS.exec(name.normalize('NFKC').replace(SPEECH, ''))?.[0] ?? null;

/**
 * A marking in a text: the level alone on its line or in brackets, or followed by the star and the term of GB/T 9704 (机密★10年, 秘密★长期).
 * The word in a sentence is no marking.
 */
export function markingInText(text: string): string | null {
  const found =
    /(?:^|[\s"'【[(（〔〈《:：,，;；|])(绝\s?密|机\s?密|秘\s?密)(?:级|件)?(?:\s*[★☆*＊]|(?=\s*(?:$|[\n\r\t"'】\])）〕〉》,，;；|])))/m.exec(
      text,
    ) ?? /(绝密|机密|秘密)\s*[★☆]/.exec(text);
  return found?.[1]?.replace(/\s/g, '') ?? null;
}

async function firstText(path: string, type: FileType, head: Buffer): Promise<string> {
  switch (type) {
    case 'csv':
    case 'txt':
      return textOf(head) ?? '';
    case 'docx':
      return officeText(
        path,
        ['word/header1.xml', 'word/header2.xml', 'word/header3.xml', 'word/document.xml'],
        /<\/w:p>|<w:(br|tab)\b[^>]*>/g,
      );
    case 'xlsx':
      return officeText(path, ['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'], /<\/(si|is|row|c|oddHeader)>/g);
    case 'doc':
    case 'xls':
      return `${starred(head.toString('utf16le'))}\n${starred(head.subarray(1).toString('utf16le'))}`;
    case 'pdf':
      return pdfInformation(head);
    default:
      return '';
  }
}

const CORE = 'docProps/core.xml';

async function officeText(path: string, names: readonly string[], breaks: RegExp): Promise<string> {
  const { parts } = await readParts(path, [CORE, ...names]);
  const core = parts.get(CORE)?.replace(/<\/[^>]+>/g, '\n');
  const bodies = names.map((n) => parts.get(n)?.replace(breaks, '\n'));
  return [core, ...bodies].map((xml) => plain(xml ?? '')).join('\n');
}

const plain = (xml: string): string =>
  xml.replace(/<[^>]*>/g, '').replace(/&#(\d{2,6});/g, (_, n: string) => String.fromCodePoint(Number(n) % 0x110000));

/** Old formats mix text with structure, so only the unmistakable form with the star is looked for. */
const starred = (text: string): string => /(绝密|机密|秘密)\s*[★☆]/.exec(text)?.[0] ?? '';

/** Strings of the document information that stand in the first bytes uncompressed, in the two writings a pdf knows. */
function pdfInformation(head: Buffer): string {
  const text = head.toString('latin1');
  const found: string[] = [];
  for (const [, hex, literal] of text.matchAll(/\/(?:Title|Subject|Keywords)\s*(?:<([0-9A-Fa-f\s]+)>|\(((?:[^()\\]|\\.)*)\))/g)) {
    const bytes = hex ? Buffer.from(hex.replace(/\s/g, ''), 'hex') : Buffer.from(literal ?? '', 'latin1');
    const wide = bytes[0] === 0xfe && bytes[1] === 0xff;
    found.push(
      wide
        ? Buffer.from(bytes.subarray(2, 2 + ((bytes.length - 2) & ~1)))
            .swap16()
            .toString('utf16le')
        : bytes.toString('utf8'),
    );
  }
  return found.join('\n');
}
