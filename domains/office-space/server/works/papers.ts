import type { Ctx } from '#kernel/context.ts';
import { attachFile } from '#kernel/files/server/public.ts';
import { newId } from '#shared/ids.ts';
import type { Paper } from '../../contract/papers.ts';

export type PaperKind = 'project' | 'project-inspection' | 'project-acceptance' | 'disposal' | 'archive' | 'reconciliation';

/** The record that papers belong to, and the permission that opens their files to others than the uploader. */
export interface PaperRecord {
  readonly kind: PaperKind;
  readonly id: string;
  readonly orgId: string;
  readonly readPermission: string;
}

export interface PaperDraft {
  readonly category: string;
  readonly title: string;
  readonly fileId?: string | null | undefined;
}

/** Adds papers to a record; their files stay with it from then on. A file that is already a paper of the record is not entered twice. */
export async function putPapers(ctx: Ctx, record: PaperRecord, papers: readonly PaperDraft[]): Promise<void> {
  for (const { category, title, fileId = null } of papers) {
    if (fileId)
      await attachFile(ctx, fileId, {
        kind: `office-space.${record.kind}`,
        id: record.id,
        orgId: record.orgId,
        readPermission: record.readPermission,
      });
    await ctx.client.query(
      `insert into office_space.paper (id, org_id, record_kind, record_id, category, title, file_id, added_by, added_at)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9
       where not exists (select 1 from office_space.paper p where p.record_kind = $3 and p.record_id = $4 and p.category = $5 and p.title = $6
         and p.file_id is not distinct from $7)`,
      [newId(), record.orgId, record.kind, record.id, category, title, fileId, ctx.actor.displayName, ctx.now.toISOString()],
    );
  }
}

/** Papers of records within reach, by record, in the order they were added. */
export async function papersOf(ctx: Ctx, kind: PaperKind, ids: readonly string[]): Promise<ReadonlyMap<string, Paper[]>> {
  const found = new Map<string, Paper[]>();
  if (ids.length === 0) return found;
  const { rows } = await ctx.client.query<Paper & { recordId: string }>(
    `select p.id, p.record_id as "recordId", p.category, p.title, p.file_id as "fileId", f.name as "fileName", f.size_bytes as "fileSize",
       p.added_by as "addedBy", p.added_at as "addedAt"
     from office_space.paper p left join files.file f on f.id = p.file_id
     where p.record_kind = $1 and p.record_id = any($2::uuid[]) order by p.added_at, p.id`,
    [kind, ids],
  );
  for (const { recordId, ...paper } of rows) found.set(recordId, [...(found.get(recordId) ?? []), paper]);
  return found;
}
