import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { SheetProblem } from './raw.ts';

export interface ZipPart {
  name: string;
  /** Taken only when the part's turn comes, so that a later part may depend on what an earlier one saw. */
  chunks: () => Iterable<string> | AsyncIterable<string>;
}

const LIMIT = 0xffff_ffff;
/** 1 January 1980, the zero of zip: the same content gives the same bytes. */
const DATE = 0x0021;
const FLAGS = 0x0808;

interface Written {
  name: Buffer;
  crc: number;
  size: number;
  packed: number;
  offset: number;
}

function localHeader(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(8, 8);
  head.writeUInt16LE(DATE, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function descriptor(part: Written): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(part.crc, 4);
  tail.writeUInt32LE(part.packed, 8);
  tail.writeUInt32LE(part.size, 12);
  return tail;
}

function directoryEntry(part: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt16LE(DATE, 14);
  entry.writeUInt32LE(part.crc, 16);
  entry.writeUInt32LE(part.packed, 20);
  entry.writeUInt32LE(part.size, 24);
  entry.writeUInt16LE(part.name.length, 28);
  entry.writeUInt32LE(part.offset, 42);
  return Buffer.concat([entry, part.name]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Deflates one part; what it came to is noted in `part` once the last byte is out. */
async function* deflated(source: Iterable<string> | AsyncIterable<string>, part: Written): AsyncGenerator<Buffer> {
  async function* counted() {
    for await (const text of source) {
      const bytes = Buffer.from(text, 'utf8');
      part.crc = crc32(bytes, part.crc);
      part.size += bytes.length;
      if (part.size > LIMIT) throw new SheetProblem('sheet.too_many_rows_to_write', { limit: LIMIT });
      yield bytes;
    }
  }
  const deflate = createDeflateRaw({ level: 4 });
  const pumped = pipeline(Readable.from(counted(), { objectMode: false, highWaterMark: 131_072 }), deflate);
  pumped.catch(() => {});
  try {
    for await (const chunk of deflate as AsyncIterable<Buffer>) {
      part.packed += chunk.length;
      yield chunk;
    }
    await pumped;
  } finally {
    deflate.destroy();
  }
}

/** A zip archive as it is made, part after part; no more than a few chunks are ever held. */
export async function* zipBytes(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for (const { name, chunks } of parts) {
    const part: Written = { name: Buffer.from(name, 'utf8'), crc: 0, size: 0, packed: 0, offset };
    const head = localHeader(part.name);
    yield head;
    yield* deflated(chunks(), part);
    yield descriptor(part);
    offset += head.length + part.packed + 16;
    if (offset > LIMIT) throw new SheetProblem('sheet.too_many_rows_to_write', { limit: LIMIT });
    written.push(part);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield endRecord(written.length, directory.length, offset);
}
