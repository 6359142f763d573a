import type { Ctx } from '#kernel/context.ts';
import { requestTask } from '#kernel/events/server/request-task.ts';
import { readUpload } from '#kernel/files/server/public.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { startImport as startImportRoute } from '../../contract/imports.ts';
import { importTaskOf } from './import.job.ts';

/** Asks for an import; the worker does it in the asker's name and attaches the result file. */
export async function startImport(ctx: Ctx, input: RouteInput<typeof startImportRoute>): Promise<RouteAnswer<typeof startImportRoute>> {
  const { kind, fileId, mapping, mode } = input;
  await readUpload(ctx, fileId);
  return { taskId: await requestTask(ctx, importTaskOf(kind), { fileId, mode, ...(mapping ? { mapping } : {}) }) };
}
