import type { Ctx } from '#kernel/context.ts';
import { readUpload } from '#kernel/files/server/public.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { previewImport as previewImportRoute } from '../../contract/imports.ts';
import { importers } from './importers.ts';
import { withLocalCopy } from './local-copy.ts';
import { ImportReading, openImport } from './read-import.ts';

type Answer = RouteAnswer<typeof previewImportRoute>;

/** Rows that are shown, and rows that are looked at while somebody waits. */
const SHOWN = 20;
const LOOKED_AT = 20_000;

/** Dry run: how the columns are understood, what each row would do, what is wrong. Nothing is stored. */
export async function previewImport(ctx: Ctx, input: RouteInput<typeof previewImportRoute>): Promise<Answer> {
  const { open } = await readUpload(ctx, input.fileId);
  const importer = importers[input.kind];
  return withLocalCopy(open, async (path) => {
    const sheet = await openImport(importer, path, { locale: ctx.locale, mapping: input.mapping });
    try {
      const reading = new ImportReading(importer, sheet);
      const rows: Answer['rows'] = [];
      let complete = true;
      if (sheet.ok) {
        for await (const { planned, values } of reading.batches(ctx)) {
          const sorted = rows.length < SHOWN ? [...planned].sort((a, b) => a.rowNumber - b.rowNumber) : [];
          for (const p of sorted.slice(0, SHOWN - rows.length)) {
            rows.push({ row: p.rowNumber, outcome: p.outcome, values: { ...values.get(p.rowNumber) } });
          }
          if (reading.counts.rows < LOOKED_AT) continue;
          complete = false;
          break;
        }
      }
      const known = sheet.columns.map(({ column, header, field }) => ({ column, header, field }));
      return {
        columns: [...known, ...sheet.unknown.map((c) => ({ ...c, field: null }))],
        missing: Object.keys(importer.sheet.columns).filter((field) => !(sheet.supplied as string[]).includes(field)),
        rows,
        counts: reading.counts,
        issues: [...sheet.issues, ...[...reading.issues.values()].flat()].slice(0, 200),
        complete,
        unknownUnits: [...reading.unknownUnits],
      };
    } finally {
      await sheet.close();
    }
  });
}
