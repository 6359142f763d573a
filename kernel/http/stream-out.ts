import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Ctx } from '#kernel/context.ts';
import type { Call } from '#kernel/domain.ts';

/**
 * A download that is made while it is sent: the read-only transaction stays open until the last byte is taken, so that rows may be read from the
 * database in pieces. A reader who goes away ends it.
 */
export function streamOut(call: Call, bytes: (ctx: Ctx) => AsyncIterable<Uint8Array>): Readable {
  const out = new PassThrough();
  call.transaction((ctx) => pipeline(bytes(ctx), out), { readOnly: true }).catch((error: Error) => out.destroy(error));
  return out;
}
