const keyOf = (id: string): string => `qinwu.tree.${id}`;

/** The branches of a tree that were open when it was left, in this tab; null before any was opened or closed. */
export function readOpen(id: string): ReadonlySet<string> | null {
  try {
    const kept = sessionStorage.getItem(keyOf(id));
    return kept ? new Set(JSON.parse(kept) as string[]) : null;
  } catch {
    return null;
  }
}

export function rememberOpen(id: string, open: ReadonlySet<string>): void {
  sessionStorage.setItem(keyOf(id), JSON.stringify([...open]));
}
