import { Pagination } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { AnyRoute, RouteSent } from '#shared/route.ts';
import { useCan, useMe } from '#ui/access/use-me.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Empty, Failure, Loading, Stale } from '#ui/show/states.tsx';
import { BulkBar } from '#ui/table/bulk-bar.tsx';
import { Cards, FilterDrawer } from '#ui/table/cards.tsx';
import { cellOf } from '#ui/table/cell.tsx';
import { ColumnMenu } from '#ui/table/column-menu.tsx';
import type { BulkAction, Column, RowAction, RowOf, Table } from '#ui/table/define-table.ts';
import { FilterBar } from '#ui/table/filter-bar.tsx';
import { columnLabel, Grid } from '#ui/table/grid.tsx';
import { RowActions } from '#ui/table/row-actions.tsx';
import { viewStore } from '#ui/table/saved-views.ts';
import { pageSizes } from '#ui/table/table-state.ts';
import { Toolbar } from '#ui/table/toolbar.tsx';
import { useExport } from '#ui/table/use-export.ts';
import { useSlash, walkRows } from '#ui/table/use-row-keys.ts';
import { type TableModel, useTable } from '#ui/table/use-table.ts';
import { ViewMenu } from '#ui/table/view-menu.tsx';
import { useIsPhone } from '#ui/theme/preferences.ts';
import '#ui/table/table.css';

type AnyRow = Record<string, unknown>;

export interface DataTableProps<R extends AnyRoute> {
  table: Table<R>;
  /** Part of the input that the page decides and the reader cannot change: `{ buildingId }`. Its filters disappear from the bar. */
  input?: Partial<RouteSent<R>>;
  /** Tells several tables of one page apart in the address; not needed for one. */
  urlPrefix?: string;
  rowActions?: (row: RowOf<R>) => readonly RowAction[];
  bulk?: readonly BulkAction[];
  /** Shown with an empty list that no filter made empty: where the first one is made. */
  emptyAction?: ReactNode;
}

const SHELL_TOP = 48;

function EmptyRows<R extends AnyRoute>({ table, model, action }: { table: Table<R>; model: TableModel<RowOf<R>>; action: ReactNode }) {
  const { t } = useWords();
  const { scope } = useMe();
  if (model.isFiltered) {
    return (
      <Empty
        reason="filter"
        action={
          <button type="button" className="qw-linkish" onClick={() => model.set({ filters: {} })}>
            {t('table.reset')}
          </button>
        }
      />
    );
  }
  if (!scope.all && scope.orgIds.length === 0) return <Empty reason="rights" />;
  return <Empty reason="nature" text={table.emptyKey ? t(table.emptyKey) : undefined} action={action} />;
}

function PhoneRows<R extends AnyRoute>({
  table,
  model,
  rowId,
  rowActions,
}: {
  table: Table<R>;
  model: TableModel<RowOf<R>>;
  rowId: (row: RowOf<R>) => string;
  rowActions: DataTableProps<R>['rowActions'];
}) {
  const words = useWords();
  const [first, ...others] = model.shown.filter((column) => !column.notOnPhone);
  const cell = (column: Column<RowOf<R>>, row: RowOf<R>) =>
    cellOf(table.route, { ...column, link: undefined } as unknown as Column<AnyRow>, row as unknown as AnyRow, words, null);
  const cards = (model.answer?.items ?? []).map((row) => {
    const actions = (rowActions?.(row) ?? []).filter((a) => a.offered ?? true);
    return {
      key: rowId(row),
      to: table.rowLink?.(row) ?? null,
      title: first ? cell(first, row) : rowId(row),
      facts: others.slice(0, 6).map((column) => ({
        name: column.name,
        label: columnLabel(table.route, column as unknown as Column<never>, words),
        value: cell(column, row),
      })),
      actions: actions.length > 0 ? <RowActions actions={actions} /> : null,
    };
  });
  return <Cards cards={cards} />;
}

function Pager<R extends AnyRoute>({ model }: { model: TableModel<RowOf<R>> }) {
  const { t } = useWords();
  const phone = useIsPhone();
  const { state, answer } = model;
  return (
    <Pagination
      className="qw-pager"
      size="small"
      simple={phone}
      current={state.page}
      pageSize={state.pageSize}
      total={answer?.total ?? 0}
      pageSizeOptions={[...pageSizes]}
      showSizeChanger={!phone}
      showQuickJumper={!phone}
      showTotal={(total) => t('table.total', { count: number(total) })}
      onChange={(page, pageSize) => model.set(pageSize === state.pageSize ? { page } : { pageSize })}
    />
  );
}

/**
 * A list with everything a clerk expects of it: `<DataTable table={roomTable} />`. Filters, sort, page and columns live in the address; the server
 * filters, sorts and sums. Below 768 px the rows become cards.
 */
export function DataTable<R extends AnyRoute>({ table, input, urlPrefix = '', emptyAction, ...props }: DataTableProps<R>) {
  const words = useWords();
  const can = useCan();
  const { actor } = useMe();
  const phone = useIsPhone();
  const model = useTable(table, input, urlPrefix);
  const [marked, setMarked] = useState<readonly string[]>([]);
  const [all, setAll] = useState(false);
  const [full, setFull] = useState(false);
  const box = useRef<HTMLElement>(null);
  useSlash(box);
  const report = useExport(table, model);
  const rowId = table.rowId ?? ((row: RowOf<R>) => String((row as AnyRow).id));
  const bulk = [...(table.bulk ?? []), ...(props.bulk ?? [])].filter((action) => !action.permission || can(action.permission));
  const rowActions = props.rowActions ?? table.rowActions;
  const filters = model.filters.filter((filter) => !input || !(filter.name in input));
  const setFilters = (values: Record<string, string>, options?: { replace?: boolean }) => {
    setAll(false);
    model.set({ filters: values }, options);
  };
  const setColumns = (columns: readonly string[] | undefined) => {
    viewStore().saveColumns(actor.accountId, table.id, columns);
    model.set({ columns }, { replace: true });
  };
  const mark = (ids: readonly string[]) => {
    setAll(false);
    setMarked(ids);
  };
  const filterBar = (stacked: boolean, tools?: ReactNode) => (
    <FilterBar route={table.route as AnyRoute} filters={filters} values={model.state.filters} onChange={setFilters} stacked={stacked}>
      {tools}
    </FilterBar>
  );
  const choices = model.columns.map((column) => ({
    name: column.name,
    label: columnLabel(table.route, column as unknown as Column<never>, words),
  }));
  const toolbar = (
    <Toolbar
      onReload={model.reload}
      fetching={model.fetching}
      onExport={report && (!table.exportPermission || can(table.exportPermission)) ? report.run : undefined}
      exporting={report?.pending ?? false}
      full={full}
      onFull={() => setFull(!full)}
      views={(button) => <ViewMenu tableId={table.id}>{button}</ViewMenu>}
      columns={(button) => (
        <ColumnMenu all={choices} shown={model.shown.map((c) => c.name)} onChange={setColumns}>
          {button}
        </ColumnMenu>
      )}
    />
  );
  const empty = <EmptyRows table={table} model={model} action={emptyAction} />;
  const rows = phone ? (
    model.answer?.items.length === 0 ? (
      empty
    ) : (
      <PhoneRows table={table} model={model} rowId={rowId} rowActions={rowActions} />
    )
  ) : (
    <Grid
      table={table}
      model={model}
      rowId={rowId}
      rowActions={rowActions}
      marked={bulk.length > 0 ? { ids: marked, onMark: mark } : undefined}
      empty={empty}
      stickyTop={full ? 0 : SHELL_TOP}
    />
  );
  const clear = () => {
    setMarked([]);
    setAll(false);
  };
  return (
    <section ref={box} className={`qw-table${full ? ' qw-table-full' : ''}`} aria-busy={model.fetching}>
      {phone ? (
        <div className="qw-filters-phone">
          {filters.some((f) => f.name === 'q') ? (
            <FilterBar
              route={table.route as AnyRoute}
              filters={filters.filter((f) => f.name === 'q')}
              values={model.state.filters}
              onChange={setFilters}
            />
          ) : null}
          <FilterDrawer count={Object.keys(model.state.filters).filter((name) => name !== 'q').length}>{filterBar(true)}</FilterDrawer>
        </div>
      ) : (
        filterBar(false, toolbar)
      )}
      <BulkBar
        actions={bulk}
        ids={marked}
        all={all}
        total={model.answer?.total ?? 0}
        filters={model.state.filters}
        onAll={setAll}
        onClear={clear}
      />
      {model.error && model.answer ? <Stale error={model.error} onRetry={model.reload} /> : null}
      {model.error && !model.answer ? (
        <Failure error={model.error} onRetry={model.reload} />
      ) : model.answer ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the focused row, which has its own role
        <div className="qw-rows" onKeyDown={walkRows}>
          {rows}
        </div>
      ) : (
        <Loading rows={12} />
      )}
      {model.answer && model.answer.total > 0 ? <Pager<R> model={model} /> : null}
    </section>
  );
}
