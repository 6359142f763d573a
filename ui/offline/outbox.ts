import type { AnyRoute, RouteSent } from '#shared/route.ts';
import { allOn, putOn, takeOff } from '#ui/offline/shelf.ts';
import { newActKey } from '#ui/query/act-key.ts';
import { send } from '#ui/query/call.ts';
import { invalidate } from '#ui/query/client.ts';
import { isOnline, onReach } from '#ui/query/online.ts';
import { failureKind } from '#ui/query/problem.ts';
import { splitInput } from '#ui/query/split-input.ts';
import { upload } from '#ui/query/upload.ts';

/** Something entered on this device that the server has not got yet. It is sent under its own key, so that it is done once whatever happens on the way. */
export interface Waiting {
  readonly key: string;
  readonly accountId: string;
  readonly at: string;
  /** What it is, in the reader's words. */
  readonly label: string;
  /** Groups what belongs together: the patrol it is of. */
  readonly of: string;
  readonly method: string;
  readonly url: string;
  readonly body: Record<string, unknown>;
  /** Pictures still to be uploaded; their ids go into `body[filesField]`. */
  readonly files: readonly File[];
  readonly filesField: string | null;
  /** Reads that become stale when it has been sent. */
  readonly changes: readonly string[];
  /** The server's "no", in the reader's language: it is kept until it is corrected or discarded. */
  readonly refused?: string;
}

let waiting: readonly Waiting[] = [];
let sending = false;
let accountId: string | null = null;
const listeners = new Set<() => void>();

function tell(next: readonly Waiting[]): void {
  waiting = next;
  for (const listener of listeners) listener();
}

async function reread(): Promise<void> {
  const mine = (await allOn<Waiting>('outbox')).filter((w) => w.accountId === accountId);
  tell(mine.sort((a, b) => (a.at < b.at ? -1 : 1)));
}

/** Uploads what is still to be uploaded and remembers the ids before going on, so that a second try sends the very same request. */
async function withFiles(thing: Waiting): Promise<Waiting> {
  let left = thing;
  for (const file of thing.files) {
    const { id } = await upload(file);
    const field = thing.filesField as string;
    const ids = [...((left.body[field] as string[] | undefined) ?? []), id];
    left = { ...left, files: left.files.slice(1), body: { ...left.body, [field]: ids } };
    await putOn('outbox', left);
  }
  return left;
}

/** Sends one thing. False when it is better to stop for now. */
async function sendOne(thing: Waiting): Promise<boolean> {
  try {
    const { method, url, body, key, changes } = await withFiles(thing);
    await send(url, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'idempotency-key': key } });
    await takeOff('outbox', key);
    await invalidate(...changes);
    return true;
  } catch (error) {
    const kind = failureKind(error);
    if (kind === 'offline' || kind === 'signed-out' || kind === 'fault') return false;
    const kept = (await allOn<Waiting>('outbox')).find((w) => w.key === thing.key) ?? thing;
    await putOn('outbox', { ...kept, refused: (error as Error).message });
    return true;
  }
}

/** Sends what waits, in the order it was entered; what was refused stays until it is corrected or discarded. */
export async function sendWaiting(): Promise<void> {
  if (sending || !isOnline() || accountId === null) return;
  sending = true;
  try {
    await reread();
    for (const thing of waiting) if (!thing.refused && !(await sendOne(thing))) break;
  } finally {
    sending = false;
    await reread();
  }
}

/** Begins to work for an account: shows what waits and sends it whenever the server is in reach. */
export function openOutbox(of: string): void {
  if (accountId === of) return;
  accountId = of;
  void reread().then(sendWaiting);
}
onReach(() => {
  if (isOnline()) void sendWaiting();
});

/**
 * Keeps an act on this device and sends it as soon as the server is in reach. Resolves when it is safe on the disk. `key` is that of a first try whose answer
 * was lost, so that it stays one act.
 */
export async function entrust<R extends AnyRoute>(
  route: R,
  input: RouteSent<R>,
  more: { label: string; of: string; key?: string; files?: readonly File[]; filesField?: string; changes?: readonly string[] },
): Promise<void> {
  if (accountId === null) throw new Error('the outbox is not open');
  const { url, body } = splitInput(route, input as Record<string, unknown>);
  const { label, of, key = newActKey(), files = [], filesField = null, changes = [] } = more;
  const thing: Waiting = {
    key,
    accountId,
    at: new Date().toISOString(),
    label,
    of,
    method: route.method,
    url,
    body: body ?? {},
    files,
    filesField,
    changes,
  };
  await putOn('outbox', thing);
  await reread();
  void sendWaiting();
}

/** Takes back what has not been sent. */
export async function discard(key: string): Promise<void> {
  await takeOff('outbox', key);
  await reread();
}

export const waitingNow = (): readonly Waiting[] => waiting;
export function onOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
