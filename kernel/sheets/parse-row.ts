import type { SheetIssue } from './contract/issues.ts';
import type { Header, HeaderColumn } from './header.ts';
import { squeeze } from './headings.ts';
import type { DownFill } from './merges.ts';
import type { CellValue } from './parse-cell.ts';
import type { FieldPlan } from './plan.ts';
import type { RawCell, RawRow } from './raw.ts';
import { emptyCell, lettersOf } from './raw.ts';
import type { Group } from './row-kinds.ts';

export type FormulaPolicy = 'accept' | 'warn' | 'refuse';

/** What a row is read with; the places change when a repeated header moves a column. */
export interface RowReader {
  fields: readonly FieldPlan[];
  places: HeaderColumn[][];
  fill: DownFill;
  formulas: FormulaPolicy;
  groupField: string | undefined;
  /** Columns whose formulas were already said; each is warned of once. */
  warned: Set<string>;
}

export const placesOf = (fields: readonly FieldPlan[], header: Header): HeaderColumn[][] =>
  fields.map((plan) => (plan.fixed ? [plan.fixed] : plan.targets.flatMap((id) => header.columns.get(id) ?? [])));

const textCell = (text: string): RawCell => (text === '' ? emptyCell : { kind: 'text', text });
const holds = (cell: RawCell): boolean => cell.kind !== 'empty' || cell.formula !== undefined;

/** The cell of a place: under a heading merged over several columns the first that holds something. */
function cellAt(reader: RowReader, row: RawRow, place: HeaderColumn, plan: FieldPlan): RawCell {
  for (let column = place.column; column <= place.last; column += 1) {
    const cell = row.cells[column - 1];
    if (cell && holds(cell)) return cell;
  }
  const quantity = plan.column.type === 'decimal' || plan.column.type === 'integer';
  return quantity ? emptyCell : reader.fill.cell(row, place.column);
}

function cellOf(reader: RowReader, row: RawRow, at: number, plan: FieldPlan): RawCell {
  if (plan.source?.const !== undefined) return textCell(plan.source.const);
  const places = reader.places[at] ?? [];
  const cells = places.map((place) => cellAt(reader, row, place, plan));
  const joined = cells.length > 1 ? textCell(joinTexts(cells, plan.source?.join ?? ' ')) : (cells[0] ?? emptyCell);
  return plan.map ? mapped(plan.map, joined) : joined;
}

const joinTexts = (cells: readonly RawCell[], separator: string): string =>
  cells
    .map((cell) => (cell.shown ?? cell.text).trim())
    .filter((text) => text !== '')
    .join(separator);

function mapped(map: ReadonlyMap<string, string | null>, cell: RawCell): RawCell {
  const key = squeeze(cell.text) || cell.text.trim();
  const value = map.get(key);
  if (value === undefined) return cell;
  return value === null ? emptyCell : { ...textCell(value), ...(cell.formula === undefined ? {} : { formula: cell.formula }) };
}

function issueAt(
  row: RawRow,
  place: HeaderColumn | undefined,
  plan: FieldPlan,
  issue: Pick<SheetIssue, 'code' | 'params' | 'severity'>,
): SheetIssue {
  return { row: row.number, column: place ? lettersOf(place.column) : null, header: place?.header ?? null, field: plan.field, ...issue };
}

function formulaIssue(reader: RowReader, cell: RawCell, plan: FieldPlan): Pick<SheetIssue, 'code' | 'params' | 'severity'> | null {
  if (cell.formula === undefined) return null;
  const params = { formula: `=${cell.formula}`.slice(0, 80) };
  if (reader.formulas === 'refuse') return { code: 'sheet.formula_refused', params, severity: 'error' };
  if (cell.kind === 'empty') return { code: 'sheet.formula_without_value', params, severity: 'error' };
  if (reader.formulas === 'accept' || reader.warned.has(plan.field)) return null;
  reader.warned.add(plan.field);
  return { code: 'sheet.formula_value_used', params, severity: 'warning' };
}

/** The value the cell lacks: the group's text, or the mapping's default. */
function substitute(reader: RowReader, plan: FieldPlan, group: Group | null): RawCell | null {
  if (group && reader.groupField === plan.field) return textCell(group.name);
  return plan.source?.default === undefined ? null : textCell(plan.source.default);
}

/** Reads one record. A field with an issue is left out of the values. */
export function parseRow(
  reader: RowReader,
  row: RawRow,
  group: Group | null,
): { values: Record<string, CellValue | null>; issues: SheetIssue[] } {
  const values: Record<string, CellValue | null> = {};
  const issues: SheetIssue[] = [];
  reader.fields.forEach((plan, at) => {
    const place = reader.places[at]?.[0];
    const cell = cellOf(reader, row, at, plan);
    const formula = formulaIssue(reader, cell, plan);
    if (formula) issues.push(issueAt(row, place, plan, formula));
    if (formula?.severity === 'error') return;
    let read = plan.read(cell);
    if (read.ok && read.value === null) {
      const instead = substitute(reader, plan, group);
      if (instead) read = plan.read(instead);
    }
    if (!read.ok) issues.push(issueAt(row, place, plan, { ...read.fault, severity: 'error' }));
    else if (read.value === null && plan.column.required) {
      issues.push(issueAt(row, place, plan, { code: 'sheet.value_required', params: {}, severity: 'error' }));
    } else {
      values[plan.field] = read.value;
      if (read.note) issues.push(issueAt(row, place, plan, { ...read.note, severity: 'warning' }));
    }
  });
  return { values, issues };
}
