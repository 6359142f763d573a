import { z } from 'zod';
import { defineErrors } from '#shared/errors.ts';

/** Problems of a whole file: it is refused, nothing of it is read further. Thrown as a `SheetProblem`. */
export const sheetErrors = defineErrors({
  'sheet.not_a_sheet': 422,
  'sheet.unsupported_format': 422,
  'sheet.empty': 422,
  'sheet.encrypted': 422,
  'sheet.corrupt': 422,
  'sheet.unsafe_xml': 422,
  'sheet.bad_encoding': 422,
  'sheet.too_large': 413,
  'sheet.too_many_entries': 413,
  'sheet.bomb': 413,
  'sheet.too_many_rows': 413,
  'sheet.too_many_columns': 413,
  'sheet.cell_too_long': 413,
  'sheet.took_too_long': 413,
  'sheet.no_such_sheet': 422,
  'sheet.header_not_found': 422,
  'sheet.header_problems': 422,
  'sheet.bad_mapping': 422,
  'sheet.too_many_rows_to_write': 422,
});
export type SheetProblemCode = keyof typeof sheetErrors;

/** Problems of the header: an `error` stops the import before the first row, a `warning` is shown and the import goes on. */
export const headerIssueCodes = [
  'sheet.column_missing',
  'sheet.column_ambiguous',
  'sheet.column_unknown_in_mapping',
  'sheet.unit_unknown',
  'sheet.template_outdated',
] as const;

/** Problems of one cell or one row. */
export const rowIssueCodes = [
  'sheet.value_required',
  'sheet.not_a_number',
  'sheet.not_an_integer',
  'sheet.not_a_day',
  'sheet.not_a_month',
  'sheet.not_a_year',
  'sheet.not_a_boolean',
  'sheet.not_in_list',
  'sheet.ambiguous_day',
  'sheet.too_long',
  'sheet.too_small',
  'sheet.too_big',
  'sheet.wrong_pattern',
  'sheet.rounded',
  'sheet.code_lost_digits',
  'sheet.cell_error',
  'sheet.formula_refused',
  'sheet.formula_value_used',
  'sheet.formula_without_value',
  'sheet.duplicate_key',
] as const;

export const sheetIssue = z.object({
  /** Row number as the spreadsheet program shows it; 0 for an issue of the whole sheet. */
  row: z.int(),
  /** Column letter (`C`); null when the issue belongs to no single column. */
  column: z.string().nullable(),
  /** Header text as it stands in the file. */
  header: z.string().nullable(),
  /** Field of the sheet definition. */
  field: z.string().nullable(),
  /** Has the label `error.<code>`; codes of a domain are welcome too. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  severity: z.enum(['error', 'warning']),
});
export type SheetIssue = z.infer<typeof sheetIssue>;
