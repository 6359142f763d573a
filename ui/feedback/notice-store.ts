import { useSyncExternalStore } from 'react';

/** A short word on top of the page about what just happened. */
export interface Notice {
  id: number;
  tone: 'ok' | 'violation';
  text: string;
  /** Below the text, quiet: the request number. */
  detail: string | undefined;
}

const SUCCESS_MS = 2_500;
/** Long enough to read a sentence and note a number. */
const FAILURE_MS = 10_000;
const AT_ONCE = 3;

let notices: readonly Notice[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

export function dismiss(id: number): void {
  set(notices.filter((notice) => notice.id !== id));
}

/** Shows a notice; it goes by itself. The newest three stay. */
export function notify(tone: Notice['tone'], text: string, detail?: string): void {
  last += 1;
  const id = last;
  set([...notices, { id, tone, text, detail }].slice(-AT_ONCE));
  setTimeout(() => dismiss(id), tone === 'ok' ? SUCCESS_MS : FAILURE_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useNotices = (): readonly Notice[] => useSyncExternalStore(subscribe, () => notices);
