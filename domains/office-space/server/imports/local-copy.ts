import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Runs work on a local copy of an uploaded file, which is removed in any case: workbooks are read with a seek, not as a stream. */
export async function withLocalCopy<T>(open: () => Promise<Readable>, work: (path: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'qinwu-import-'));
  try {
    const path = join(directory, 'upload');
    await pipeline(await open(), createWriteStream(path, { mode: 0o600 }));
    return await work(path);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
