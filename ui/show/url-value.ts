import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { usePageQuery } from '#ui/show/page-address.ts';

type Change = Readonly<Record<string, string | undefined>>;

/**
 * Keeps part of a page's state in its address: `const [query, setQuery] = useUrlState()`. A change names only what changes; `undefined` takes it away.
 * Back works: filters and tabs push, what is typed replaces.
 */
export function useUrlState(): readonly [Readonly<Record<string, string>>, (change: Change, options?: { replace?: boolean }) => void] {
  const query = usePageQuery();
  const navigate = useNavigate();
  const set = useCallback(
    (change: Change, options?: { replace?: boolean }) => {
      void navigate({
        to: '.',
        replace: options?.replace ?? false,
        resetScroll: false,
        search: (former: Record<string, string>) => {
          const next: Record<string, string> = { ...former };
          for (const [key, value] of Object.entries(change)) {
            if (value === undefined || value === '') delete next[key];
            else next[key] = value;
          }
          return next;
        },
      } as never);
    },
    [navigate],
  );
  return [query, set];
}
