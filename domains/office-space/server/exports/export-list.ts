import type { Ctx } from '#kernel/context.ts';
import { readInBatches } from '#kernel/db/batches.ts';
import type { Statement } from '#kernel/db/where.ts';
import type { Call } from '#kernel/domain.ts';
import { hasLabel, say } from '#kernel/http/labels.ts';
import { streamOut } from '#kernel/http/stream-out.ts';
import { aboutSheet, type TableColumn, tableSheet } from '#kernel/sheets/table.ts';
import { workbookBytes } from '#kernel/sheets/write-sheet.ts';
import type { FileAnswer } from '#shared/route.ts';
import { XLSX } from '../imports/import-file.ts';

export interface ListExport<R> {
  /** Name of the register: label `sheet.office-space.<name>`. */
  readonly name: string;
  /** As the query came: shown in the workbook, so that nobody takes a part for the whole. */
  readonly filter: object;
  readonly columns: (ctx: Ctx) => TableColumn<R>[];
  readonly rows: (ctx: Ctx) => Statement;
}

async function* rowsOf<R extends object>(ctx: Ctx, statement: Statement): AsyncGenerator<R> {
  for await (const rows of readInBatches<R>(ctx.client, statement, 1000)) yield* rows;
}

/** The conditions as lines: label of the field and what was asked for. */
function filterLines(ctx: Ctx, filter: object): [string, string][] {
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined);
  if (asked.length === 0) return [[say(ctx.locale, 'sheet.office-space.filter'), say(ctx.locale, 'sheet.office-space.no-filter')]];
  return asked.map(([field, value]) => {
    const key = `field.office-space.${field}`;
    return [hasLabel(ctx.locale, key) ? say(ctx.locale, key) : field, Array.isArray(value) ? value.join('、') : String(value)];
  });
}

/** The filtered list as a workbook, streamed; a second sheet says who exported what and when. The rights are those of the list. */
export function exportList<R extends object>(call: Call, list: ListExport<R>): FileAnswer {
  const { locale, actor, now } = call.origin;
  const title = say(locale, `sheet.office-space.${list.name}`);
  const body = streamOut(call, (ctx) =>
    workbookBytes({
      sheets: [
        tableSheet({ name: title, columns: list.columns(ctx), rows: rowsOf<R>(ctx, list.rows(ctx)), locale }),
        aboutSheet(say(locale, 'sheet.office-space.about'), [
          [say(locale, 'sheet.office-space.exported-by'), actor.displayName],
          [say(locale, 'sheet.office-space.exported-at'), now.toISOString()],
          ...filterLines(ctx, list.filter),
        ]),
      ],
    }),
  );
  return { name: `${title}-${now.toISOString().slice(0, 10)}.xlsx`, mediaType: XLSX, body };
}
