/** One value before and after an act; `before` is undefined where the record began, `after` where an act only tells what was. */
export interface Change {
  name: string;
  before: unknown;
  after: unknown;
}

const hidden = new Set(['id', 'version', 'createdAt', 'updatedAt', 'created_at', 'updated_at']);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
const same = (a: unknown, b: unknown): boolean => (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b);

/** What differs between two states of a record; inner ids and counters are left out. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const from = isRecord(before) ? before : undefined;
  const to = isRecord(after) ? after : undefined;
  const names = [...new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})])].filter((name) => !hidden.has(name));
  return names
    .map((name) => ({ name, before: from && name in from ? from[name] : undefined, after: to && name in to ? to[name] : undefined }))
    .filter((change) => !same(change.before, change.after));
}
