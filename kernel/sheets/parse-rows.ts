import type { Locale } from '#kernel/access/origin.ts';
import { isMissing } from './cells.ts';
import type { SheetIssue } from './contract/issues.ts';
import { exampleTexts } from './example.ts';
import { squeeze } from './headings.ts';
import { KeyTable } from './key-table.ts';
import type { SheetLimits } from './limits.ts';
import type { SheetMapping } from './mapping.ts';
import { DownFill } from './merges.ts';
import type { FormulaPolicy, RowReader } from './parse-row.ts';
import { parseRow, placesOf } from './parse-row.ts';
import type { SheetPlan } from './plan.ts';
import { isSupplied, planSheet, skipTarget } from './plan.ts';
import type { RawRow } from './raw.ts';
import { lettersOf, SheetProblem } from './raw.ts';
import { openWorkbook } from './read-sheet.ts';
import type { Group, RowJudge, SkippedKind } from './row-kinds.ts';
import { judgeRow } from './row-kinds.ts';
import type { AnySheet, Columns, RowOf, SheetDefinition, Words } from './sheet.ts';
import { locales, versionOf } from './sheet.ts';
import { readStamp } from './stamp.ts';
import type { UnitId } from './units.ts';
import type { SheetFormat, Workbook } from './workbook.ts';

export interface ParseOptions {
  /** Labels of both languages; `labels` of kernel/http. */
  words: Words;
  /** The reader's language, for words inside issues. */
  locale?: Locale;
  /** From `readMapping`. */
  mapping?: SheetMapping;
  /** Name of the sheet; by default the visible one whose header is recognised best. */
  sheet?: string;
  /** What to do with cells that are formulas: take the cached value silently, warn once per column (default), or refuse the row. */
  formulas?: FormulaPolicy;
  /** Rows per batch, 500 by default. */
  batch?: number;
  limits?: Partial<SheetLimits>;
}

interface RowCommon {
  /** As the spreadsheet program numbers it. */
  rowNumber: number;
  /** Errors and warnings; a row with an error has `ok: false`. */
  issues: SheetIssue[];
  /** The group heading above the row, if the file has such. */
  group: Group | null;
}
/** A record of the file: complete, or with issues and then without the fields they concern. */
export type ParsedRow<C extends Columns> = RowCommon & ({ ok: true; values: RowOf<C> } | { ok: false; values: Partial<RowOf<C>> });

export interface RecognisedColumn {
  field: string;
  /** Column letter in the file. */
  column: string;
  header: string;
  unit: UnitId | null;
}

export interface ParseSummary {
  rows: number;
  ok: number;
  failed: number;
  warnings: number;
  skipped: Record<SkippedKind, number>;
  /** The first hundred rows left out other than blank ones, so that nobody wonders where they went. */
  skippedRows: { row: number; kind: SkippedKind; text: string }[];
}

/** A file opened as the register it should be. */
export interface SheetRows<C extends Columns> {
  readonly format: SheetFormat;
  readonly sheet: string;
  readonly headerRow: number;
  readonly columns: RecognisedColumn[];
  /** Fields the file has a column for, or the mapping a value; the others are null in every row and should not overwrite. */
  readonly supplied: Extract<keyof C, string>[];
  readonly unknown: { column: string; header: string }[];
  readonly preamble: string[];
  /** Issues of the header; with an error among them `batches` refuses with `sheet.header_problems`. */
  readonly issues: SheetIssue[];
  readonly ok: boolean;
  /** Counts, growing while the rows are read. */
  readonly summary: ParseSummary;
  /** Records, a batch at a time. May be called again: it starts over. */
  batches(): AsyncGenerator<ParsedRow<C>[]>;
  close(): Promise<void>;
}

const emptySummary = (): ParseSummary => ({
  rows: 0,
  ok: 0,
  failed: 0,
  warnings: 0,
  skipped: { blank: 0, header: 0, group: 0, title: 0, total: 0, footer: 0, example: 0, mapping: 0 },
  skippedRows: [],
});

function noteSkipped(summary: ParseSummary, row: RawRow, kind: SkippedKind): void {
  summary.skipped[kind] += 1;
  if (kind === 'blank' || summary.skippedRows.length >= 100) return;
  const text = row.cells.find((cell) => cell.text !== '')?.text ?? '';
  summary.skippedRows.push({ row: row.number, kind, text: text.slice(0, 80) });
}

/** Does a mapping's skip rule leave the row out? */
function skippedByMapping(mapping: SheetMapping | undefined, plan: SheetPlan, row: RawRow): boolean {
  return (mapping?.skip ?? []).some((rule) => {
    const place = plan.header.columns.get(skipTarget(rule.from));
    if (!place) return false;
    const text = row.cells[place.column - 1]?.text ?? '';
    const among = (list: readonly string[]) =>
      list.some((each) => squeeze(each) === squeeze(text) && (squeeze(each) !== '' || each.trim() === text.trim()));
    if (rule.missing && isMissing(text)) return true;
    if (rule.equals && among(rule.equals)) return true;
    return rule.unless !== undefined && !among(rule.unless);
  });
}

/** Marks the second row with a key the file already had. */
function checkKey(definition: AnySheet, seen: KeyTable, row: RawRow, parsed: ReturnType<typeof parseRow>): void {
  const parts = definition.key.map((field) => parsed.values[field]);
  if (parts.length === 0 || parts.some((part) => part === undefined || part === null)) return;
  const first = seen.firstRow(JSON.stringify(parts), row.number);
  if (first === null) return;
  const params = { key: parts.join(' / '), first };
  parsed.issues.push({
    row: row.number,
    column: null,
    header: null,
    field: definition.key[0] ?? null,
    code: 'sheet.duplicate_key',
    params,
    severity: 'error',
  });
}

async function* readRecords<C extends Columns>(
  definition: SheetDefinition<C>,
  workbook: Workbook,
  plan: SheetPlan,
  options: ParseOptions,
  summary: ParseSummary,
): AsyncGenerator<ParsedRow<C>> {
  const fill = new DownFill(plan.merges);
  const reader: RowReader = {
    fields: plan.fields,
    places: placesOf(plan.fields, plan.header),
    fill,
    formulas: options.formulas ?? 'warn',
    groupField: definition.group,
    warned: new Set(),
  };
  const examples = locales.map((locale) => exampleTexts(definition, options.words, locale)).filter((each) => each.size > 0);
  const judge: RowJudge = { index: plan.index, merges: plan.merges, examples };
  const seen = new KeyTable();
  let group: Group | null = null;
  for await (const row of workbook.rows(plan.sheet)) {
    if (row.number <= plan.header.lastRow) continue;
    fill.see(row);
    const verdict = judgeRow(judge, plan.header, row);
    if (verdict.kind !== 'data') {
      if ('group' in verdict) group = verdict.group;
      if ('header' in verdict && verdict.header) reader.places = placesOf(plan.fields, verdict.header);
      noteSkipped(summary, row, verdict.kind);
      continue;
    }
    if (skippedByMapping(options.mapping, plan, row)) {
      noteSkipped(summary, row, 'mapping');
      continue;
    }
    const parsed = parseRow(reader, row, group);
    checkKey(definition, seen, row, parsed);
    const ok = !parsed.issues.some((issue) => issue.severity === 'error');
    summary.rows += 1;
    if (ok) summary.ok += 1;
    else summary.failed += 1;
    summary.warnings += parsed.issues.filter((issue) => issue.severity === 'warning').length;
    yield { rowNumber: row.number, issues: parsed.issues, group, ok, values: parsed.values } as ParsedRow<C>;
  }
}

async function stampIssues(definition: AnySheet, workbook: Workbook): Promise<SheetIssue[]> {
  const stamp = await readStamp(workbook);
  if (!stamp || (stamp.name === definition.name && stamp.version === versionOf(definition))) return [];
  const params = { name: stamp.name };
  return [{ row: 0, column: null, header: null, field: null, code: 'sheet.template_outdated', params, severity: 'warning' }];
}

const recognisedColumns = (plan: SheetPlan): RecognisedColumn[] =>
  placesOf(plan.fields, plan.header).flatMap((places, at) =>
    places.map((place) => ({
      field: plan.fields[at]?.field ?? '',
      column: lettersOf(place.column),
      header: place.header,
      unit: place.unit,
    })),
  );

/**
 * Opens a file as a register: finds sheet and header, matches the columns, and hands over typed rows in batches.
 * A file that cannot be read at all throws a `SheetProblem`; what is wrong with header, rows and cells comes as issues.
 */
export async function openRows<C extends Columns>(
  definition: SheetDefinition<C>,
  path: string,
  options: ParseOptions,
): Promise<SheetRows<C>> {
  const workbook = await openWorkbook(path, options.limits);
  try {
    const locale = options.locale ?? 'zh-CN';
    const mapping = options.mapping ?? null;
    const plan = await planSheet(workbook, definition, { words: options.words, locale, mapping, sheet: options.sheet });
    const issues = [...plan.issues, ...(await stampIssues(definition, workbook))];
    const ok = !issues.some((issue) => issue.severity === 'error');
    const summary = emptySummary();
    return {
      format: workbook.format,
      sheet: plan.sheet,
      headerRow: plan.header.lastRow,
      columns: recognisedColumns(plan),
      supplied: plan.fields.filter((field) => isSupplied(field, plan.header)).map((field) => field.field as Extract<keyof C, string>),
      unknown: plan.header.unknown.map(({ column, header }) => ({ column: lettersOf(column), header })),
      preamble: plan.header.preamble,
      issues,
      ok,
      summary,
      async *batches() {
        if (!ok) throw new SheetProblem('sheet.header_problems', { count: issues.length });
        Object.assign(summary, emptySummary());
        let batch: ParsedRow<C>[] = [];
        for await (const row of readRecords(definition, workbook, plan, options, summary)) {
          batch.push(row);
          if (batch.length < (options.batch ?? 500)) continue;
          yield batch;
          batch = [];
        }
        if (batch.length > 0) yield batch;
      },
      close: () => workbook.close(),
    };
  } catch (error) {
    await workbook.close();
    throw error;
  }
}
