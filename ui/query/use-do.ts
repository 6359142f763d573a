import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { AnyRoute, RouteOutput, RouteSent } from '#shared/route.ts';
import { ActKeys } from '#ui/query/act-key.ts';
import { roomPrefix } from '#ui/query/cache-key.ts';
import { type CallableRoute, call } from '#ui/query/call.ts';
import { invalidate } from '#ui/query/client.ts';
import { failureKind } from '#ui/query/problem.ts';
import { useTell } from '#ui/query/use-tell.ts';

export interface DoOptions<R> {
  /** Label key of what is said after success; `action.done` unless told, `false` says nothing. */
  said?: string | false;
  /** Paths whose reads become stale; everything of the route's own room unless told. */
  changes?: readonly string[];
  /** Failures are left to the caller (a form shows them at the fields). */
  quietFailure?: boolean;
  onDone?: (answer: RouteOutput<R>) => void;
}

/** What became of an act: never throws, so a forgotten catch cannot lose an error. */
export type Outcome<T> = { ok: true; answer: T } | { ok: false; error: Error };

export interface Doing<R> {
  /** Sends it. The outcome tells success or the error; toasts are already shown. */
  run: (input: RouteSent<R>) => Promise<Outcome<RouteOutput<R>>>;
  pending: boolean;
  error: Error | null;
  reset: () => void;
  /** The key under which an act that has not been answered was sent. */
  keyOf: (input: RouteSent<R>) => string;
}

/**
 * Changes something through a route: `const close = useDo(closeRoom, { said: 'action.office-space.closed' })`, then `close.run({ roomId })`.
 * A double click or a second try after a lost connection does it once. Says success and failure in a toast and makes the reads of the same room stale.
 */
export function useDo<R extends AnyRoute>(route: CallableRoute<R> & R, options: DoOptions<R> = {}): Doing<R> {
  const tell = useTell();
  const keys = useRef<ActKeys | null>(null);
  keys.current ??= new ActKeys();
  const acts = keys.current;
  const mutation = useMutation<RouteOutput<R>, Error, RouteSent<R>>({
    mutationFn: (input) => call(route, input, undefined, acts.keyOf(input)),
  });
  const run = async (input: RouteSent<R>): Promise<Outcome<RouteOutput<R>>> => {
    try {
      const answer = await mutation.mutateAsync(input);
      acts.done();
      if (!route.readOnly) await invalidate(...(options.changes ?? [roomPrefix(route.path)]), '/audit');
      if (options.said !== false && !route.readOnly) tell.success(options.said ?? 'action.done');
      options.onDone?.(answer);
      return { ok: true, answer };
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      if (failureKind(error) === 'refused') acts.done();
      if (!options.quietFailure && failureKind(error) !== 'signed-out') tell.failure(error);
      return { ok: false, error };
    }
  };
  return { run, pending: mutation.isPending, error: mutation.error, reset: mutation.reset, keyOf: (input) => acts.keyOf(input) };
}
