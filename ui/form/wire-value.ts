import type { ErrorParams } from '#shared/errors.ts';
import { issuesOf } from '#shared/issues.ts';
import type { FieldDescription } from '#ui/form/describe-field.ts';

const wide = /[\uff10-\uff19\uff0e\uff0c\uff0d]/g;

/** `１，２３４．５` → `1234.5`: full-width figures and thousands marks as people paste them. */
export const plainNumber = (text: string): string =>
  text.replace(wide, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[,\s_]/g, '');

/** What a control holds as it travels: empty is absent, or null where that clears; figures of whole numbers are numbers. */
export function wireValue(field: Pick<FieldDescription, 'kind' | 'nullable' | 'required'>, value: unknown): unknown {
  if (field.kind === 'boolean' && field.required) return value === true;
  if (value === undefined || value === null || value === '') return field.nullable ? null : undefined;
  if (field.kind === 'decimal' && typeof value === 'string') return plainNumber(value);
  if (field.kind === 'int' && typeof value === 'string') {
    const plain = plainNumber(value);
    return /^-?\d+$/.test(plain) ? Number(plain) : value;
  }
  return value;
}

/** The first thing wrong with a field's value by its own schema, as code and parameters; undefined when it is right. */
export function checkValue(field: FieldDescription, value: unknown): { code: string; params: ErrorParams } | undefined {
  const sent = wireValue(field, value);
  const parsed = field.schema.safeParse(sent);
  if (parsed.success) return undefined;
  const [issue] = issuesOf(parsed.error, sent);
  return issue ? { code: issue.code, params: issue.params ?? {} } : undefined;
}

/** Reads a dotted path. */
export function valueAt(values: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at === null || at === undefined ? undefined : (at as Record<string, unknown>)[key]), values);
}

/** Writes a dotted path into a copy. */
export function withValueAt(values: Readonly<Record<string, unknown>>, path: string, value: unknown): Record<string, unknown> {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...values, [head]: value };
  const inner = (values[head] ?? {}) as Record<string, unknown>;
  return { ...values, [head]: withValueAt(inner, rest.join('.'), value) };
}

/** The input of a form: what its fields hold, as it travels, on top of what is fixed. */
export function inputOf(
  fields: readonly FieldDescription[],
  values: Readonly<Record<string, unknown>>,
  fixed: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  let input: Record<string, unknown> = { ...fixed };
  for (const field of fields) {
    const sent = wireValue(field, valueAt(values, field.name));
    if (sent !== undefined) input = withValueAt(input, field.name, sent);
  }
  return input;
}
