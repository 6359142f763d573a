import { getMe, type Me } from '#kernel/identity/contract/session.ts';
import { getFrom, putOn } from '#ui/offline/shelf.ts';
import { call } from '#ui/query/call.ts';
import { OfflineError } from '#ui/query/problem.ts';

const KEY = 'me';

/**
 * Who is signed in, or who last was on this device when the server is out of reach: pages made for places without a network open there too. It opens nothing
 * but pages; whatever is asked of the server is decided there. Signing out forgets it.
 */
export async function meTakenAlong(): Promise<Me> {
  try {
    const me = await call(getMe, {});
    void putOn('taken', { key: KEY, me }).catch(() => {});
    return me;
  } catch (error) {
    const taken = error instanceof OfflineError ? await getFrom<{ me: Me }>('taken', KEY).catch(() => undefined) : undefined;
    if (!taken) throw error;
    return taken.me;
  }
}
