import type { Ctx } from '#kernel/context.ts';
import type { Call } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import { blank, type CellStyle, decimalFormat, number, type OutCell, text } from '#kernel/sheets/out-cells.ts';
import { type OutRow, workbookStream } from '#kernel/sheets/write-sheet.ts';
import type { FileAnswer, RouteInput } from '#shared/route.ts';
import type { DutyLine, exportDuties as exportDutiesRoute, exportDuty as exportDutyRoute } from '../../contract/duties.ts';
import { exportList } from '../exports/export-list.ts';
import { XLSX } from '../imports/import-file.ts';
import { type Duty, dutyColumns, dutyOrder, dutyTables, getDuty, whereDuties } from './duty.query.ts';

/** The filtered tasks with their state. */
export async function exportDuties(call: Call, input: RouteInput<typeof exportDutiesRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  return exportList<Duty>(call, {
    name: 'duties',
    filter: input,
    columns: () => [
      { header: word('year'), kind: 'year', value: (d) => d.year },
      { header: word('orgName'), kind: 'text', width: 28, value: (d) => d.orgName },
      { header: word('dutyKind'), kind: 'text', width: 28, value: (d) => say(locale, `enum.office-space.duty_kind.${d.kind}`) },
      { header: word('dutyState'), kind: 'text', value: (d) => say(locale, `enum.office-space.duty_state.${d.state}`) },
      { header: word('openedOn'), kind: 'day', value: (d) => d.openedOn },
      { header: word('dueOn'), kind: 'day', value: (d) => d.dueOn },
      { header: word('doneOn'), kind: 'day', value: (d) => d.doneOn },
      { header: word('document'), kind: 'code', value: (d) => d.document },
    ],
    rows: (ctx) => {
      const where = whereDuties(ctx, input);
      return {
        text: `select ${dutyColumns} from ${dutyTables} where ${where.sql} order by ${dutyOrder(input.sort)}`,
        values: where.values,
      };
    },
  });
}

const title: CellStyle = { bold: true, size: 16, align: 'center' };
const head: CellStyle = { bold: true, align: 'center', wrap: true, border: true };
const cell: CellStyle = { format: '@', border: true, wrap: true };
const amount: CellStyle = { format: decimalFormat(2), border: true };
const plain: CellStyle = { format: '@' };

type Column = { readonly field: string; readonly width: number; readonly value: (line: DutyLine) => OutCell };

const area = (value: string | null): OutCell => (value === null ? blank(amount) : number(value, amount));
const peopleOf = (ctx: Ctx, line: DutyLine): string =>
  line.people
    .map(({ name, title: post, rankCode }) =>
      [name, post, rankCode ? say(ctx.locale, `enum.office-space.rank.${rankCode}`) : null].filter(Boolean).join(' '),
    )
    .join('；');

/** A list to publish says who sits where; a form to file adds the standard, the excess and the approval of a second office. */
function columnsOf(ctx: Ctx, kind: Duty['kind']): Column[] {
  const base: Column[] = [
    { field: 'buildingName', width: 26, value: (l) => text(l.buildingName, cell) },
    { field: 'roomCode', width: 10, value: (l) => text(l.roomCode, cell) },
    { field: 'roomKind', width: 14, value: (l) => text(say(ctx.locale, `enum.office-space.room_kind.${l.roomKind}`), cell) },
    { field: 'usableAreaSqm', width: 14, value: (l) => area(l.usableAreaSqm) },
    { field: 'people', width: 48, value: (l) => text(peopleOf(ctx, l), cell) },
  ];
  if (kind === 'publication') return base;
  return [
    ...base,
    { field: 'limitSqm', width: 12, value: (l) => area(l.limitSqm) },
    { field: 'overSqm', width: 12, value: (l) => area(l.overSqm) },
    { field: 'approvalNo', width: 24, value: (l) => text(l.approvalNo ?? '', cell) },
  ];
}

/** The list to publish or the form to file, ready to print and sign. */
export async function exportDuty(ctx: Ctx, input: RouteInput<typeof exportDutyRoute>): Promise<FileAnswer> {
  const duty = await getDuty(ctx, input);
  const columns = columnsOf(ctx, duty.kind);
  const width = columns.length + 1;
  const word = (key: string): string => say(ctx.locale, key);
  const name = `${duty.orgName} ${duty.year} ${word(`enum.office-space.duty_kind.${duty.kind}`)}`;
  const rows: OutRow[] = [
    { cells: [text(name, title)], height: 36 },
    {
      cells: [text(word('sheet.office-space.sequence'), head), ...columns.map((c) => text(word(`field.office-space.${c.field}`), head))],
      height: 30,
    },
    ...duty.lines.map(
      (line, i): OutRow => ({ cells: [number(i + 1, { format: '0', border: true }), ...columns.map((c) => c.value(line))] }),
    ),
    {
      cells: Array.from({ length: width }, (_, i) =>
        i === 0
          ? text(word('sheet.office-space.filler'), plain)
          : i === 2
            ? text(word('sheet.office-space.reviewer'), plain)
            : i === 4
              ? text(word('sheet.office-space.head'), plain)
              : null,
      ),
      height: 24,
    },
  ];
  const body = workbookStream({
    sheets: [
      {
        name: word(`enum.office-space.duty_kind.${duty.kind}`).slice(0, 31),
        columns: [{ width: 6 }, ...columns.map((c) => ({ width: c.width }))],
        frozen: { rows: 2, columns: 0 },
        merges: [{ top: 1, left: 1, bottom: 1, right: width }],
        landscape: true,
        rows,
      },
    ],
  });
  return { name: `${name}.xlsx`, mediaType: XLSX, body };
}
