import { useSyncExternalStore } from 'react';

/** Whether the server answers. The browser's own `onLine` only knows the cable, so failed requests count too. */
let reachable = typeof navigator === 'undefined' || navigator.onLine !== false;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 30_000;

/** Asks for a sign of life, ever more slowly, until there is one; so that nobody has to press a button after a short cut. */
function knock(wait: number): void {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    try {
      const answer = await fetch('/healthz', { cache: 'no-store' });
      if (answer.ok) return set(true);
    } catch {
      // Still out of reach: knock again.
    }
    if (!reachable) knock(Math.min(wait * 2, LONGEST_WAIT_MS));
  }, wait);
}

function set(next: boolean): void {
  if (next === reachable) return;
  reachable = next;
  clearTimeout(timer);
  if (!reachable) knock(FIRST_WAIT_MS);
  for (const listener of listeners) listener();
}

export const reportReached = (): void => set(true);
export const reportUnreachable = (): void => set(false);
export const isOnline = (): boolean => reachable;

if (typeof window !== 'undefined') {
  // The cable is back; whether the server is, the next knock tells.
  window.addEventListener('online', () => {
    if (!reachable) knock(0);
  });
  window.addEventListener('offline', reportUnreachable);
  if (!reachable) knock(FIRST_WAIT_MS);
}

/** Hears when the server goes out of reach and comes back. Answers the way to stop. */
export function onReach(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** False while the server cannot be reached: pages say so and keep showing what they have. */
export const useOnline = (): boolean => useSyncExternalStore(onReach, isOnline);
