import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { route } from '#shared/route.ts';

/** What the search box of the top bar finds. */
export const searchKinds = ['person', 'unit', 'place'] as const;

export const searchHit = z.object({
  kind: z.enum(searchKinds),
  id,
  title: z.string(),
  /** The unit of a person, the parent of a unit, the address of a place. */
  subtitle: z.string(),
  /** The page of the record, a path of the browser application. */
  to: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

/** At most 20 hits, best first; only rows within the actor's scope, so that nothing can be inferred from a search. */
export const search = route({
  method: 'GET',
  path: '/search',
  permission: 'signed-in',
  query: z.object({ q: z.string().trim().min(1).max(100) }),
  returns: z.object({ items: z.array(searchHit) }),
  summary: 'Find people, units and places by a fragment of their name, number or pinyin initials',
});
