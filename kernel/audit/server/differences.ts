/** The fields that differ, with their former and their new values, for an audit entry; null when nothing does. */
export function differences<T extends object>(before: T, after: T): { before: Partial<T>; after: Partial<T> } | null {
  const keys = (Object.keys(after) as (keyof T)[]).filter((k) => JSON.stringify(before[k] ?? null) !== JSON.stringify(after[k] ?? null));
  if (keys.length === 0) return null;
  const pick = (from: T) => Object.fromEntries(keys.map((k) => [k, from[k] ?? null])) as Partial<T>;
  return { before: pick(before), after: pick(after) };
}
