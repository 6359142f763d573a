import type { FormInstance } from 'antd';
import type { FieldIssue } from '#shared/errors.ts';
import type { FieldDescription } from '#ui/form/describe-field.ts';
import { ProblemError } from '#ui/query/problem.ts';

/** The field an issue belongs to: its own path, or the nearest field above it (`rows.3.areaSqm` → `rows`). */
export function fieldOf(path: string, names: readonly string[]): string | undefined {
  const own = names.filter((name) => path === name || path.startsWith(`${name}.`));
  return own.sort((a, b) => b.length - a.length)[0];
}

/**
 * Puts what the server found at the fields it names, scrolls to the first, and answers what is left for the banner:
 * null when every issue found its field.
 */
export function placeIssues(
  form: FormInstance,
  fields: readonly FieldDescription[],
  error: Error,
  say: (issue: FieldIssue) => string,
): Error | null {
  if (!(error instanceof ProblemError) || error.issues.length === 0) return error;
  const names = fields.map((field) => field.name);
  const byField = new Map<string, string[]>();
  const rest: FieldIssue[] = [];
  for (const issue of error.issues) {
    const name = fieldOf(issue.path, names);
    if (name) byField.set(name, [...(byField.get(name) ?? []), say(issue)]);
    else rest.push(issue);
  }
  form.setFields([...byField].map(([name, errors]) => ({ name: name.split('.'), errors })));
  const [first] = byField.keys();
  if (first) form.scrollToField(first.split('.'), { focus: true, block: 'center' });
  return rest.length === 0 ? null : new ProblemError({ ...error.problem, issues: rest });
}
