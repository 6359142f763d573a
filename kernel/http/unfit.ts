import { type FieldIssue, Refusal } from '#shared/errors.ts';

/** Nesting beyond which no input of the platform makes sense; a reader by recursion never meets more. */
const MAX_DEPTH = 32;

/** Text that PostgreSQL cannot keep: it holds NUL, or half of a surrogate pair. */
const unfit = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed();

/**
 * Fields whose text no database could keep, by their dotted path. Walks without recursion, so depth is no danger.
 * @throws malformed_body when the value is nested deeper than any input of ours
 */
export function unfitText(value: unknown): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value, path: '', depth: 0 }];
  for (let at = waiting.pop(); at && issues.length < 100; at = waiting.pop()) {
    if (typeof at.value === 'string' && unfit(at.value)) issues.push({ path: at.path, code: 'unfit_text' });
    if (typeof at.value !== 'object' || at.value === null) continue;
    if (at.depth === MAX_DEPTH) throw new Refusal('malformed_body');
    for (const [key, inner] of Object.entries(at.value)) {
      if (unfit(key)) issues.push({ path: at.path, code: 'unfit_text' });
      else waiting.push({ value: inner, path: at.path ? `${at.path}.${key}` : key, depth: at.depth + 1 });
    }
  }
  return issues;
}
