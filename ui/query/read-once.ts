import type { AnyRoute, RouteOutput, RouteSent } from '#shared/route.ts';
import { cacheKey } from '#ui/query/cache-key.ts';
import { type CallableRoute, call } from '#ui/query/call.ts';
import { queryClient } from '#ui/query/client.ts';

/** Reads a route outside of rendering, from the cache while it is fresh: branches of a tree that open one by one. @throws like `call`. */
export const readOnce = <R extends AnyRoute>(route: CallableRoute<R> & R, input: RouteSent<R>): Promise<RouteOutput<R>> =>
  queryClient.fetchQuery({ queryKey: cacheKey(route, input as object), queryFn: ({ signal }) => call(route, input, signal) });
