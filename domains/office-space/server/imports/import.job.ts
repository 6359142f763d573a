import { z } from 'zod';
import { type TaskKind, task } from '#kernel/domain.ts';
import { readUpload } from '#kernel/files/server/public.ts';
import { id } from '#shared/ids.ts';
import { columnMapping } from '../../contract/imports.ts';
import { importKinds } from '../../contract/words.ts';
import { importFile } from './import-file.ts';
import type { ImportKind } from './importers.ts';
import { withLocalCopy } from './local-copy.ts';

export const importTaskOf = (kind: ImportKind): string => `office-space.import-${kind}`;

const input = z.object({ fileId: id, mapping: columnMapping.optional(), mode: z.enum(['all', 'good-rows']) });

/** One task per register: `qinwu import office-space.rooms FILE` and the page start the same. */
export const importTasks: readonly TaskKind[] = importKinds.map((kind) =>
  task(importTaskOf(kind), 'office-space.import.run', input, async (run, { fileId, mapping, mode }) => {
    const upload = await run.transaction(async (ctx) => ({ ...(await readUpload(ctx, fileId)), locale: ctx.locale }), { readOnly: true });
    return withLocalCopy(upload.open, (path) =>
      importFile(run, kind, path, { mode, mapping, locale: upload.locale, fileName: upload.file.name }),
    );
  }),
);
