/** One value before and after an act, as text; `before` is undefined where the record began. */
export interface Change {
  name: string;
  before: string | undefined;
  after: string | undefined;
}

const hidden = new Set(['id', 'version', 'createdAt', 'updatedAt', 'orgId']);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** What differs between two states of a record; inner ids and counters are left out. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const from = isRecord(before) ? before : undefined;
  const to = isRecord(after) ? after : undefined;
  const names = [...new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})])].filter((name) => !hidden.has(name));
  return names
    .map((name) => ({ name, before: from ? text(from[name]) : undefined, after: to ? text(to[name]) : undefined }))
    .filter((change) => (change.before ?? '') !== (change.after ?? ''));
}
