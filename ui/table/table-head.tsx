import type { AnyRoute } from '#shared/route.ts';
import { useCan, useMe } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { FilterDrawer } from '#ui/table/cards.tsx';
import { ColumnMenu } from '#ui/table/column-menu.tsx';
import type { Column, RowOf, Table } from '#ui/table/define-table.ts';
import { FilterBar } from '#ui/table/filter-bar.tsx';
import { columnLabel } from '#ui/table/grid.tsx';
import { viewStore } from '#ui/table/saved-views.ts';
import { Toolbar } from '#ui/table/toolbar.tsx';
import { useExport } from '#ui/table/use-export.ts';
import type { TableModel } from '#ui/table/use-table.ts';
import { ViewMenu } from '#ui/table/view-menu.tsx';
import { useIsPhone } from '#ui/theme/preferences.ts';

export interface TableHeadProps<R extends AnyRoute> {
  table: Table<R>;
  model: TableModel<RowOf<R>>;
  /** Names that the page has decided; their filters are not offered. */
  fixed: readonly string[];
  full: boolean;
  onFull: () => void;
}

function Tools<R extends AnyRoute>({ table, model, full, onFull }: Omit<TableHeadProps<R>, 'fixed'>) {
  const words = useWords();
  const can = useCan();
  const { actor } = useMe();
  const report = useExport(table, model);
  const choices = model.columns.map((column) => ({
    name: column.name,
    label: columnLabel(table.route, column as unknown as Column<never>, words),
  }));
  const setColumns = (columns: readonly string[] | undefined) => {
    viewStore().saveColumns(actor.accountId, table.id, columns);
    model.set({ columns }, { replace: true });
  };
  return (
    <Toolbar
      onReload={model.reload}
      fetching={model.fetching}
      onExport={report && (!table.exportPermission || can(table.exportPermission)) ? report.run : undefined}
      exporting={report?.pending ?? false}
      full={full}
      onFull={onFull}
      views={(button) => <ViewMenu tableId={table.id}>{button}</ViewMenu>}
      columns={(button) => (
        <ColumnMenu all={choices} shown={model.shown.map((c) => c.name)} onChange={setColumns}>
          {button}
        </ColumnMenu>
      )}
    />
  );
}

/** Filters and tools in one line; on a phone the search box and a drawer with all filters. */
export function TableHead<R extends AnyRoute>({ fixed, ...props }: TableHeadProps<R>) {
  const { table, model } = props;
  const phone = useIsPhone();
  const filters = model.filters.filter((filter) => !fixed.includes(filter.name));
  const bar = {
    route: table.route as AnyRoute,
    values: model.state.filters,
    onChange: (values: Record<string, string>, options?: { replace?: boolean }) => model.set({ filters: values }, options),
  };
  if (!phone) {
    return (
      <FilterBar {...bar} filters={filters}>
        <Tools {...props} />
      </FilterBar>
    );
  }
  if (filters.length === 0) return null;
  const text = filters.filter((filter) => filter.name === 'q');
  const set = Object.keys(model.state.filters).filter((name) => name !== 'q');
  return (
    <div className="qw-filters-phone">
      {text.length > 0 ? <FilterBar {...bar} filters={text} /> : null}
      {filters.length > text.length ? (
        <FilterDrawer count={set.length}>
          <FilterBar {...bar} filters={filters} stacked />
        </FilterDrawer>
      ) : null}
    </div>
  );
}
