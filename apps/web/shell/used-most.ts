type Counts = Readonly<Record<string, number>>;

const keyOf = (accountId: string): string => `qinwu.used.${accountId}`;

function read(accountId: string): Counts {
  try {
    return (JSON.parse(localStorage.getItem(keyOf(accountId)) ?? '{}') ?? {}) as Counts;
  } catch {
    return {};
  }
}

/** Counts a visit to a menu entry, in this browser, per account. */
export function countUse(accountId: string, entryId: string): void {
  const counts = read(accountId);
  localStorage.setItem(keyOf(accountId), JSON.stringify({ ...counts, [entryId]: (counts[entryId] ?? 0) + 1 }));
}

/** Ids by how often they were visited, most first. */
export function usedMost(accountId: string, ids: readonly string[]): string[] {
  const counts = read(accountId);
  return [...ids].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
}
