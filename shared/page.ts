import { z } from 'zod';

/** Largest page a list answers with. */
export const MAX_PAGE_SIZE = 200;

/**
 * The paging part of every list's query: `page` from 1, `pageSize` 1–200, `sort` as `field` or `-field`,
 * where the field is one of `sortable`. Lists answer `{ items, total }` with the total of all filtered rows.
 */
export function pageQuery<const S extends readonly [string, ...string[]]>(sortable: S) {
  const choices = sortable.flatMap((field) => [field, `-${field}`]) as [S[number] | `-${S[number]}`, ...string[]];
  return z.object({
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(20),
    sort: z.enum(choices).optional(),
  });
}

/** What the actor may do with a record or a list; decided on the server, so the browser repeats no rule. */
export const abilities = z.record(z.string(), z.boolean());
export type Abilities = z.infer<typeof abilities>;

/** The answer of a list: rows of this page, number of all rows that match, and what the actor may do with the list. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int(), abilities: abilities.optional() });

/** Splits `-field` into its parts. */
export function sortOf<S extends string>(sort: string | undefined, fallback: S): { field: S; direction: 'asc' | 'desc' } {
  const wanted = sort ?? fallback;
  const direction = wanted.startsWith('-') ? 'desc' : 'asc';
  return { field: wanted.replace(/^-/, '') as S, direction };
}

/** A repeated query parameter (`?kind=office&kind=service`) or a comma list; one value also comes as an array. */
export const listParam = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (v) => (v === undefined || v === '' ? undefined : Array.isArray(v) ? v : String(v).split(',')),
    z.array(item).max(100).optional(),
  );

/** A boolean in a query string: `true`, `false`, `1`, `0`. */
export const booleanParam = z.preprocess(
  (v) => (v === 'true' || v === '1' ? true : v === 'false' || v === '0' ? false : v),
  z.boolean().optional(),
);
