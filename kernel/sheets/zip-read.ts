import type { Entry, ZipFile } from 'yauzl';
import { open } from 'yauzl';
import type { SheetLimits } from './limits.ts';
import { SheetProblem } from './raw.ts';

/** A zip archive opened for reading by entry name; names are compared without case, as OPC wants it. */
export interface Archive {
  has(name: string): boolean;
  names(): string[];
  /** Inflated bytes of an entry, stopped by `sheet.bomb` or `sheet.too_large` as soon as a limit is passed. */
  bytes(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

const keyOf = (name: string): string => name.replace(/^\/+/, '').toLowerCase();

function readDirectory(path: string, limits: SheetLimits): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error) return reject(new SheetProblem('sheet.corrupt', { part: 'zip' }));
      const entries = new Map<string, Entry>();
      const fail = (problem: SheetProblem) => {
        zip.close();
        reject(problem);
      };
      if (zip.entryCount > limits.entries) return fail(new SheetProblem('sheet.too_many_entries', { limit: limits.entries }));
      zip.on('error', () => fail(new SheetProblem('sheet.corrupt', { part: 'zip' })));
      zip.on('end', () => resolve({ zip, entries }));
      zip.on('entry', (entry: Entry) => {
        if (entry.isEncrypted()) return fail(new SheetProblem('sheet.encrypted'));
        const key = keyOf(entry.fileName);
        if (!entries.has(key)) entries.set(key, entry);
        zip.readEntry();
      });
      zip.readEntry();
    });
  });
}

/** Counts what comes out of an inflater and stops it beyond the limits; `compressedBytes` is what went in. */
export async function* withinLimits(
  source: AsyncIterable<Buffer>,
  compressedBytes: number,
  limits: SheetLimits,
  part: string,
): AsyncGenerator<Buffer> {
  let inflated = 0;
  try {
    for await (const chunk of source) {
      inflated += chunk.length;
      if (inflated > limits.inflatedBytes)
        throw new SheetProblem('sheet.too_large', { limitMb: Math.floor(limits.inflatedBytes / 1_048_576) });
      if (inflated > limits.ratioFromBytes && inflated > compressedBytes * limits.ratio) {
        throw new SheetProblem('sheet.bomb', { limit: limits.ratio });
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof SheetProblem) throw error;
    throw new SheetProblem('sheet.corrupt', { part });
  }
}

export async function openArchive(path: string, limits: SheetLimits): Promise<Archive> {
  const { zip, entries } = await readDirectory(path, limits);
  return {
    has: (name) => entries.has(keyOf(name)),
    names: () => [...entries.keys()],
    close: () => zip.close(),
    async *bytes(name) {
      const entry = entries.get(keyOf(name));
      if (!entry) throw new SheetProblem('sheet.corrupt', { part: name });
      const stream = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
        zip.openReadStream(entry, (error, opened) => (error ? reject(new SheetProblem('sheet.corrupt', { part: name })) : resolve(opened)));
      });
      yield* withinLimits(stream, entry.compressedSize, limits, name);
    },
  };
}
