import { useSyncExternalStore } from 'react';

/** Whether the server answers. The browser's own `onLine` only knows the cable, so failed requests count too. */
let reachable = typeof navigator === 'undefined' ? true : navigator.onLine;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  if (next === reachable) return;
  reachable = next;
  for (const listener of listeners) listener();
}

export const reportReached = (): void => set(true);
export const reportUnreachable = (): void => set(false);

if (typeof window !== 'undefined') {
  window.addEventListener('online', reportReached);
  window.addEventListener('offline', reportUnreachable);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** False while the server cannot be reached: pages say so and keep showing what they have. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => reachable);
