/**
 * How much one uploaded file may cost. The defaults let through every register a city keeps in one workbook
 * (Excel's own 1,048,576 rows) and stop archives whose only purpose is to exhaust the process.
 */
export interface SheetLimits {
  /** Bytes of the file as uploaded. */
  fileBytes: number;
  /** Bytes of a `.xls` file, which is parsed whole in a worker. */
  xlsBytes: number;
  /** Heap of that worker, in MiB. */
  xlsHeapMb: number;
  /** Milliseconds that worker may take. */
  xlsMilliseconds: number;
  /** Entries of the zip archive. */
  entries: number;
  /** Bytes of one archive entry, or of a gzipped file, after inflation. */
  inflatedBytes: number;
  /** Inflated bytes per compressed byte, looked at once an entry has passed `ratioFromBytes`. */
  ratio: number;
  ratioFromBytes: number;
  rows: number;
  /** Columns that hold something; formatted but empty cells beyond them are ignored. */
  columns: number;
  /** UTF-16 units of one cell. */
  cellLength: number;
  /** Characters of shared strings kept in memory; the rest goes to a temporary file. */
  stringsInMemory: number;
}

const MB = 1024 * 1024;

export const sheetLimits: SheetLimits = {
  fileBytes: 200 * MB,
  xlsBytes: 48 * MB,
  xlsHeapMb: 768,
  xlsMilliseconds: 90_000,
  entries: 2_000,
  inflatedBytes: 2_000 * MB,
  ratio: 120,
  ratioFromBytes: 16 * MB,
  rows: 1_048_576,
  columns: 1_024,
  cellLength: 32_767,
  stringsInMemory: 4 * MB,
};
