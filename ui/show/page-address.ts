import { useParams, useRouterState } from '@tanstack/react-router';

/** Parameters of the page's path: `const { roomId } = usePageParams('roomId')`. A name the path does not have is a mistake and throws. */
export function usePageParams<const N extends string>(...names: readonly N[]): Record<N, string> {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  const found = {} as Record<N, string>;
  for (const name of names) {
    const value = params[name];
    if (value === undefined) throw new Error(`this page's path has no $${name}`);
    found[name] = value;
  }
  return found;
}

/** The query of the address, as plain strings. */
export const usePageQuery = (): Readonly<Record<string, string>> =>
  useRouterState({ select: (state) => state.location.search as Readonly<Record<string, string>> });
