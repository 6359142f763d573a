import { posix } from 'node:path';
import type { SheetLimits } from './limits.ts';
import type { Range, RawRow } from './raw.ts';
import { rangeOf, SheetProblem } from './raw.ts';
import type { SheetName, Workbook } from './workbook.ts';
import { RowGatherer, unescapeCell } from './xlsx-cells.ts';
import { SharedStrings } from './xlsx-strings.ts';
import type { NumberStyle } from './xlsx-styles.ts';
import { numberStyle } from './xlsx-styles.ts';
import { attribute, decodeXml, readXml, XmlScanner } from './xml-scan.ts';
import type { Archive } from './zip-read.ts';
import { openArchive } from './zip-read.ts';

interface Part {
  type: string;
  target: string;
}

async function readRelations(archive: Archive, part: string): Promise<Map<string, Part>> {
  const relations = new Map<string, Part>();
  const path = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
  if (!archive.has(path)) return relations;
  await readXml(archive.bytes(path), path, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const target = attribute(attributes, 'Target') ?? '';
      const absolute = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target);
      relations.set(attribute(attributes, 'Id') ?? '', { type: attribute(attributes, 'Type') ?? '', target: absolute });
    },
    text() {},
    close() {},
  });
  return relations;
}

interface BookParts {
  sheets: (SheetName & { path: string })[];
  date1904: boolean;
  strings?: string;
  styles?: string;
}

async function readBook(archive: Archive): Promise<BookParts> {
  const root = await readRelations(archive, 'root');
  const main = [...root.values()].find((part) => part.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const relations = await readRelations(archive, main);
  const book: BookParts = { sheets: [], date1904: false };
  for (const part of relations.values()) {
    if (part.type.endsWith('/sharedStrings')) book.strings = part.target;
    if (part.type.endsWith('/styles')) book.styles = part.target;
  }
  await readXml(archive.bytes(main), main, {
    open(name, attributes) {
      if (name === 'workbookPr') book.date1904 = /^(1|true|on)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const part = relations.get(attribute(attributes, 'id') ?? '');
      if (!part?.type.endsWith('/worksheet') || !archive.has(part.target)) return;
      const state = attribute(attributes, 'state') ?? 'visible';
      book.sheets.push({ name: attribute(attributes, 'name') ?? '', hidden: state !== 'visible', path: part.target });
    },
    text() {},
    close() {},
  });
  if (book.sheets.length === 0) throw new SheetProblem('sheet.empty');
  return book;
}

async function readStyles(archive: Archive, part: string | undefined): Promise<NumberStyle[]> {
  const styles: NumberStyle[] = [];
  if (!part || !archive.has(part)) return styles;
  const codes = new Map<number, string>();
  let inCellFormats = false;
  await readXml(archive.bytes(part), part, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        styles.push(numberStyle(id, codes.get(id)));
      }
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

async function readStrings(archive: Archive, part: string | undefined, limits: SheetLimits): Promise<SharedStrings> {
  const strings = new SharedStrings(limits.stringsInMemory);
  if (!part || !archive.has(part)) return strings;
  let text = '';
  let reading = false;
  let phonetic = 0;
  try {
    await readXml(archive.bytes(part), part, {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 'rPh') phonetic += 1;
        else if (name === 't') reading = phonetic === 0;
      },
      text(piece) {
        if (!reading) return;
        text = text === '' ? piece : text + piece;
        if (text.length > limits.cellLength * 7) throw new SheetProblem('sheet.cell_too_long', { limit: limits.cellLength });
      },
      close(name) {
        if (name === 't') reading = false;
        else if (name === 'rPh') phonetic -= 1;
        else if (name === 'si') strings.add(unescapeCell(text));
      },
    });
    strings.finish();
  } catch (error) {
    strings.close();
    throw error;
  }
  return strings;
}

const MAX_MERGES = 200_000;

/** Merged ranges stand behind the rows in the file, so they are looked for by their bytes in a pass of its own. */
async function readMerges(archive: Archive, part: string): Promise<Range[]> {
  const merges: Range[] = [];
  let rest = '';
  for await (const chunk of archive.bytes(part)) {
    if (rest === '' && !chunk.includes('mergeCell')) {
      const tail = chunk.subarray(-16).toString('latin1');
      rest = /[<:mergCl]+$/.test(tail) ? tail : '';
      continue;
    }
    const text = rest + chunk.toString('latin1');
    let last = 0;
    for (const match of text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/g)) {
      last = match.index + match[0].length;
      const range = rangeOf(attribute(match[0], 'ref') ?? '');
      if (range) merges.push(range);
      if (merges.length > MAX_MERGES) throw new SheetProblem('sheet.too_large', { limitMb: MAX_MERGES });
    }
    rest = text.slice(Math.max(last, text.length - 512));
  }
  return merges;
}

/** Opens an OOXML workbook (`.xlsx`, `.xlsm`: macros are not looked at, nor are external links). */
export async function openXlsx(path: string, limits: SheetLimits): Promise<Workbook> {
  const archive = await openArchive(path, limits);
  let strings: SharedStrings | undefined;
  try {
    const book = await readBook(archive);
    const styles = await readStyles(archive, book.styles);
    const partOf = (sheet: string): string => {
      const found = book.sheets.find((each) => each.name === sheet);
      if (!found) throw new SheetProblem('sheet.no_such_sheet', { sheet, sheets: book.sheets.map((each) => each.name).join('、') });
      return found.path;
    };
    return {
      format: 'xlsx',
      sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })),
      merges: (sheet) => readMerges(archive, partOf(sheet)),
      async *rows(sheet): AsyncGenerator<RawRow> {
        const part = partOf(sheet);
        strings ??= await readStrings(archive, book.strings, limits);
        const gatherer = new RowGatherer({ strings, styles, date1904: book.date1904, limits });
        const scanner = new XmlScanner(gatherer, part);
        for await (const text of decodeXml(archive.bytes(part), part)) {
          scanner.write(text);
          yield* gatherer.take();
        }
        scanner.end();
        yield* gatherer.take();
      },
      async close() {
        strings?.close();
        archive.close();
      },
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}
