import type { Ctx } from '#kernel/context.ts';
import { labels, say } from '#kernel/http/labels.ts';
import { templateOf as templateBook } from '#kernel/sheets/template.ts';
import { workbookStream } from '#kernel/sheets/write-sheet.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { templateOf as templateOfRoute } from '../../contract/imports.ts';
import { XLSX } from './import-file.ts';
import { importers } from './importers.ts';

/** The Excel template of a register, in the reader's language. */
export async function templateOf(ctx: Ctx, input: RouteInput<typeof templateOfRoute>): Promise<RouteAnswer<typeof templateOfRoute>> {
  const { sheet } = importers[input.kind];
  const name = `${say(ctx.locale, `sheet.${sheet.name}`)}-${say(ctx.locale, 'sheet.office-space.template')}.xlsx`;
  return { name, mediaType: XLSX, body: workbookStream(templateBook(sheet, labels, ctx.locale, ctx.now)) };
}
