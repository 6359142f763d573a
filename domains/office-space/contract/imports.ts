import { z } from 'zod';
import { sheetErrors, sheetIssue } from '#kernel/sheets/contract/issues.ts';
import { id } from '#shared/ids.ts';
import { route } from '#shared/route.ts';
import { importKind } from './words.ts';

/**
 * How columns of a foreign file become fields: `columns` gives per field the heading (`from`), a `const` for all rows, a `unit` (`sqft` becomes m²),
 * words of the file (`map`); `skip` leaves rows out. The server checks it against the register and answers `sheet.bad_mapping`.
 */
export const columnMapping = z.record(z.string(), z.unknown());
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
  errors: Object.keys(sheetErrors),
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
