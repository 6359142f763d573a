import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let printing = false;
const listeners = new Set<() => void>();

/** Drawn at once: the browser takes its picture right after the event, with no turn in between. */
function set(next: boolean): void {
  if (next === printing) return;
  printing = next;
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}

if (typeof window !== 'undefined') {
  window.addEventListener('beforeprint', () => set(true));
  window.addEventListener('afterprint', () => set(false));
  matchMedia('print').addEventListener('change', (event) => set(event.matches));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True while the page is drawn for paper: light colours, all columns, nothing that scrolls. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => printing);
