import type { Locale } from '#kernel/access/origin.ts';
import type { Ctx } from '#kernel/context.ts';
import { labels } from '#kernel/http/labels.ts';
import type { SheetIssue } from '#kernel/sheets/contract/issues.ts';
import { readMapping } from '#kernel/sheets/mapping.ts';
import { openRows, type SheetRows } from '#kernel/sheets/parse-rows.ts';
import type { Columns } from '#kernel/sheets/sheet.ts';
import type { GoodRow, Importer, Planned } from './importer.ts';

export interface ImportCounts {
  rows: number;
  new: number;
  changed: number;
  same: number;
  wrong: number;
}

export interface ReadOptions {
  readonly locale: Locale;
  readonly mapping?: unknown;
}

/** Rows judged together: large enough that round trips do not count, small enough to stay flat. */
const BATCH = 1000;

export const openImport = (importer: Importer, path: string, { locale, mapping }: ReadOptions): Promise<SheetRows<Columns>> =>
  openRows(importer.sheet, path, {
    words: labels,
    locale,
    batch: BATCH,
    ...(mapping ? { mapping: readMapping(mapping, importer.sheet) } : {}),
  });

export interface JudgedBatch {
  readonly planned: readonly Planned[];
  /** Rows as read, in the order of the file; a row with a fault has the fields that could be read. */
  readonly values: ReadonlyMap<number, object>;
}

/** Reads the file in batches and judges each against what is stored; counts and issues grow while it runs. */
export class ImportReading {
  readonly counts: ImportCounts = { rows: 0, new: 0, changed: 0, same: 0, wrong: 0 };
  /** Issues by row: only rows that have some. */
  readonly issues = new Map<number, SheetIssue[]>();
  readonly unknownUnits = new Set<string>();
  readonly #importer: Importer;
  readonly #sheet: SheetRows<Columns>;

  constructor(importer: Importer, sheet: SheetRows<Columns>) {
    this.#importer = importer;
    this.#sheet = sheet;
  }

  async *batches(ctx: Ctx): AsyncGenerator<JudgedBatch> {
    const supplied = new Set<string>(this.#sheet.supplied);
    const letters = new Map(this.#sheet.columns.map((c) => [c.field, c]));
    for await (const rows of this.#sheet.batches()) {
      const good: GoodRow<Columns>[] = [];
      const planned: Planned[] = [];
      for (const row of rows) {
        if (row.issues.length > 0) this.issues.set(row.rowNumber, row.issues);
        if (row.ok) good.push(row);
        else planned.push({ rowNumber: row.rowNumber, outcome: 'wrong', issues: [] });
      }
      if (good.length > 0) planned.push(...(await this.#importer.plan(ctx, good, supplied)));
      for (const p of planned) this.#count(p, letters);
      yield { planned, values: new Map(rows.map((r) => [r.rowNumber, r.values])) };
    }
  }

  #count(p: Planned, places: ReadonlyMap<string, { column: string; header: string }>): void {
    this.counts.rows += 1;
    this.counts[p.outcome] += 1;
    if (p.outcome !== 'wrong' || p.issues.length === 0) return;
    const said = p.issues.map((i) => ({
      ...i,
      column: places.get(i.field ?? '')?.column ?? null,
      header: places.get(i.field ?? '')?.header ?? null,
    }));
    this.issues.set(p.rowNumber, [...(this.issues.get(p.rowNumber) ?? []), ...said]);
    for (const i of p.issues)
      if (i.code === 'office-space.unit_unknown' && this.unknownUnits.size < 200) this.unknownUnits.add(String(i.params.name));
  }
}
