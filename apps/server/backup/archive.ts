import { createHash } from 'node:crypto';
import { type FileHandle, open as openFile } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { crc32, createDeflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** What became of one entry. */
export interface Put {
  /** SHA-256 of the content, hex. */
  readonly digest: string;
}

/** A zip file written entry by entry in flat memory, of any size and any number of entries (Zip64). */
export interface ArchiveWriter {
  put(name: string, body: AsyncIterable<Uint8Array>, options?: { stored?: boolean }): Promise<Put>;
  finish(): Promise<void>;
  /** Closes the file as it is; for one that is not to be kept. */
  abandon(): Promise<void>;
}

interface Written {
  readonly name: Buffer;
  readonly method: number;
  readonly offset: number;
  crc: number;
  size: number;
  packed: number;
}

const DEFLATED = 8;
/** Zip64. */
const VERSION = 45;
/** Sizes follow the content; the name is UTF-8. */
const FLAGS = 0x0808;
/** Bytes that are written at once: many entries are small. */
const BLOCK = 262_144;
const FULL32 = 0xffff_ffff;
/** 1 January 1980, the zero of zip. */
const DATE = 0x0021;

function localHeader({ name, method }: Written): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(method, 8);
  head.writeUInt16LE(DATE, 12);
  head.writeUInt32LE(FULL32, 18);
  head.writeUInt32LE(FULL32, 22);
  head.writeUInt16LE(name.length, 26);
  head.writeUInt16LE(20, 28);
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  return Buffer.concat([head, name, extra]);
}

function descriptor({ crc, packed, size }: Written): Buffer {
  const tail = Buffer.alloc(24);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeBigUInt64LE(BigInt(packed), 8);
  tail.writeBigUInt64LE(BigInt(size), 16);
  return tail;
}

function directoryEntry({ name, method, crc, packed, size, offset }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(VERSION, 4);
  entry.writeUInt16LE(VERSION, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(method, 10);
  entry.writeUInt16LE(DATE, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(FULL32, 20);
  entry.writeUInt32LE(FULL32, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(28, 30);
  entry.writeUInt32LE(FULL32, 42);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [i, n] of [size, packed, offset].entries()) extra.writeBigUInt64LE(BigInt(n), 4 + i * 8);
  return Buffer.concat([entry, name, extra]);
}

function ending(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(56 + 20 + 22);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(VERSION, 12);
  end.writeUInt16LE(VERSION, 14);
  for (const [i, n] of [count, count, size, offset].entries()) end.writeBigUInt64LE(BigInt(n), 24 + i * 8);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(offset + size), 64);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  for (const at of [84, 86]) end.writeUInt16LE(0xffff, at);
  for (const at of [88, 92]) end.writeUInt32LE(FULL32, at);
  return end;
}

/** Opens a new archive, readable by its owner only: it holds everything, the installation's secret included. */
export async function writeArchive(path: string): Promise<ArchiveWriter> {
  const file: FileHandle = await openFile(path, 'wx', 0o600);
  const written: Written[] = [];
  let offset = 0;
  let waiting: Uint8Array[] = [];
  let held = 0;
  const flush = async () => {
    const bytes = Buffer.concat(waiting);
    [waiting, held] = [[], 0];
    await file.writeFile(bytes);
  };
  const write = async (bytes: Uint8Array) => {
    offset += bytes.length;
    held += bytes.length;
    waiting.push(bytes);
    if (held >= BLOCK) await flush();
  };
  return {
    async put(name, body, options = {}) {
      const entry: Written = { name: Buffer.from(name, 'utf8'), method: options.stored ? 0 : DEFLATED, offset, crc: 0, size: 0, packed: 0 };
      await write(localHeader(entry));
      const digest = createHash('sha256');
      const measure = new Transform({
        transform(piece: Uint8Array, _encoding, done) {
          entry.crc = crc32(piece, entry.crc);
          entry.size += piece.length;
          digest.update(piece);
          done(null, piece);
        },
      });
      const sink = async (source: AsyncIterable<Uint8Array>) => {
        for await (const piece of source) {
          entry.packed += piece.length;
          await write(piece);
        }
      };
      const source = Readable.from(body, { objectMode: false });
      if (options.stored) await pipeline(source, measure, sink);
      else await pipeline(source, measure, createDeflateRaw({ level: 6 }), sink);
      await write(descriptor(entry));
      written.push(entry);
      return { digest: digest.digest('hex') };
    },
    async finish() {
      const begin = offset;
      for (const entry of written) await write(directoryEntry(entry));
      await write(ending(written.length, offset - begin, begin));
      await flush();
      await file.sync();
      await file.close();
    },
    abandon: () => file.close().catch(() => {}),
  };
}

/** An archive open for reading by name. */
export interface ArchiveReader {
  readonly names: readonly string[];
  /** The content; ends with an error when it is not the one of the digest, if that is given. */
  open(name: string, digest?: string): Promise<Readable>;
  text(name: string, digest?: string): Promise<string>;
  close(): void;
}

/** Passes a content on and fails at its end when it is another than it was. */
function proving(name: string, expected: string): Transform {
  const digest = createHash('sha256');
  return new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      digest.update(piece);
      done(null, piece);
    },
    flush: (done) => done(digest.digest('hex') === expected ? null : new Error(`${name} is damaged in the backup`)),
  });
}

/** Opens an archive that `writeArchive` made; anything else throws. */
export async function readArchive(path: string): Promise<ArchiveReader> {
  const file = (await promisify<string, yauzl.Options, ZipFile>(yauzl.open)(path, { lazyEntries: true, autoClose: false })) as ZipFile;
  const entries = new Map<string, Entry>();
  await new Promise<void>((resolve, reject) => {
    file.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      file.readEntry();
    });
    file.once('end', resolve);
    file.once('error', reject);
    file.readEntry();
  });
  const openStream = promisify(file.openReadStream.bind(file) as (e: Entry, cb: (err: Error | null, s: Readable) => void) => void);
  const open = async (name: string, digest?: string): Promise<Readable> => {
    const entry = entries.get(name);
    if (!entry) throw new Error(`the backup has no ${name}`);
    const stream = (await openStream(entry)) as Readable;
    if (digest === undefined) return stream;
    const proof = proving(name, digest);
    pipeline(stream, proof).catch((error: Error) => proof.destroy(error));
    return proof;
  };
  return {
    names: [...entries.keys()],
    open,
    async text(name, digest) {
      const chunks: Buffer[] = [];
      for await (const chunk of await open(name, digest)) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    close: () => file.close(),
  };
}
