import { refuse } from '#shared/errors.ts';
import type { Refused } from '#shared/verdict.ts';

/** Turns the "no" of a rule into a refusal that names clause, limit and finding; passes the "yes" on. */
export function obey<T>(verdict: ({ ok: true } & T) | Refused): { ok: true } & T {
  if (verdict.ok) return verdict;
  const { code, clause, limit, actual, params, path } = verdict;
  const facts = { clause, limit, actual, ...params };
  return refuse(code, facts, path ? [{ path, code, params: facts }] : []);
}

/** Refuses the input itself, naming the field at fault: for what a caller sent rather than what the register holds. */
export function obeyField<T>(verdict: ({ ok: true } & T) | Refused): { ok: true } & T {
  if (verdict.ok || !verdict.path) return obey(verdict);
  const { code, clause, limit, actual, params, path } = verdict;
  return refuse('invalid_input', {}, [{ path, code, params: { clause, limit, actual, ...params } }]);
}
