import { useSyncExternalStore } from 'react';
import { usePrinting } from '#ui/theme/printing.ts';

export type ThemeChoice = 'light' | 'dark' | 'system';
export type Density = 'normal' | 'compact';

/** How this browser is set; kept in the browser because a shared screen and a phone differ for the same account. */
export interface Preferences {
  theme: ThemeChoice;
  largeText: boolean;
  density: Density;
  menuCollapsed: boolean;
}

const KEY = 'qinwu.preferences';
const defaults: Preferences = { theme: 'system', largeText: false, density: 'normal', menuCollapsed: false };

function read(): Preferences {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return defaults;
  }
}

let current: Preferences = typeof localStorage === 'undefined' ? defaults : read();
const listeners = new Set<() => void>();

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(KEY, JSON.stringify(current));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => current);

const media = (query: string) => (typeof matchMedia === 'undefined' ? undefined : matchMedia(query));

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = media(query);
      list?.addEventListener('change', listener);
      return () => list?.removeEventListener('change', listener);
    },
    () => media(query)?.matches ?? false,
  );
}

/** Below 768 px: the phone layout. */
export const useIsPhone = (): boolean => useMedia('screen and (max-width: 767.98px)');
export const useReducedMotion = (): boolean => useMedia('(prefers-reduced-motion: reduce)');

/** What the choice comes to now, with `system` resolved; paper is always light. */
export function useIsDark(): boolean {
  const system = useMedia('(prefers-color-scheme: dark)');
  const { theme } = usePreferences();
  const printing = usePrinting();
  return !printing && (theme === 'system' ? system : theme === 'dark');
}
