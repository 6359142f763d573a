import type { RawRow } from './raw.ts';
import type { AnySheet } from './sheet.ts';
import { versionOf } from './sheet.ts';
import type { Workbook } from './workbook.ts';

/** The very hidden sheet of a template: what it is a template of, and the dictionaries of its drop-downs. */
export const STAMP_SHEET = '_qinwu';
const MARK = 'qinwu-template';

export interface Stamp {
  name: string;
  version: string;
}

/** The cells of the stamp's first row. */
export const stampCells = (definition: AnySheet, at: string): string[] => [MARK, definition.name, versionOf(definition), at];

/** Reads the stamp of a template; null when the workbook carries none. */
export async function readStamp(workbook: Workbook): Promise<Stamp | null> {
  if (!workbook.sheets.some((sheet) => sheet.name === STAMP_SHEET)) return null;
  const first: RawRow | undefined = (await workbook.rows(STAMP_SHEET).next()).value;
  const [mark, name, version] = first?.cells.map((cell) => cell.text) ?? [];
  return mark === MARK && name && version ? { name, version } : null;
}
