import { useState } from 'react';

export interface Marks {
  ids: readonly string[];
  /** All filtered rows over all pages. */
  all: boolean;
  mark: (ids: readonly string[]) => void;
  markAll: (all: boolean) => void;
  clear: () => void;
}

/** Which rows are marked. Other filters are another list: what was marked under the former ones is let go, so that no act hits unseen rows. */
export function useMarks(filters: Readonly<Record<string, string>>): Marks {
  const now = JSON.stringify(filters);
  const [state, setState] = useState<{ ids: readonly string[]; all: boolean; under: string }>({ ids: [], all: false, under: now });
  const { ids, all } = state.under === now ? state : { ids: [], all: false };
  return {
    ids,
    all,
    mark: (next) => setState({ ids: next, all: false, under: now }),
    markAll: (next) => setState({ ids, all: next, under: now }),
    clear: () => setState({ ids: [], all: false, under: now }),
  };
}
