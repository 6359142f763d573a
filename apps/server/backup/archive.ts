import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** A zip file written entry by entry in flat memory. */
export interface ArchiveWriter {
  put(name: string, body: AsyncIterable<Uint8Array>, options?: { stored?: boolean }): Promise<void>;
  finish(): Promise<void>;
}

/** Opens a new archive, readable by its owner only: it holds everything, the installation's secret included. */
export function writeArchive(path: string): ArchiveWriter {
  const out = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  let failed: Error | null = null;
  let full = Promise.resolve();
  out.on('error', (error) => {
    failed = error;
  });
  const closed = new Promise<void>((resolve) => out.once('close', resolve));
  const zip = new Zip((error, chunk, last) => {
    if (error) failed = error;
    else if (!out.write(chunk)) full = new Promise((resolve) => out.once('drain', resolve).once('close', resolve));
    if (last) out.end();
  });
  const check = () => {
    if (failed) throw failed;
  };
  return {
    async put(name, body, options = {}) {
      const entry = options.stored ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      zip.add(entry);
      for await (const chunk of body) {
        entry.push(chunk);
        await full;
        check();
      }
      entry.push(new Uint8Array(0), true);
      await full;
      check();
    },
    async finish() {
      zip.end();
      await closed;
      check();
    },
  };
}

/** An archive open for reading by name. */
export interface ArchiveReader {
  readonly names: readonly string[];
  open(name: string): Promise<Readable>;
  text(name: string): Promise<string>;
  close(): void;
}

/** Opens an archive that `writeArchive` made; anything else is refused with a plain line. */
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
  const open = async (name: string): Promise<Readable> => {
    const entry = entries.get(name);
    if (!entry) throw new Error(`the backup has no ${name}`);
    return (await openStream(entry)) as Readable;
  };
  return {
    names: [...entries.keys()],
    open,
    async text(name) {
      const chunks: Buffer[] = [];
      for await (const chunk of await open(name)) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    close: () => file.close(),
  };
}
