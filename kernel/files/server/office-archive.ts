import { type Entry, open, type ZipFile } from 'yauzl';
import { refuse } from '#shared/errors.ts';

/** Beyond these an archive is none that an office program wrote. Sizes in bytes, as its directory declares them. */
const limits = { entries: 10_000, inflated: 4 * 1024 ** 3, ratio: 200, ratioFrom: 64 * 1024 ** 2 } as const;
/** How much of one part is inflated: its beginning. */
const PART = 262_144;

export interface OfficeParts {
  readonly names: readonly string[];
  /** Beginnings of the wanted parts that are there, as text. */
  readonly parts: ReadonlyMap<string, string>;
}

/**
 * The names in an office document (a zip archive) and the beginnings of the wanted parts; nothing else is inflated.
 * @throws files.archive_refused when it is encrypted or would burst, files.unreadable when it is broken
 */
export async function readParts(path: string, wanted: readonly string[]): Promise<OfficeParts> {
  const zip = await opened(path);
  try {
    const entries = await directoryOf(zip);
    const parts = new Map<string, string>();
    for (const entry of entries) {
      if (wanted.includes(entry.fileName)) parts.set(entry.fileName, await beginningOf(zip, entry));
    }
    return { names: entries.map((e) => e.fileName), parts };
  } finally {
    zip.close();
  }
}

const broken = (): never => refuse('files.unreadable');

function opened(path: string): Promise<ZipFile> {
  return new Promise<ZipFile>((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(error) : resolve(zip)));
  }).catch(broken);
}

async function directoryOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  let inflated = 0;
  let packed = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      inflated += entry.uncompressedSize;
      packed += entry.compressedSize;
      if (entry.isEncrypted() || entries.length > limits.entries) return resolve();
      zip.readEntry();
    });
    zip.readEntry();
  }).catch(broken);
  const bursts = inflated > limits.inflated || (inflated > limits.ratioFrom && inflated > packed * limits.ratio);
  if (bursts || entries.length > limits.entries || entries.some((e) => e.isEncrypted())) refuse('files.archive_refused');
  return entries;
}

async function beginningOf(zip: ZipFile, entry: Entry): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    const stream = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
      zip.openReadStream(entry, (error, readable) => (error ? reject(error) : resolve(readable)));
    });
    for await (const piece of stream) {
      pieces.push(piece);
      length += piece.length;
      if (length >= PART) break;
    }
  } catch {
    broken();
  }
  return Buffer.concat(pieces).subarray(0, PART).toString('utf8');
}
