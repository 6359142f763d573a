import { z } from 'zod';
import { sheetIssue } from '#kernel/sheets/contract/issues.ts';
import { id } from '#shared/ids.ts';
import { route } from '#shared/route.ts';
import { importKind } from './words.ts';

/**
 * How columns of a foreign file become fields: `columns` names the header of a field, `consts` gives a field one value for all rows,
 * `units` says the unit of a column (`ft2` becomes m²), `values` translates words of the file.
 */
export const columnMapping = z.strictObject({
  sheet: z.string().max(100).optional(),
  columns: z.record(z.string(), z.string()).optional(),
  consts: z.record(z.string(), z.string()).optional(),
  units: z.record(z.string(), z.string()).optional(),
  values: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

export const templateOf = route({
  method: 'GET',
  path: '/office-space/imports/:kind/template',
  permission: 'office-space.import.run',
  params: z.object({ kind: importKind }),
  returns: 'file',
  summary: 'The Excel template of a register',
});

export const previewImport = route({
  method: 'POST',
  path: '/office-space/imports/:kind/preview',
  permission: 'office-space.import.run',
  readOnly: true,
  params: z.object({ kind: importKind }),
  body: z.object({ fileId: id, mapping: columnMapping.optional() }),
  returns: z.object({
    /** How the columns of the file were understood. */
    columns: z.array(z.object({ column: z.string(), header: z.string(), field: z.string().nullable() })),
    missing: z.array(z.string()),
    /** First rows as they would be stored. */
    rows: z.array(
      z.object({ row: z.int(), outcome: z.enum(['new', 'changed', 'same', 'wrong']), values: z.record(z.string(), z.unknown()) }),
    ),
    counts: z.object({ rows: z.int(), new: z.int(), changed: z.int(), same: z.int(), wrong: z.int() }),
    /** The first issues; all of them stand in the result file of the import. */
    issues: z.array(sheetIssue),
    /** False when the file is long and only its beginning was looked at. */
    complete: z.boolean(),
    unknownUnits: z.array(z.string()),
  }),
  errors: sheetRefusals(),
  summary: 'Dry run of an import: what each row would do',
});

export const startImport = route({
  method: 'POST',
  path: '/office-space/imports/:kind',
  permission: 'office-space.import.run',
  params: z.object({ kind: importKind }),
  body: z.object({
    fileId: id,
    mapping: columnMapping.optional(),
    /** `all` stores nothing when one row is wrong; `good-rows` stores those that are right. */
    mode: z.enum(['all', 'good-rows']).default('all'),
  }),
  returns: z.object({ taskId: id }),
  status: 202,
  errors: [],
  summary: 'Import a register from a file; the result file says what became of each row',
});

/** Every refusal of reading a file. */
function sheetRefusals(): string[] {
  return [
    'sheet.not_a_sheet',
    'sheet.unsupported_format',
    'sheet.empty',
    'sheet.encrypted',
    'sheet.corrupt',
    'sheet.unsafe_xml',
    'sheet.bad_encoding',
    'sheet.too_large',
    'sheet.too_many_entries',
    'sheet.bomb',
    'sheet.too_many_rows',
    'sheet.too_many_columns',
    'sheet.cell_too_long',
    'sheet.took_too_long',
    'sheet.no_such_sheet',
    'sheet.header_not_found',
    'sheet.header_problems',
    'sheet.bad_mapping',
  ];
}
