import { covers, joinScopes } from '#kernel/access/actor.ts';
import type { Call } from '#kernel/domain.ts';
import { found, refuse } from '#shared/errors.ts';
import type { FileAnswer } from '#shared/route.ts';
import { openFile } from './public.ts';

/**
 * `GET /files/:fileId`: for the uploader, and once attached for whoever holds the record's read permission over its unit. Everyone
 * else, and everyone after it expired, learns nothing: 404. The content streams after the transaction has ended.
 */
export async function downloadFileOf(call: Call, { fileId }: { fileId: string }): Promise<FileAnswer> {
  const { actor } = call.origin;
  const scope = actor.orgId ? joinScopes(call.scope, { all: false, orgIds: [actor.orgId] }) : call.scope;
  const row = await call.transaction(
    async (ctx) =>
      found(
        await ctx.db
          .selectFrom('files.file')
          .select(['org_id', 'name', 'media_type', 'storage_key', 'uploaded_by', 'read_permission'])
          .where('id', '=', fileId)
          .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', ctx.now.toISOString())]))
          .executeTakeFirst(),
      ),
    { scope },
  );
  const reach = row.read_permission ? actor.reach.get(row.read_permission) : undefined;
  const own = actor.accountId !== null && row.uploaded_by === actor.accountId;
  if (!own && !(reach && covers(reach, row.org_id))) refuse('not_found');
  return openFile(call.services.files, row);
}
