import type { Ctx } from '#kernel/context.ts';
import type { SheetIssue } from '#kernel/sheets/contract/issues.ts';
import type { Columns, RowOf, SheetDefinition } from '#kernel/sheets/sheet.ts';

/** A row of the file that reads well. */
export interface GoodRow<C extends Columns> {
  readonly rowNumber: number;
  readonly values: RowOf<C>;
}

/** What a row would do: `same` changes nothing, which makes a second import of one file harmless. */
export type Planned =
  | {
      readonly rowNumber: number;
      readonly outcome: 'new' | 'changed' | 'same';
      readonly record: object;
      readonly warnings?: readonly SheetIssue[];
    }
  | { readonly rowNumber: number; readonly outcome: 'wrong'; readonly issues: readonly SheetIssue[] };

/** How one register takes rows: judged in sets against what is stored, written in sets. */
export interface Importer<C extends Columns = Columns> {
  readonly sheet: SheetDefinition<C>;
  /** Judges rows within the actor's wall; `supplied` are the fields the file speaks of, others are left as they are stored. */
  plan(ctx: Ctx, rows: readonly GoodRow<C>[], supplied: ReadonlySet<string>): Promise<Planned[]>;
  /** Writes new and changed records in one statement per table. */
  write(ctx: Ctx, records: readonly object[]): Promise<void>;
}

/** An issue of one row found against what is stored. */
export const rowIssue = (
  rowNumber: number,
  field: string | null,
  code: string,
  params: SheetIssue['params'] = {},
  severity: 'error' | 'warning' = 'error',
): SheetIssue => ({ row: rowNumber, column: null, header: null, field, code, params, severity });

export const wrong = (rowNumber: number, ...issues: SheetIssue[]): Planned => ({ rowNumber, outcome: 'wrong', issues });
