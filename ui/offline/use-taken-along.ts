import { useQuery } from '@tanstack/react-query';
import type { AnyRoute, RouteOutput, RouteSent } from '#shared/route.ts';
import { useMe } from '#ui/access/use-me.ts';
import { getFrom, putOn } from '#ui/offline/shelf.ts';
import { cacheKey } from '#ui/query/cache-key.ts';
import { type CallableRoute, call } from '#ui/query/call.ts';
import { OfflineError } from '#ui/query/problem.ts';

interface Taken<T> {
  readonly key: string;
  readonly at: string;
  readonly answer: T;
}

/** An answer of the server, or the last one this device took along when the server is out of reach; `takenAt` is then when that was. */
export interface TakenAlong<T> {
  answer: T;
  takenAt: string | null;
}

/**
 * Reads a route and takes the answer along: with a network as `useRead`, without one from this device. For pages that must work where there is no network;
 * everything else is better not kept on devices.
 */
export function useTakenAlong<R extends AnyRoute>(route: CallableRoute<R> & R, input: RouteSent<R>) {
  const { actor } = useMe();
  const key = JSON.stringify([actor.accountId, ...cacheKey(route, input as object)]);
  return useQuery<TakenAlong<RouteOutput<R>>, Error>({
    queryKey: [...cacheKey(route, input as object), 'taken'],
    queryFn: async ({ signal }) => {
      try {
        const answer = await call(route, input, signal);
        await putOn('taken', { key, at: new Date().toISOString(), answer });
        return { answer, takenAt: null };
      } catch (error) {
        if (!(error instanceof OfflineError)) throw error;
        const taken = await getFrom<Taken<RouteOutput<R>>>('taken', key);
        if (!taken) throw error;
        return { answer: taken.answer, takenAt: taken.at };
      }
    },
  });
}
