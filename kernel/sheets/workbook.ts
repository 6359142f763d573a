import type { Range, RawRow } from './raw.ts';

export type SheetFormat = 'xlsx' | 'xls' | 'csv';

export interface SheetName {
  name: string;
  /** Hidden and very hidden sheets: never read unless asked for by name. */
  hidden: boolean;
}

/** An opened file of rows. Close it, whatever happens: it may hold a file, a worker or a temporary file. */
export interface Workbook {
  readonly format: SheetFormat;
  readonly sheets: readonly SheetName[];
  /** Merged ranges of a sheet, read ahead of its rows. */
  merges(sheet: string): Promise<Range[]>;
  /** Rows that hold something, top to bottom, numbered as the spreadsheet program numbers them. */
  rows(sheet: string): AsyncGenerator<RawRow>;
  close(): Promise<void>;
}
