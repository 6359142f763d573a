/** Branches that were opened or closed by hand; the others stand as the tree has them at first. */
export type OpenBranches = Readonly<Record<string, boolean>>;

const keyOf = (id: string): string => `qinwu.tree.${id}`;

/** The branches of a tree as they stood when it was left, in this tab. */
export function readOpen(id: string): OpenBranches {
  try {
    return (JSON.parse(sessionStorage.getItem(keyOf(id)) ?? '{}') ?? {}) as OpenBranches;
  } catch {
    return {};
  }
}

export function rememberOpen(id: string, open: OpenBranches): void {
  sessionStorage.setItem(keyOf(id), JSON.stringify(open));
}
