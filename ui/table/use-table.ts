import { useMemo } from 'react';
import type { AnyRoute, RouteSent } from '#shared/route.ts';
import { useMe } from '#ui/access/use-me.ts';
import { useRead } from '#ui/query/use-read.ts';
import { useUrlState } from '#ui/show/url-value.ts';
import type { Column, RowOf, Table } from '#ui/table/define-table.ts';
import { asksTotals, filterNames, filtersOf, type PlainFilter } from '#ui/table/describe-table.ts';
import { viewStore } from '#ui/table/saved-views.ts';
import { readTableState, type TableState, writeTableState } from '#ui/table/table-state.ts';

/** A list's answer as every table reads it. */
export interface ListAnswer<Row> {
  items: readonly Row[];
  total: number;
  totals?: Readonly<Record<string, string | number | null>>;
  abilities?: Readonly<Record<string, boolean>>;
}

export interface TableModel<Row> {
  state: TableState;
  set: (change: Partial<TableState>, options?: { replace?: boolean }) => void;
  filters: readonly PlainFilter[];
  /** All columns, and the shown ones in their order. */
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  /** What is sent: filters, paging, sort and what the page fixed. */
  input: Readonly<Record<string, unknown>>;
  answer: ListAnswer<Row> | undefined;
  error: Error | null;
  fetching: boolean;
  reload: () => void;
  isFiltered: boolean;
}

/** State and data of one table: the address on one side, the route on the other. */
export function useTable<R extends AnyRoute>(
  table: Table<R>,
  fixed: Partial<RouteSent<R>> | undefined,
  prefix: string,
): TableModel<RowOf<R>> {
  const { actor } = useMe();
  const [query, setQuery] = useUrlState();
  const { route } = table;
  const filters = useMemo(() => filtersOf(route, table.filters), [route, table.filters]);
  const names = useMemo(() => filterNames(route, filters), [route, filters]);
  const state = readTableState(query, names, prefix);
  const input = {
    ...(asksTotals(route) ? { withTotals: true } : {}),
    ...state.filters,
    ...fixed,
    page: state.page,
    pageSize: state.pageSize,
    sort: state.sort ?? table.sort,
  };
  const read = useRead<R>(route, input as unknown as RouteSent<R>, { keepPrevious: true });
  const wanted = state.columns ?? viewStore().columns(actor.accountId, table.id);
  const shown = wanted
    ? wanted.map((name) => table.columns.find((c) => c.name === name)).filter((c) => c !== undefined)
    : table.columns.filter((c) => !c.optional);
  return {
    state,
    set: (change, options) => setQuery(writeTableState(change, names, prefix), options),
    filters,
    columns: table.columns,
    shown: shown.length > 0 ? shown : table.columns,
    input,
    answer: read.data as ListAnswer<RowOf<R>> | undefined,
    error: read.error,
    fetching: read.isFetching,
    reload: () => void read.refetch(),
    isFiltered: Object.keys(state.filters).length > 0,
  };
}
