import { useEffect, useSyncExternalStore } from 'react';

let title: string | undefined;
const listeners = new Set<() => void>();

function set(next: string | undefined): void {
  title = next;
  for (const listener of listeners) listener();
}

/** Names the page: the tab of the browser and the last of the breadcrumbs. The scaffolds do it by themselves. */
export function usePageTitle(text: string | undefined): void {
  useEffect(() => {
    set(text);
    return () => set(undefined);
  }, [text]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The name of the open page, while it has said one. */
export const useCurrentTitle = (): string | undefined => useSyncExternalStore(subscribe, () => title);
