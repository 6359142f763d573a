import { useState } from 'react';
import type { AnyRoute, RouteSent } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { entrust } from '#ui/offline/outbox.ts';
import type { CallableRoute } from '#ui/query/call.ts';
import { invalidate } from '#ui/query/client.ts';
import { OfflineError, ProblemError } from '#ui/query/problem.ts';
import { useDo } from '#ui/query/use-do.ts';
import { useTell } from '#ui/query/use-tell.ts';

/** Refusals that mean that the page is older than the flow: somebody was faster. */
const lateCodes = new Set([
  'approvals.step_decided',
  'approvals.flow_ended',
  'approvals.flow_returned',
  'approvals.flow_held',
  'approvals.not_your_turn',
  'not_found',
  'stale',
]);

/** What a decision makes stale: flows and the lists of work everywhere. */
export const CHANGED = ['/approvals', '/workbench', '/notifications'] as const;

export const isLate = (error: Error | null): boolean => error instanceof ProblemError && lateCodes.has(error.code);

export interface Verb<R extends AnyRoute> {
  run: (input: RouteSent<R>) => Promise<boolean>;
  pending: boolean;
  error: Error | null;
  clear: () => void;
}

/** Groups decisions among what waits on the device. */
export const DECISIONS = 'approvals';

/**
 * A verb of the flow. When somebody was faster, the reason is told to the page and everything is read again at once. Without a network the decision is kept on
 * the device under the key of the first try and sent once the server is in reach.
 */
export function useVerb<R extends AnyRoute>(route: CallableRoute<R> & R, said: string, onLate: (error: Error) => void): Verb<R> {
  const [error, setError] = useState<Error | null>(null);
  const { t } = useWords();
  const tell = useTell();
  const doing = useDo<R>(route, { quietFailure: true, said, changes: CHANGED });
  const run = async (input: RouteSent<R>): Promise<boolean> => {
    setError(null);
    const outcome = await doing.run(input);
    if (outcome.ok) return true;
    if (outcome.error instanceof OfflineError) {
      await entrust(route, input, { key: doing.keyOf(input), label: t(said), of: DECISIONS, changes: CHANGED });
      tell.success('outbox.kept');
      return true;
    }
    if (isLate(outcome.error)) {
      // What is read anew may take this part of the page away; the reason stands where it stays.
      onLate(outcome.error);
      await invalidate(...CHANGED);
    } else setError(outcome.error);
    return false;
  };
  return { run, pending: doing.pending, error, clear: () => setError(null) };
}
