import type { Locale } from '#kernel/access/origin.ts';
import type { TaskRun } from '#kernel/domain.ts';
import { labels } from '#kernel/http/labels.ts';
import { annotatedBytes } from '#kernel/sheets/annotate.ts';
import type { SheetIssue } from '#kernel/sheets/contract/issues.ts';
import { refuse } from '#shared/errors.ts';
import { type ImportKind, importers } from './importers.ts';
import { type ImportCounts, ImportReading, openImport } from './read-import.ts';

export interface ImportOptions {
  readonly mode: 'all' | 'good-rows';
  readonly mapping?: unknown;
  readonly locale: Locale;
  /** Shown in the audit log. */
  readonly fileName: string;
}
export interface ImportResult extends ImportCounts {
  /** False when nothing was stored because a row was wrong and all or nothing was asked for. */
  stored: boolean;
  unknownUnits: string[];
  warnings: number;
}

/** Takes the transaction back without being an error of the import: the counts stay to be told. */
class NothingStored extends Error {}

type Run = Pick<TaskRun, 'transaction' | 'progress' | 'attach' | 'taskId'>;

/**
 * Imports a register from a local file: reads, judges and writes in batches within one transaction, then attaches the file again with what
 * became of each row. The function behind the page, the task and `qinwu import`.
 * @throws SheetProblem when the file cannot be read at all
 */
export async function importFile(run: Run, kind: ImportKind, path: string, options: ImportOptions): Promise<ImportResult> {
  const importer = importers[kind];
  const sheet = await openImport(importer, path, options);
  try {
    if (!sheet.ok) refuseHeader(sheet.issues);
    const reading = new ImportReading(importer, sheet);
    const stored = await run
      .transaction(async (ctx) => {
        for await (const { planned } of reading.batches(ctx)) {
          const records = planned.flatMap((p) => (p.outcome === 'new' || p.outcome === 'changed' ? [p.record] : []));
          const worth = options.mode === 'good-rows' || reading.counts.wrong === 0;
          if (worth && records.length > 0) {
            await importer.write(ctx, records);
          }
          await run.progress(reading.counts.rows, null);
        }
        if (options.mode === 'all' && reading.counts.wrong > 0) throw new NothingStored();
        ctx.audit({
          action: `office-space.${kind}.imported`,
          subject: { kind: 'task', id: run.taskId, orgId: ctx.actor.orgId },
          after: { fileName: options.fileName, mode: options.mode, ...reading.counts },
        });
        ctx.emit('office-space.import.finished', { kind, taskId: run.taskId });
        return true;
      })
      .catch((error: unknown) => {
        if (error instanceof NothingStored) return false;
        throw error;
      });
    if (reading.issues.size > 0) {
      const { locale } = options;
      const { sheet: name, headerRow } = sheet;
      const body = annotatedBytes({ path, sheet: name, headerRow, issuesOf: (row) => reading.issues.get(row), words: labels, locale });
      await run.attach({
        name: `${options.fileName.replace(/\.\w+$/, '')}-${labels(locale)['sheet.result.name']}.xlsx`,
        mediaType: XLSX,
        body,
      });
    }
    return { ...reading.counts, stored, unknownUnits: [...reading.unknownUnits], warnings: sheet.summary.warnings };
  } finally {
    await sheet.close();
  }
}

/** A header that cannot be used: every column at fault is named. */
function refuseHeader(issues: readonly SheetIssue[]): never {
  const wrong = issues.filter((i) => i.severity === 'error');
  return refuse(
    'sheet.header_problems',
    { count: wrong.length },
    wrong.map(({ field, header, code, params }) => ({ path: field ?? header ?? '', code, params })),
  );
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
