import { useSyncExternalStore } from 'react';

/** A question that must be answered before anything goes on; all texts ready to read. */
export interface Asked {
  title: string;
  text: string;
  yes: string;
  no: string;
  /** What cannot be undone has a red button. */
  dangerous: boolean;
}

interface Pending extends Asked {
  answer: (yes: boolean) => void;
}

let pending: Pending | null = null;
const listeners = new Set<() => void>();

function set(next: Pending | null): void {
  pending = next;
  for (const listener of listeners) listener();
}

/** Asks and waits. A question that another one replaces counts as no. */
export function ask(question: Asked): Promise<boolean> {
  pending?.answer(false);
  return new Promise((resolve) => {
    set({
      ...question,
      answer: (yes) => {
        set(null);
        resolve(yes);
      },
    });
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePendingQuestion = (): Pending | null => useSyncExternalStore(subscribe, () => pending);
