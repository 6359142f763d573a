import type { AnyRoute } from '#shared/route.ts';

/** An input taken apart into what travels in the address and what travels in the body. */
export interface SplitInput {
  /** `/api` + the path with its parameters filled in + the query string. */
  url: string;
  /** The body as an object, or undefined when the route has none. */
  body: Record<string, unknown> | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const keysOf = (schema: AnyRoute['query']): string[] => (schema ? Object.keys(schema.shape) : []);
const text = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(',') : String(value));
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** `/rooms/:roomId` with `{ roomId }` filled in; a missing parameter is a fault of the caller and throws. */
export function fillPath(path: string, input: Fields): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = input[name];
    if (isEmpty(value)) throw new Error(`${path}: parameter "${name}" is missing`);
    return encodeURIComponent(text(value));
  });
}

/**
 * Sorts the one input object into path, query and body by the route's own schemas. Names that the route does not declare are left out;
 * empty query values are left out; lists in the query are joined by commas (`listParam` splits them again). A `null` in the body stays: it clears.
 */
export function splitInput(route: AnyRoute, input: Fields = {}): SplitInput {
  const path = fillPath(route.path, input);
  const query = new URLSearchParams();
  for (const key of keysOf(route.query)) {
    const value = input[key];
    if (!isEmpty(value)) query.set(key, text(value));
  }
  const search = query.toString();
  const body = route.body
    ? Object.fromEntries(
        keysOf(route.body)
          .filter((key) => input[key] !== undefined)
          .map((key) => [key, input[key]]),
      )
    : undefined;
  return { url: `/api${path}${search ? `?${search}` : ''}`, body };
}
