import type { Readable } from 'node:stream';
import { joinScopes } from '#kernel/access/actor.ts';
import type { Call } from '#kernel/domain.ts';
import { Refusal, refuse, refuseField } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import { dayOf } from '#shared/time.ts';
import { fileTypes, type StoredFile } from '../contract/files.ts';
import { cleanName, keep, record, UNATTACHED_DAYS } from './file-record.ts';
import { endingFits, endingOf, sniff } from './file-type.ts';
import { type Incoming, takeIn } from './incoming.ts';
import { secretMarking } from './secret-marking.ts';

/** One part of a multipart body, as `@fastify/multipart` hands it over. */
export interface UploadPart {
  readonly filename: string;
  readonly file: Readable;
}

/** `POST /files`: the part is taken in outside any transaction, so that a slow sender holds no connection to the database. */
export async function receiveFile(call: Call, { purpose }: { purpose: string }): Promise<StoredFile> {
  if (!call.request.isMultipart()) refuse('unsupported_media');
  // One byte more than allowed tells a file that is too long from one that is cut.
  const limits = { fileSize: call.services.files.maxBytes + 1, files: 1, fields: 5 };
  const part = await call.request.file({ limits, throwFileSizeLimit: false }).catch((error: Error & { statusCode?: number }) => {
    if (error.statusCode) throw error;
    refuse('malformed_body');
  });
  if (!part) refuseField('file', 'required');
  return receiveUpload(call, part as UploadPart, purpose);
}

/**
 * Takes one uploaded part in: measured, digested, judged by its bytes, then kept and recorded for the actor's unit. Whatever is refused
 * leaves nothing behind; a marking of secrecy is recorded in the audit log.
 * @throws files.too_large, files.empty, files.type_refused, files.unreadable, files.archive_refused, files.secret_marking_refused,
 * files.no_unit
 */
export async function receiveUpload(call: Call, part: UploadPart, purpose: string): Promise<StoredFile> {
  const { files: store } = call.services;
  const { actor, now } = call.origin;
  const name = cleanName(part.filename);
  try {
    if (!actor.orgId) refuse('files.no_unit');
    const orgId = actor.orgId as string;
    const incoming = await takeIn(part.file, store.incoming, store.maxBytes);
    try {
      const type = await judge(incoming, name);
      const kept = await keep(store, incoming, { name, mediaType: fileTypes[type].mediaType, day: dayOf(now) });
      const expiresAt = new Date(now.getTime() + UNATTACHED_DAYS * 86_400_000);
      const own = { scope: joinScopes(call.scope, { all: false, orgIds: [orgId] }) };
      return await call
        .transaction((ctx) => record(ctx, kept, { orgId, purpose, expiresAt }), own)
        .catch(async (error) => {
          await store.remove(kept.key);
          throw error;
        });
    } finally {
      await incoming.discard();
    }
  } catch (error) {
    // The rest of the body is read and dropped, else the sender never gets to read the refusal.
    part.file.resume();
    if (error instanceof Refusal && error.code === 'files.secret_marking_refused') await noteRefusal(call, name, purpose, error);
    throw error;
  }
}

/** The type of an arrived content, or a refusal. */
async function judge(incoming: Incoming, name: string): Promise<keyof typeof fileTypes> {
  const sniffed = await sniff(incoming.path, name);
  if (!sniffed || !endingFits(name, sniffed.type)) {
    refuse('files.type_refused', { ending: endingOf(name), found: sniffed?.type ?? null, allowed: Object.keys(fileTypes).join('、') });
  }
  const { type, head } = sniffed as NonNullable<typeof sniffed>;
  const marking = await secretMarking(incoming.path, name, type, head);
  if (marking) refuse('files.secret_marking_refused', { marking });
  return type;
}

async function noteRefusal(call: Call, name: string, purpose: string, refusal: Refusal): Promise<void> {
  await call.transaction(async (ctx) =>
    ctx.audit({
      action: 'files.file.upload',
      subject: { kind: 'file', id: newId(), orgId: ctx.actor.orgId },
      after: { name, purpose, code: refusal.code, ...refusal.params },
      outcome: 'refused',
    }),
  );
}
