import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { Decimal, fixed } from '#shared/units.ts';
import type { cell, statisticForm as statisticFormRoute } from '../../contract/statistics.ts';
import type { FigureLink } from '../../contract/words.ts';
import { type FormColumn, formColumns } from '../../rules/statistics.ts';
import { type FormRow, formRows } from './form-rows.query.ts';
import { divisionOf } from './reporting.query.ts';

type Cell = z.input<typeof cell>;

const BASIC = 'office,service,equipment';
/** The list and the filter behind each figure. */
const behind: Readonly<Record<string, { list: FigureLink['list']; query: Record<string, string> }>> = {
  establishment: { list: 'approved-areas', query: {} },
  headcount: { list: 'occupancies', query: {} },
  approvedOfficeSqm: { list: 'approved-areas', query: {} },
  approvedServiceSqm: { list: 'approved-areas', query: {} },
  approvedEquipmentSqm: { list: 'approved-areas', query: {} },
  approvedBasicSqm: { list: 'approved-areas', query: {} },
  officeSqm: { list: 'rooms', query: { kind: 'office' } },
  serviceSqm: { list: 'rooms', query: { kind: 'service' } },
  equipmentSqm: { list: 'rooms', query: { kind: 'equipment' } },
  basicSqm: { list: 'rooms', query: { kind: BASIC } },
  ancillaryBuildingSqm: { list: 'rooms', query: { kind: 'ancillary' } },
  technicalBuildingSqm: { list: 'rooms', query: { kind: 'technical-business' } },
  technicalUsableSqm: { list: 'rooms', query: { kind: 'technical-business' } },
  technicalRoomCount: { list: 'rooms', query: { kind: 'technical-business' } },
  totalBuildingSqm: { list: 'rooms', query: {} },
  vacantSqm: { list: 'rooms', query: { state: 'vacant' } },
  handedOutSqm: { list: 'lettings', query: { direction: 'let,lent' } },
  rentedSqm: { list: 'lettings', query: { direction: 'rented' } },
  rentYuanPerYear: { list: 'lettings', query: { direction: 'rented' } },
  buildingCount: { list: 'buildings', query: {} },
  buildingSqm: { list: 'buildings', query: {} },
};

function cellOf(row: FormRow, column: FormColumn): Cell {
  const value = row[column.id] ?? null;
  const to = behind[column.id];
  if (!to) return { value, link: null };
  const which: Record<string, string> = {};
  if (row.orgId) which.orgId = row.orgId;
  if (row.buildingId && to.list === 'rooms') which.buildingId = row.buildingId;
  if (row.divisionCode) which.divisionCode = row.divisionCode;
  return { value, link: { list: to.list, query: { ...to.query, ...which } } };
}

/** Sums of a column: counts as numbers, areas and yuan as text; null where nothing was added. */
function totalOf(rows: readonly FormRow[], column: FormColumn): Cell {
  if (!column.summed) return { value: null, link: null };
  const values = rows.map((r) => r[column.id]).filter((v) => v !== null && v !== undefined);
  const sum = values.reduce((total, v) => total.plus(v), new Decimal(0));
  return { value: column.type === 'count' ? sum.toNumber() : fixed(sum), link: null };
}

/** A national form of one level within a division; every cell leads to the rows behind it (OS-30, T4). */
export async function statisticForm(
  ctx: Ctx,
  input: RouteInput<typeof statisticFormRoute>,
): Promise<RouteAnswer<typeof statisticFormRoute>> {
  const { form, divisionCode, level } = input;
  const { fullName, reportCode } = await divisionOf(ctx, divisionCode);
  const columns = formColumns[form];
  const { rows } = await ctx.client.query<FormRow>(formRows(form, { divisionCode, level }, ctx.today));
  return {
    form,
    divisionCode,
    reportCode,
    divisionName: fullName,
    columns: columns.map(({ id, group, type }) => ({ id, group, type })),
    rows: rows.map((row) => ({
      orgId: row.orgId,
      title: row.title,
      cells: Object.fromEntries(columns.map((c) => [c.id, cellOf(row, c)])),
    })),
    totals: Object.fromEntries(columns.map((c) => [c.id, totalOf(rows, c)])),
  };
}
