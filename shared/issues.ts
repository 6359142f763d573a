import type { z } from 'zod';
import type { ErrorParams, FieldIssue } from '#shared/errors.ts';

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) value = value === null || value === undefined ? undefined : (value as Record<PropertyKey, unknown>)[key];
  return value;
}

function paramsOf(raw: Record<string, unknown>): ErrorParams {
  const params: ErrorParams = {};
  for (const name of ['minimum', 'maximum', 'expected', 'format', 'divisor'] as const) {
    const v = raw[name];
    if (typeof v === 'string' || typeof v === 'number') params[name] = v;
  }
  if (Array.isArray(raw.values)) params.values = raw.values.join('、');
  if (Array.isArray(raw.keys)) params.keys = raw.keys.join('、');
  return params;
}

const namedFormats = new Set(['date', 'datetime', 'email', 'url', 'uuid']);

/** `too_small_string`, `invalid_format_date`: the code with what the sentence about it depends on. */
function codeOf(raw: Record<string, unknown>): string {
  if (raw.code === 'invalid_format') return namedFormats.has(String(raw.format)) ? `invalid_format_${raw.format}` : 'invalid_format';
  return raw.code === 'too_small' || raw.code === 'too_big'
    ? `${raw.code}_${raw.origin === 'int' ? 'number' : raw.origin}`
    : String(raw.code);
}

/**
 * Field issues of a failed parse; each code has the label `error.<code>`. `required` where `input` has nothing, `too_small_string` and the like where
 * the kind of the value matters, the message itself for refinements (`{ error: 'decimal' }`). The server and the form say the same.
 */
export function issuesOf(error: z.ZodError, input: unknown): FieldIssue[] {
  const issues = error.issues.slice(0, 100).map((i) => {
    const path = i.path.map(String).join('.');
    if (i.code === 'custom') return { path, code: i.message, params: (i as { params?: ErrorParams }).params ?? {} };
    const raw = i as unknown as Record<string, unknown>;
    const params = paramsOf(raw);
    const value = valueAt(input, i.path);
    const missing =
      (i.code === 'invalid_type' || i.code === 'invalid_value' || i.code === 'invalid_union') && (value === undefined || value === null);
    // A schema may name its own code: `z.string().regex(…, { error: 'totp_code' })`.
    const own = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/.test(i.message) ? i.message : null;
    if (missing) return { path, code: 'required', params };
    return { path, code: own ?? codeOf(raw), params };
  });
  // Of a value of the wrong kind nothing else is worth saying: its length is that of something else.
  const strange = new Set(issues.filter((i) => i.code === 'invalid_type').map((i) => i.path));
  return issues.filter((i) => i.code === 'invalid_type' || !strange.has(i.path));
}
