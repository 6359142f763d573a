import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { AnyRoute, RouteOutput, RouteSent } from '#shared/route.ts';
import { cacheKey } from '#ui/query/cache-key.ts';
import { type CallableRoute, call } from '#ui/query/call.ts';

export interface ReadOptions {
  /** False waits: the read starts when it becomes true. Use it while an input is still unknown. */
  enabled?: boolean;
  /** Keep showing the former answer while the next one comes (lists that page or filter). */
  keepPrevious?: boolean;
  /** Milliseconds an answer counts as fresh; 15 s unless told. */
  staleMs?: number;
  /** Ask again every so many milliseconds (a running job); off unless told. */
  everyMs?: number | false;
}

/**
 * Reads a route and keeps the answer in the cache: `const rooms = useRead(listRooms, { page: 1 })`.
 * Only GET routes and read-only POSTs. `error` is a `ProblemError` or an `OfflineError`; show it with `<Failure>`.
 */
export function useRead<R extends AnyRoute>(
  route: CallableRoute<R> & R,
  input: RouteSent<R>,
  options: ReadOptions = {},
): UseQueryResult<RouteOutput<R>, Error> {
  const enabled = options.enabled ?? true;
  return useQuery<RouteOutput<R>, Error>({
    queryKey: enabled ? cacheKey(route, input as object) : ['api', route.path, 'waiting'],
    queryFn: ({ signal }) => call(route, input, signal),
    enabled,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
    refetchInterval: options.everyMs ?? false,
  });
}
