import type { AnyRoute } from '#shared/route.ts';
import { fillPath } from '#ui/query/split-input.ts';

/** The key of one read: the filled path first, so that a change can name by prefix what it makes stale. */
export type CacheKey = readonly ['api', path: string, input: Readonly<Record<string, unknown>>];

const withoutEmpty = (input: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== ''));

export const cacheKey = (route: AnyRoute, input: object): CacheKey => {
  const filled = withoutEmpty(input);
  return ['api', fillPath(route.path, filled), filled];
};

/** Whether a read lies at or below a path: `/office-space` covers `/office-space/rooms/1` but not `/office-spaces`. */
export function isBelow(key: readonly unknown[], prefix: string): boolean {
  const path = key[1];
  if (key[0] !== 'api' || typeof path !== 'string') return false;
  return prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);
}

/** What a change makes stale unless told: everything of its own room, by the first segment of the path. */
export const roomPrefix = (path: string): string => `/${path.split('/')[1] ?? ''}`;
