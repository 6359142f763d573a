import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import { blank, type CellStyle, decimalFormat, number, type OutCell, text } from '#kernel/sheets/out-cells.ts';
import type { Range } from '#kernel/sheets/raw.ts';
import { type OutRow, workbookStream } from '#kernel/sheets/write-sheet.ts';
import type { FileAnswer, RouteAnswer, RouteInput } from '#shared/route.ts';
import { dayOf } from '#shared/time.ts';
import type { exportForm as exportFormRoute, statisticForm as statisticFormRoute } from '../../contract/statistics.ts';
import { reportFileName } from '../../rules/statistics.ts';
import { XLSX } from '../imports/import-file.ts';
import { statisticForm } from '../statistics/statistic-form.query.ts';

type Form = RouteAnswer<typeof statisticFormRoute>;
type Column = Form['columns'][number];

const title: CellStyle = { bold: true, size: 16, align: 'center' };
const head: CellStyle = { bold: true, align: 'center', wrap: true, border: true };
const word: CellStyle = { format: '@', border: true, wrap: true };
const amount: CellStyle = { format: decimalFormat(2), border: true };
const count: CellStyle = { format: '0', border: true };
const plain: CellStyle = { format: '@' };

const words: Readonly<Record<string, string>> = { titleStatus: 'title_status', structure: 'structure', adminLevel: 'admin_level' };

function cellOf(ctx: Ctx, column: Column, value: string | number | null): OutCell {
  if (value === null) return blank(word);
  if (column.type === 'count') return number(value, count);
  if (column.type === 'sqm' || column.type === 'yuan') return number(value, amount);
  return text(column.type === 'word' ? say(ctx.locale, `enum.office-space.${words[column.id]}.${value}`) : String(value), word);
}

/** The two rows of heads: columns of a group under one merged head, the others merged over both rows. */
function heads(ctx: Ctx, columns: readonly Column[], top: number): { rows: OutRow[]; merges: Range[] } {
  const upper: OutCell[] = [text(say(ctx.locale, 'sheet.office-space.sequence'), head)];
  const lower: OutCell[] = [blank(head)];
  const merges: Range[] = [{ top, left: 1, bottom: top + 1, right: 1 }];
  for (const [i, column] of columns.entries()) {
    const at = i + 2;
    const first = column.group !== null && columns[i - 1]?.group !== column.group;
    const own = text(say(ctx.locale, `sheet.office-space.form.${column.id}`), head);
    upper.push(column.group === null ? own : first ? text(say(ctx.locale, `sheet.office-space.group.${column.group}`), head) : blank(head));
    lower.push(column.group === null ? blank(head) : own);
    if (column.group === null) merges.push({ top, left: at, bottom: top + 1, right: at });
    else if (first) {
      const last = columns.findLastIndex((c) => c.group === column.group);
      if (last > i) merges.push({ top, left: at, bottom: top, right: last + 2 });
    }
  }
  return {
    rows: [
      { cells: upper, height: 30 },
      { cells: lower, height: 45 },
    ],
    merges,
  };
}

/** One line of words spread over the width: the first at the left, the others at even steps. */
function spread(width: number, parts: readonly string[]): OutRow {
  const cells: (OutCell | null)[] = Array.from({ length: width }, () => null);
  for (const [i, part] of parts.entries()) cells[Math.floor((i * width) / parts.length)] = text(part, plain);
  return { cells, height: 24 };
}

function layOut(ctx: Ctx, form: Form): { rows: OutRow[]; merges: Range[]; width: number } {
  const label = (key: string): string => say(ctx.locale, `sheet.office-space.${key}`);
  const width = form.columns.length + 1;
  const name = say(ctx.locale, `enum.office-space.statistic_form.${form.form}`);
  const top: OutRow[] = [
    { cells: [text(name, title)], height: 36 },
    spread(width, [`${label('form-division')}${form.divisionName}`, `${label('form-code')}${form.reportCode}`, label('form-unit')]),
  ];
  const { rows: headRows, merges } = heads(ctx, form.columns, 3);
  const lines = form.rows.map(
    (row, i): OutRow => ({ cells: [number(i + 1, count), ...form.columns.map((c) => cellOf(ctx, c, row.cells[c.id]?.value ?? null))] }),
  );
  const totals: OutRow = {
    cells: [text(label('total'), head), ...form.columns.map((c) => cellOf(ctx, c, form.totals[c.id]?.value ?? null))],
  };
  const signed = spread(width, [label('filler'), label('reviewer'), label('head'), `${label('form-date')}${dayOf(ctx.now)}`]);
  merges.push({ top: 1, left: 1, bottom: 1, right: width });
  return { rows: [...top, ...headRows, ...lines, totals, signed], merges, width };
}

/** A form as the upper level wants it: merged heads, sums, lines to sign; the file is named by the division's full name and code (OS-30). */
export async function exportForm(ctx: Ctx, input: RouteInput<typeof exportFormRoute>): Promise<FileAnswer> {
  const form = await statisticForm(ctx, input);
  const { rows, merges, width } = layOut(ctx, form);
  const widths = Array.from({ length: width }, (_, i) => ({ width: i === 0 ? 6 : i === 1 ? 28 : 13 }));
  const name = say(ctx.locale, `enum.office-space.statistic_form.${form.form}`);
  const body = workbookStream({ sheets: [{ name, columns: widths, frozen: { rows: 4, columns: 2 }, merges, landscape: true, rows }] });
  return { name: `${reportFileName(form.divisionName, form.reportCode)}.xlsx`, mediaType: XLSX, body };
}
