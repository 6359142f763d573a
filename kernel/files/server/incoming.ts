import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuse } from '#shared/errors.ts';

/** A content that has arrived whole in a local file. */
export interface Incoming {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly sm3: string;
  /** Removes the local file; to be called in any case. */
  discard(): Promise<void>;
}

const MIB = 1_048_576;

/**
 * Writes a stream to a local file, measuring and digesting on the way. Nothing is kept of a stream that breaks or is too long.
 * @throws files.too_large, files.empty, malformed_body
 */
export async function takeIn(body: AsyncIterable<Uint8Array>, directory: string, maxBytes: number): Promise<Incoming> {
  const path = join(directory, randomUUID());
  const discard = () => rm(path, { force: true });
  const digest = createHash('sm3');
  let size = 0;
  const measure = new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      size += piece.length;
      if (size > maxBytes) return done(new TooLong());
      digest.update(piece);
      done(null, piece);
    },
  });
  try {
    await pipeline(body, measure, createWriteStream(path, { mode: 0o600, flush: true }));
  } catch (error) {
    await discard();
    if (error instanceof TooLong) refuse('files.too_large', { limitMib: Math.floor(maxBytes / MIB) });
    // What has no system call behind it comes from the sender: a body cut short, a part without an end.
    if (!(error as NodeJS.ErrnoException).syscall) refuse('malformed_body');
    throw error;
  }
  if (size === 0) {
    await discard();
    refuse('files.empty');
  }
  return { path, size, sm3: digest.digest('hex'), discard };
}

class TooLong extends Error {}
