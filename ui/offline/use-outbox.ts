import { useEffect, useSyncExternalStore } from 'react';
import { useMe } from '#ui/access/use-me.ts';
import { onOutbox, openOutbox, type Waiting, waitingNow } from '#ui/offline/outbox.ts';

/** What waits to be sent from this device, of this account; opens the outbox. */
export function useOutbox(): readonly Waiting[] {
  const { actor } = useMe();
  useEffect(() => openOutbox(actor.accountId), [actor.accountId]);
  return useSyncExternalStore(onOutbox, waitingNow);
}
