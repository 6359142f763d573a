import { QueryClient } from '@tanstack/react-query';
import { isBelow } from '#ui/query/cache-key.ts';
import { isOnline, onReach } from '#ui/query/online.ts';
import { ProblemError } from '#ui/query/problem.ts';

/** A known "no" is not asked again; a fault or an unreachable server once, soon: the reader waits for the answer. */
function retry(failures: number, error: unknown): boolean {
  if (error instanceof ProblemError && error.status < 500) return false;
  return failures < 1;
}

/** The one cache of the browser. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, gcTime: 10 * 60_000, retry, retryDelay: 600, refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

// The server is back: what failed or grew old meanwhile is read again.
onReach(() => {
  if (isOnline()) void queryClient.invalidateQueries();
});

/** Marks every read at or below the given paths as stale; those on the screen are read again. */
export async function invalidate(...prefixes: readonly string[]): Promise<void> {
  await queryClient.invalidateQueries({ predicate: (query) => prefixes.some((prefix) => isBelow(query.queryKey, prefix)) });
}
