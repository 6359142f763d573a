import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import type { StoredFile } from '../contract/files.ts';
import type { Incoming } from './incoming.ts';
import type { FileStore } from './store.ts';

/** A content that lies in the store under its key and has no row yet. */
export interface Kept {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sm3: string;
}

/** Days until an upload that nobody attaches goes away. */
export const UNATTACHED_DAYS = 7;

/** `2026/11/23/<id>`: the id is a UUID of version 7, so that a key tells its own age. */
export const keyOf = (fileId: string, day: string): string => `${day.replaceAll('-', '/')}/${fileId}`;

/** The base name as people know it: no folder, no control characters, at most 200 characters with the ending kept. */
export function cleanName(name: string): string {
  const base = name.normalize('NFC').split(/[\\/]/).pop() ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control and direction characters disguise a name
  const plain = base.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  if (plain === '' || plain === '.' || plain === '..') return 'file';
  const characters = [...plain];
  return characters.length <= 200 ? plain : [...characters.slice(0, 180), ...characters.slice(-20)].join('');
}

/** Moves an arrived content into the store; its row follows, and without one the sweep removes it. */
export async function keep(store: FileStore, incoming: Incoming, meta: { name: string; mediaType: string; day: string }): Promise<Kept> {
  const id = newId();
  const key = keyOf(id, meta.day);
  await store.put(key, incoming.path, { mediaType: meta.mediaType, size: incoming.size });
  return { id, key, name: meta.name, mediaType: meta.mediaType, size: incoming.size, sm3: incoming.sm3 };
}

export interface RowOptions {
  readonly orgId: string;
  readonly purpose: string;
  readonly expiresAt: Date | null;
  /** The record it belongs to from the start. */
  readonly belongsTo?: { readonly kind: string; readonly id: string } | null;
}

/** Writes the row of a kept content and its audit entry. */
export async function record(ctx: Ctx, kept: Kept, options: RowOptions): Promise<StoredFile> {
  const uploadedAt = ctx.now.toISOString();
  await ctx.db
    .insertInto('files.file')
    .values({
      id: kept.id,
      org_id: options.orgId,
      name: kept.name,
      media_type: kept.mediaType,
      size_bytes: kept.size,
      sm3: kept.sm3,
      storage_key: kept.key,
      uploaded_by: ctx.actor.accountId,
      uploaded_at: uploadedAt,
      purpose: options.purpose,
      record_kind: options.belongsTo?.kind ?? null,
      record_id: options.belongsTo?.id ?? null,
      expires_at: options.expiresAt?.toISOString() ?? null,
    })
    .execute();
  const { id, name, size, mediaType, sm3 } = kept;
  ctx.audit({
    action: 'files.file.upload',
    subject: { kind: 'file', id, orgId: options.orgId },
    after: { name, size, mediaType, sm3, purpose: options.purpose },
  });
  return { id, name, size, mediaType, sm3, uploadedAt };
}
