/** All state of a table lives in the address: a link shows a colleague the same rows. */
export interface TableState {
  page: number;
  pageSize: number;
  /** `field` or `-field`. */
  sort: string | undefined;
  /** Names of the shown columns in their order; undefined for the table's own set. */
  columns: readonly string[] | undefined;
  /** Values of the filters as they travel in the query. */
  filters: Readonly<Record<string, string>>;
}

export const pageSizes = [20, 50, 100, 200] as const;
export const DEFAULT_PAGE_SIZE = 20;

const positive = (text: string | undefined, fallback: number, max: number): number => {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= max ? value : fallback;
};

/** Reads the state from the query. Nonsense in the address falls back instead of failing; `prefix` tells several tables of one page apart. */
export function readTableState(query: Readonly<Record<string, string>>, filterNames: readonly string[], prefix = ''): TableState {
  const at = (name: string) => query[`${prefix}${name}`];
  const filters: Record<string, string> = {};
  for (const name of filterNames) {
    const value = at(name);
    if (value !== undefined && value !== '') filters[name] = value;
  }
  const columns = at('columns')?.split(',').filter(Boolean);
  return {
    page: positive(at('page'), 1, 1_000_000),
    pageSize: positive(at('pageSize'), DEFAULT_PAGE_SIZE, 200),
    sort: at('sort') || undefined,
    columns: columns?.length ? columns : undefined,
    filters,
  };
}

/** What to write into the address for a change. Every change but paging itself returns to the first page; defaults are left out. */
export function writeTableState(
  change: Partial<TableState>,
  filterNames: readonly string[],
  prefix = '',
): Record<string, string | undefined> {
  const query: Record<string, string | undefined> = {};
  const put = (name: string, value: string | undefined) => {
    query[`${prefix}${name}`] = value;
  };
  if ('filters' in change) for (const name of filterNames) put(name, change.filters?.[name] || undefined);
  if ('sort' in change) put('sort', change.sort);
  if ('columns' in change) put('columns', change.columns?.join(','));
  if ('pageSize' in change) put('pageSize', change.pageSize === DEFAULT_PAGE_SIZE ? undefined : String(change.pageSize));
  if ('page' in change) put('page', change.page === 1 ? undefined : String(change.page));
  else if ('filters' in change || 'sort' in change || 'pageSize' in change) put('page', undefined);
  return query;
}
