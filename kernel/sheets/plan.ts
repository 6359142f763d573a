import type { Locale } from '#kernel/access/origin.ts';
import type { SheetIssue } from './contract/issues.ts';
import type { DateOrder } from './dates.ts';
import type { Header, HeaderColumn } from './header.ts';
import { findHeader, recognised } from './header.ts';
import type { Target } from './headings.ts';
import { HeadingIndex, readHeading, squeeze } from './headings.ts';
import type { ColumnSource, SheetMapping } from './mapping.ts';
import { Merges } from './merges.ts';
import type { CellReader } from './parse-cell.ts';
import { readerOf } from './parse-cell.ts';
import type { RawRow } from './raw.ts';
import { columnOf, lettersOf, SheetProblem } from './raw.ts';
import type { AnySheet, Column, Words } from './sheet.ts';
import { labelOf, unitOfColumn } from './sheet.ts';
import type { UnitId } from './units.ts';
import { sameDimension, units } from './units.ts';
import type { Workbook } from './workbook.ts';

/** Rows of the top of a sheet among which its header is looked for. */
const HEAD_ROWS = 60;

/** Where one field's values come from. */
export interface FieldPlan {
  field: string;
  column: Column;
  /** Targets in the header, in the order they are joined. */
  targets: string[];
  fixed: HeaderColumn | null;
  source: ColumnSource | null;
  map: ReadonlyMap<string, string | null> | null;
  read: CellReader;
}

export interface SheetPlan {
  sheet: string;
  header: Header;
  merges: Merges;
  index: HeadingIndex;
  fields: FieldPlan[];
  issues: SheetIssue[];
}

const idOf = (heading: string): string => `=${squeeze(heading)}`;
const fromOf = (source: ColumnSource): string[] => (source.from === undefined ? [] : [source.from].flat());
/** Target of a column a mapping's skip rule looks at. */
export const skipTarget = idOf;

function targetsOf(definition: AnySheet, words: Words, mapping: SheetMapping | null): Target[] {
  const targets: Target[] = [];
  const headings = mapping ? [...Object.values(mapping.columns).flatMap(fromOf), ...mapping.skip.map((rule) => rule.from)] : [];
  for (const heading of new Set(headings)) {
    if (!targets.some((target) => target.id === idOf(heading))) targets.push({ id: idOf(heading), names: [heading] });
  }
  if (mapping && mapping.others === 'ignore') return targets;
  for (const [field, column] of Object.entries(definition.columns)) {
    if (mapping?.columns[field]) continue;
    const unit = unitOfColumn(column);
    const names = [field, labelOf(definition, field, words, 'zh-CN'), labelOf(definition, field, words, 'en'), ...(column.aliases ?? [])];
    targets.push({ id: field, names: [...new Set(names)], ...(unit ? { dimension: units[unit].dimension } : {}) });
  }
  return targets;
}

async function headRows(workbook: Workbook, sheet: string, count: number): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const row of workbook.rows(sheet)) {
    rows.push(row);
    if (rows.length >= HEAD_ROWS && row.number >= count) break;
  }
  return rows;
}

const noHeader = (row: number): Header => ({
  firstRow: row,
  lastRow: row,
  columns: new Map(),
  unknown: [],
  ambiguous: [],
  preamble: [],
  units: [],
});

/** The sheet and the header that recognise most; only visible sheets are looked at unless one is named. */
async function chooseSheet(
  workbook: Workbook,
  index: HeadingIndex,
  wanted: { sheet?: string | undefined; headerRow?: number | undefined; headless: boolean },
): Promise<{ sheet: string; header: Header; merges: Merges }> {
  const named = wanted.sheet;
  if (named !== undefined && !workbook.sheets.some((sheet) => sheet.name === named)) {
    const sheets = workbook.sheets.filter((sheet) => !sheet.hidden).map((sheet) => sheet.name);
    throw new SheetProblem('sheet.no_such_sheet', { sheet: named, sheets: sheets.join('、') });
  }
  const candidates = workbook.sheets.filter((sheet) => (named === undefined ? !sheet.hidden : sheet.name === named)).slice(0, 20);
  let best: { sheet: string; header: Header; merges: Merges } | null = null;
  let rowsSeen = 0;
  for (const { name } of candidates) {
    const rows = await headRows(workbook, name, wanted.headerRow ?? 0);
    rowsSeen += rows.length;
    if (rows.length === 0) continue;
    const merges = new Merges(await workbook.merges(name));
    const header = findHeader(rows, merges, index, wanted.headerRow) ?? (wanted.headless ? noHeader(wanted.headerRow ?? 0) : null);
    if (header && (!best || recognised(header) > recognised(best.header))) best = { sheet: name, header, merges };
  }
  if (rowsSeen === 0) throw new SheetProblem('sheet.empty');
  if (!best) throw new SheetProblem('sheet.header_not_found', { row: wanted.headerRow ?? null });
  return best;
}

/** Which unit the numbers of a column are in: said by the mapping, by the heading, or once for the sheet above it. */
function statedUnit(column: Column, header: Header, at: HeaderColumn | undefined, source: ColumnSource | null): UnitId | undefined {
  const unit = unitOfColumn(column);
  if (!unit) return undefined;
  const stated = (source?.unit as UnitId | undefined) ?? at?.unit ?? readHeading(at?.header ?? '').unit;
  if (stated && sameDimension(stated, unit)) return stated;
  return header.units.find((each) => sameDimension(each, unit));
}

const issueOf = (code: SheetIssue['code'], severity: SheetIssue['severity'], more: Partial<SheetIssue>): SheetIssue => ({
  row: 0,
  column: null,
  header: null,
  field: null,
  code,
  params: {},
  severity,
  ...more,
});

function planField(field: string, column: Column, header: Header, mapping: SheetMapping | null, words: Words, locale: Locale): FieldPlan {
  const source = mapping?.columns[field] ?? null;
  const targets = source ? fromOf(source).map(idOf) : mapping?.others === 'ignore' ? [] : [field];
  const letters = source?.column?.toUpperCase();
  const number = letters ? columnOf(letters) : 0;
  const fixed = number > 0 ? { id: field, column: number, last: number, header: letters ?? '', unit: null, level: 4 } : null;
  const at = header.columns.get(targets[0] ?? '');
  const hints = { stated: statedUnit(column, header, at, source), order: source?.order as DateOrder | undefined };
  const map = source?.map ? new Map(Object.entries(source.map).map(([word, value]) => [squeeze(word) || word, value])) : null;
  return { field, column, targets, fixed, source, map, read: readerOf(column, words, locale, hints) };
}

/** Has the file, or the mapping, something to offer for the field at all? */
export const isSupplied = (plan: FieldPlan, header: Header): boolean =>
  plan.fixed !== null ||
  plan.targets.some((id) => header.columns.has(id)) ||
  plan.source?.const !== undefined ||
  plan.source?.default !== undefined;

function headerIssues(definition: AnySheet, header: Header, fields: readonly FieldPlan[], words: Words, locale: Locale): SheetIssue[] {
  const issues: SheetIssue[] = [];
  const names = (field: string) => labelOf(definition, field, words, locale);
  for (const { id, columns } of header.ambiguous) {
    const field = fields.find((plan) => plan.targets.includes(id))?.field ?? null;
    const places = columns.map((each) => `${lettersOf(each.column)} ${each.header}`).join('、');
    issues.push(
      issueOf('sheet.column_ambiguous', 'error', { row: header.lastRow, field, params: { column: field ? names(field) : id, places } }),
    );
  }
  const ambiguous = new Set(header.ambiguous.map((each) => each.id));
  for (const plan of fields) {
    if (plan.source?.from !== undefined) {
      for (const from of fromOf(plan.source)) {
        if (header.columns.has(idOf(from)) || ambiguous.has(idOf(from))) continue;
        issues.push(issueOf('sheet.column_unknown_in_mapping', 'error', { row: header.lastRow, field: plan.field, params: { from } }));
      }
    } else if (
      plan.column.required &&
      plan.field !== definition.group &&
      !isSupplied(plan, header) &&
      !plan.targets.some((id) => ambiguous.has(id))
    ) {
      const heading = [names(plan.field), ...(plan.column.aliases ?? [])].slice(0, 5).join(' / ');
      issues.push(
        issueOf('sheet.column_missing', 'error', {
          row: header.lastRow,
          field: plan.field,
          params: { column: names(plan.field), heading },
        }),
      );
    }
    const at = header.columns.get(plan.targets[0] ?? '');
    const notes = at && unitOfColumn(plan.column) && !at.unit && !plan.source?.unit ? readHeading(at.header).notes : [];
    const strange = notes.find((note) => /^(万|千|百|亿|平方|立方|英|公)\S{0,6}$/.test(note));
    if (at && strange) {
      const params = { unit: strange };
      issues.push(
        issueOf('sheet.unit_unknown', 'error', {
          row: header.lastRow,
          column: lettersOf(at.column),
          header: at.header,
          field: plan.field,
          params,
        }),
      );
    }
  }
  return issues;
}

/** Decides how a file is read: which sheet, where its header is, which column feeds which field, and what is wrong with that. */
export async function planSheet(
  workbook: Workbook,
  definition: AnySheet,
  options: { words: Words; locale: Locale; mapping: SheetMapping | null; sheet?: string | undefined },
): Promise<SheetPlan> {
  const { words, locale, mapping } = options;
  const index = new HeadingIndex(targetsOf(definition, words, mapping));
  const sources = mapping ? Object.values(mapping.columns) : [];
  const headless = sources.length > 0 && sources.every((source) => source.from === undefined);
  const chosen = await chooseSheet(workbook, index, { sheet: options.sheet ?? mapping?.sheet, headerRow: mapping?.headerRow, headless });
  const fields = Object.entries(definition.columns).map(([field, column]) =>
    planField(field, column, chosen.header, mapping, words, locale),
  );
  return { ...chosen, index, fields, issues: headerIssues(definition, chosen.header, fields, words, locale) };
}
