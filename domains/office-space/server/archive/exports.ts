import type { Call } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import type { FileAnswer, RouteInput } from '#shared/route.ts';
import type { exportArchive as archiveRoute } from '../../contract/archive.ts';
import type { exportRun as runRoute } from '../../contract/reconciliations.ts';
import { exportList } from '../exports/export-list.ts';
import { type ArchiveRow, archiveColumns, archiveOrder, archiveTables, whereArchive } from './archive.query.ts';
import { lineColumns, lineTables, type RunLine, readRun, whereLines } from './run.ts';

/** The filtered archive: what is kept of which building, and where the paper lies. */
export async function exportArchive(call: Call, input: RouteInput<typeof archiveRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  return exportList<ArchiveRow>(call, {
    name: 'archive',
    filter: input,
    columns: () => [
      { header: word('buildingName'), kind: 'text', width: 28, value: (d) => d.buildingName },
      { header: word('category'), kind: 'text', value: (d) => say(locale, `enum.office-space.archive_category.${d.category}`) },
      { header: word('title'), kind: 'text', width: 32, value: (d) => d.title },
      { header: word('number'), kind: 'code', width: 28, value: (d) => d.number },
      { header: word('datedOn'), kind: 'day', value: (d) => d.datedOn },
      { header: word('holder'), kind: 'text', width: 24, value: (d) => d.holder },
      { header: word('paperLocation'), kind: 'text', width: 24, value: (d) => d.paperLocation },
      { header: word('scanCount'), kind: 'integer', value: (d) => d.scanCount },
      { header: word('orgName'), kind: 'text', width: 28, value: (d) => d.orgName },
    ],
    rows: () => {
      const where = whereArchive(input);
      return {
        text: `select ${archiveColumns} from ${archiveTables} where ${where.sql} order by ${archiveOrder(input.sort)}`,
        values: where.values,
      };
    },
  });
}

/** The differences of a reconciliation with what became of each. A run beyond reach is 404 before anything streams. */
export async function exportRun(call: Call, input: RouteInput<typeof runRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const run = await call.transaction((ctx) => readRun(ctx, input.runId));
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  const list = (name: string, value: string): string => say(locale, `enum.office-space.${name}.${value}`);
  const { runId: _, ...asked } = input;
  return exportList<RunLine>(call, {
    name: 'reconciliation',
    filter: { number: run.number, ...asked },
    columns: () => [
      { header: word('buildingCode'), kind: 'code', value: (d) => d.buildingCode },
      { header: word('buildingName'), kind: 'text', width: 28, value: (d) => d.buildingName },
      { header: word('orgName'), kind: 'text', width: 28, value: (d) => d.orgName },
      { header: word('way'), kind: 'text', value: (d) => list('reconciliation_way', d.kind) },
      { header: word('difference'), kind: 'text', width: 28, value: (d) => list('difference', d.difference) },
      { header: word('ledgerSqm'), kind: 'decimal', value: (d) => d.ledgerSqm },
      { header: word('otherSqm'), kind: 'decimal', value: (d) => d.otherSqm },
      { header: word('differenceSqm'), kind: 'decimal', value: (d) => d.differenceSqm },
      { header: word('state'), kind: 'text', value: (d) => list('difference_state', d.state) },
      { header: word('assignee'), kind: 'text', value: (d) => d.assignee },
      { header: word('dueOn'), kind: 'day', value: (d) => d.dueOn },
      { header: word('explanation'), kind: 'text', width: 40, value: (d) => d.explanation },
      { header: word('closedOn'), kind: 'day', value: (d) => d.closedOn },
      { header: word('closingNote'), kind: 'text', width: 32, value: (d) => d.closingNote },
    ],
    rows: (ctx) => {
      const where = whereLines(ctx, input);
      return {
        text: `select ${lineColumns} from ${lineTables} where ${where.sql} order by b.name, d.difference, d.id`,
        values: where.values,
      };
    },
  });
}
