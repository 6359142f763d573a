import type { Readable } from 'node:stream';
import type { Ctx, Services } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { FileAnswer } from '#shared/route.ts';
import type { StoredFile } from '../contract/files.ts';
import { cleanName, keep, record } from './file-record.ts';
import { takeIn } from './incoming.ts';
import type { FileStore } from './store.ts';

/** The record that a file belongs to, and the permission that opens it to others than its uploader. */
export interface FileRecord {
  readonly kind: string;
  readonly id: string;
  readonly orgId: string;
  readonly readPermission: string;
}

const alive = (ctx: Ctx, fileId: string) =>
  ctx.db
    .selectFrom('files.file')
    .where('id', '=', fileId)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', ctx.now.toISOString())]));

/**
 * Attaches an upload of the actor to a record; from then on it stays and follows the record's unit.
 * @throws not_found, and files.not_attachable when somebody else uploaded it or it belongs to another record
 */
export async function attachFile(ctx: Ctx, fileId: string, to: FileRecord): Promise<void> {
  const file = found(await alive(ctx, fileId).select(['uploaded_by', 'record_kind', 'record_id', 'name']).forUpdate().executeTakeFirst());
  if (file.record_kind === to.kind && file.record_id === to.id) return;
  if (file.record_id !== null || file.uploaded_by !== ctx.actor.accountId) refuse('files.not_attachable', { name: file.name });
  await ctx.db
    .updateTable('files.file')
    .set({ record_kind: to.kind, record_id: to.id, read_permission: to.readPermission, org_id: to.orgId, expires_at: null })
    .where('id', '=', fileId)
    .execute();
  ctx.audit({
    action: 'files.file.attach',
    subject: { kind: 'file', id: fileId, orgId: to.orgId },
    after: { name: file.name, recordKind: to.kind, recordId: to.id },
  });
}

/** The files of a record within reach, oldest first. */
export async function filesOf(ctx: Ctx, kind: string, recordId: string): Promise<StoredFile[]> {
  const rows = await ctx.db
    .selectFrom('files.file')
    .select(['id', 'name', 'size_bytes as size', 'media_type as mediaType', 'sm3', 'uploaded_at as uploadedAt'])
    .where('record_kind', '=', kind)
    .where('record_id', '=', recordId)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', ctx.now.toISOString())]))
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
  return rows;
}

/** Takes a file from its record or its uploader; the sweep removes the content, so that a transaction rolled back loses nothing. */
export async function removeFile(ctx: Ctx, fileId: string): Promise<void> {
  const file = found(await alive(ctx, fileId).select(['org_id', 'name', 'sm3', 'record_kind', 'record_id']).forUpdate().executeTakeFirst());
  await ctx.db.updateTable('files.file').set({ expires_at: ctx.now.toISOString() }).where('id', '=', fileId).execute();
  const { org_id: orgId, record_kind: recordKind, record_id: recordId, name, sm3 } = file;
  ctx.audit({ action: 'files.file.remove', subject: { kind: 'file', id: fileId, orgId }, before: { name, sm3, recordKind, recordId } });
}

/**
 * An upload that the actor may work on in this transaction, such as a workbook to import: its row and its content.
 * @throws not_found when it is not the actor's own and belongs to no record within reach
 */
export async function readUpload(ctx: Ctx, fileId: string): Promise<{ file: StoredFile; open: () => Promise<Readable> }> {
  const row = found(
    await alive(ctx, fileId)
      .select([
        'id',
        'name',
        'size_bytes as size',
        'media_type as mediaType',
        'sm3',
        'uploaded_at as uploadedAt',
        'storage_key',
        'uploaded_by',
      ])
      .executeTakeFirst(),
  );
  const { storage_key: key, uploaded_by: uploadedBy, ...file } = row;
  if (ctx.actor.kind !== 'system' && uploadedBy !== ctx.actor.accountId) refuse('not_found');
  return { file, open: () => ctx.services.files.get(key) };
}

/** Days for which what the platform made is kept, unless it is attached to a record that stays (IT-14: exports are not kept for ever). */
const MADE_DAYS = 30;

/**
 * Keeps what the platform itself made (an export, the result of a job) as a file of the actor and answers its id. The content is in the
 * store before the row is written; if the transaction ends otherwise, the sweep removes it.
 */
export const keepFile: Services['keepFile'] = async (ctx, made) => {
  const store = ctx.services.files;
  const incoming = await takeIn(made.body, store.incoming, Number.MAX_SAFE_INTEGER);
  try {
    const kept = await keep(store, incoming, { name: cleanName(made.name), mediaType: made.mediaType, day: ctx.today });
    const expiresAt = new Date(ctx.now.getTime() + MADE_DAYS * 86_400_000);
    const belongsTo = made.recordKind && made.recordId ? { kind: made.recordKind, id: made.recordId } : null;
    const { id } = await record(ctx, kept, { orgId: made.orgId, purpose: made.purpose, expiresAt, belongsTo });
    return id;
  } finally {
    await incoming.discard();
  }
};

/** The answer that sends a stored file. */
export const openFile = async (store: FileStore, row: { name: string; media_type: string; storage_key: string }): Promise<FileAnswer> => ({
  name: row.name,
  mediaType: row.media_type,
  body: await store.get(row.storage_key),
});
