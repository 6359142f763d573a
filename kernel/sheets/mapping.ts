import { z } from 'zod';
import { SheetProblem } from './raw.ts';
import type { AnySheet } from './sheet.ts';
import { unitOfColumn } from './sheet.ts';
import type { UnitId } from './units.ts';
import { isUnitId, sameDimension } from './units.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const columnSource = z.strictObject({
  /** Heading in the file, or several whose texts are joined. */
  from: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(10)]).optional(),
  /** Column letters, where headings are of no use. */
  column: z
    .string()
    .regex(/^[A-Za-z]{1,3}$/)
    .optional(),
  /** What joins several columns. */
  join: z.string().max(10).default(' '),
  /** Unit the file's numbers are in, e.g. `sqft`. */
  unit: z.string().refine(isUnitId, { error: 'unit' }).optional(),
  /** Words of the file and what they stand for. */
  map: z.record(z.string(), z.union([scalar, z.null()])).optional(),
  /** The same value in every row. */
  const: scalar.optional(),
  /** The value where the file has none. */
  default: scalar.optional(),
  /** How 05/06/2024 is meant. */
  order: z.enum(['dmy', 'mdy']).optional(),
});

const skipRule = z.strictObject({
  from: z.string().min(1),
  /** Skip rows whose cell is one of these. */
  equals: z.array(z.string()).min(1).optional(),
  /** Skip rows whose cell is none of these. */
  unless: z.array(z.string()).min(1).optional(),
  /** Skip rows whose cell is missing. */
  missing: z.literal(true).optional(),
});

const mappingShape = z.strictObject({
  sheet: z.string().min(1).optional(),
  /** Row number of the heading, when it should not be looked for. */
  headerRow: z.int().min(1).max(1_048_576).optional(),
  /** `"field": "Heading"` is short for `"field": {"from": "Heading"}`. */
  columns: z.record(
    z.string(),
    z.preprocess((value) => (typeof value === 'string' ? { from: value } : value), columnSource),
  ),
  skip: z.array(skipRule).max(20).default([]),
  /** `match` also looks for the remaining columns by their aliases; by default only the mapped ones are read. */
  others: z.enum(['ignore', 'match']).default('ignore'),
});
export type ColumnSource = z.infer<typeof columnSource>;
export type SheetMapping = z.infer<typeof mappingShape>;

const bad = (where: string, what: string): never => {
  throw new SheetProblem('sheet.bad_mapping', { where, what });
};

function checkColumn(definition: AnySheet, field: string, source: ColumnSource): void {
  const column = definition.columns[field];
  if (!column) {
    bad(`columns.${field}`, 'field');
    return;
  }
  const sources = [source.from, source.column, source.const].filter((each) => each !== undefined);
  if (sources.length > 1) bad(`columns.${field}`, 'from, column, const');
  if (sources.length === 0 && source.default === undefined) bad(`columns.${field}`, 'from');
  const unit = unitOfColumn(column);
  if (source.unit && (!unit || !sameDimension(source.unit as UnitId, unit))) bad(`columns.${field}.unit`, 'unit');
}

/** Checks a mapping file (parsed JSON, or its text) against a sheet; `sheet.bad_mapping` names the place. */
export function readMapping(input: unknown, definition: AnySheet): SheetMapping {
  let value = input;
  if (typeof input === 'string') {
    try {
      value = JSON.parse(input.replace(/^\ufeff/, ''));
    } catch {
      bad('', 'JSON');
    }
  }
  const parsed = mappingShape.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return bad(issue?.path.join('.') ?? '', issue?.message ?? '');
  }
  for (const [field, source] of Object.entries(parsed.data.columns)) checkColumn(definition, field, source);
  return parsed.data;
}
