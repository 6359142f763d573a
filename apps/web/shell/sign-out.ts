import { signOut } from '#kernel/identity/contract/sign-in.ts';
import { dropDraftsOf } from '#ui/form/draft.ts';
import { clearShelf } from '#ui/offline/shelf.ts';
import { call } from '#ui/query/call.ts';

/** Ends the session and loads the page anew, so that nothing of the account stays in memory on a shared machine. */
export async function leave(accountId: string): Promise<void> {
  await call(signOut, {}).catch(() => {});
  dropDraftsOf(accountId);
  await clearShelf('taken').catch(() => {});
  location.assign('/sign-in');
}
