import { SheetProblem } from './raw.ts';

/** What a scanned document answers with. Names come without their namespace prefix. */
export interface XmlHandler {
  /** `attributes` is the raw text between name and `>`; read it with `attribute()`. A self-closing tag is followed by `close`. */
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
}

const MAX_TOKEN = 1_048_576;
const MAX_DEPTH = 128;
const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const entity = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));|&/g;

/** Resolves the five predefined entities and character references; any other entity is refused. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(entity, (_, hex?: string, digits?: string, name?: string) => {
    const code = hex ? Number.parseInt(hex, 16) : digits ? Number(digits) : -1;
    if (code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    const known = name ? names[name] : undefined;
    if (known === undefined) throw new SheetProblem('sheet.unsafe_xml', { what: 'entity' });
    return known;
  });
}

/** Value of an attribute in the raw attribute text, whatever its prefix (`id` finds `r:id`); undefined when absent. */
export function attribute(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(`${name}="`);
  if (at > 0 && attributes.charCodeAt(at - 1) <= 32) {
    const from = at + name.length + 2;
    const value = attributes.slice(from, attributes.indexOf('"', from));
    return unescapeXml(value);
  }
  const match = new RegExp(`(?:^|[\\s])(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match ? unescapeXml(match[1] ?? match[2] ?? '') : undefined;
}

const corrupt = (what: string): never => {
  throw new SheetProblem('sheet.corrupt', { part: what });
};

/**
 * Scans the XML of a workbook piece by piece. It knows what workbooks need and refuses the rest: a document type
 * declaration or a foreign entity is `sheet.unsafe_xml`, unbalanced tags and endless tokens are `sheet.corrupt`.
 * Written for the hot path: a general parser takes four times as long on a sheet of a hundred thousand rows.
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  readonly #part: string;
  readonly #open: string[] = [];
  #rest = '';
  #begun = false;

  constructor(handler: XmlHandler, part: string) {
    this.#handler = handler;
    this.#part = part;
  }

  write(chunk: string): void {
    const buffer = this.#rest === '' ? chunk : this.#rest + chunk;
    let at = 0;
    while (at < buffer.length) {
      const lt = buffer.indexOf('<', at);
      if (lt < 0) break;
      if (lt > at && this.#open.length > 0) this.#handler.text(unescapeXml(buffer.slice(at, lt)));
      const next = this.#token(buffer, lt);
      if (next < 0) {
        at = lt;
        break;
      }
      at = next;
    }
    this.#rest = buffer.slice(at);
    if (this.#rest.length > MAX_TOKEN) throw new SheetProblem('sheet.cell_too_long', { limit: MAX_TOKEN });
  }

  end(): void {
    if (this.#open.length > 0 || !this.#begun || this.#rest.trim() !== '') corrupt(this.#part);
  }

  /** Handles the token that begins at `lt`; answers where the next begins, or -1 when the token is not complete yet. */
  #token(buffer: string, lt: number): number {
    const mark = buffer.charCodeAt(lt + 1);
    if (mark === 47) return this.#closing(buffer, lt);
    if (mark === 33) return this.#declaration(buffer, lt);
    if (mark === 63) {
      const end = buffer.indexOf('?>', lt + 2);
      return end < 0 ? -1 : end + 2;
    }
    return Number.isNaN(mark) ? -1 : this.#opening(buffer, lt);
  }

  #closing(buffer: string, lt: number): number {
    const gt = buffer.indexOf('>', lt + 2);
    if (gt < 0) return -1;
    const name = buffer.slice(lt + 2, gt).trimEnd();
    if (this.#open.pop() !== name) corrupt(this.#part);
    this.#handler.close(name.slice(name.indexOf(':') + 1));
    return gt + 1;
  }

  #opening(buffer: string, lt: number): number {
    let quote = 0;
    let nameEnd = 0;
    for (let at = lt + 1; at < buffer.length; at += 1) {
      const code = buffer.charCodeAt(at);
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (code === 34 || code === 39) quote = code;
      else if (code === 60) corrupt(this.#part);
      else if (code === 62) {
        const selfClosing = buffer.charCodeAt(at - 1) === 47;
        const end = selfClosing ? at - 1 : at;
        const raw = buffer.slice(lt + 1, nameEnd || end);
        this.#opened(raw, nameEnd === 0 ? '' : buffer.slice(nameEnd, end), selfClosing);
        return at + 1;
      } else if (nameEnd === 0 && code <= 32) nameEnd = at;
    }
    return -1;
  }

  #opened(raw: string, attributes: string, selfClosing: boolean): void {
    if (raw === '' || (this.#begun && this.#open.length === 0)) corrupt(this.#part);
    this.#begun = true;
    const name = raw.slice(raw.indexOf(':') + 1);
    this.#handler.open(name, attributes);
    if (selfClosing) this.#handler.close(name);
    else if (this.#open.push(raw) > MAX_DEPTH) corrupt(this.#part);
  }

  #declaration(buffer: string, lt: number): number {
    const start = buffer.slice(lt, lt + 9);
    if (start.length < 9 && ('<![CDATA['.startsWith(start) || '<!--'.startsWith(start))) return -1;
    if (start.startsWith('<!--')) {
      const end = buffer.indexOf('-->', lt + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (start === '<![CDATA[') {
      const end = buffer.indexOf(']]>', lt + 9);
      if (end < 0) return -1;
      this.#handler.text(buffer.slice(lt + 9, end));
      return end + 3;
    }
    if (start.length < 9 && !start.includes('>')) return -1;
    throw new SheetProblem('sheet.unsafe_xml', { what: 'doctype' });
  }
}

/** Decodes a part of a workbook to text: UTF-8, or UTF-16 with a byte order mark. */
export async function* decodeXml(bytes: AsyncIterable<Buffer>, part: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    for await (const chunk of bytes) {
      decoder ??= new TextDecoder(
        chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8',
        { fatal: true },
      );
      yield decoder.decode(chunk, { stream: true });
    }
    if (decoder) yield decoder.decode();
  } catch (error) {
    if (error instanceof SheetProblem) throw error;
    throw new SheetProblem('sheet.corrupt', { part });
  }
}

/** Reads a whole part through a handler. */
export async function readXml(bytes: AsyncIterable<Buffer>, part: string, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler, part);
  for await (const text of decodeXml(bytes, part)) scanner.write(text);
  scanner.end();
}
