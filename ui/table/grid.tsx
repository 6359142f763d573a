import { Table as AntTable, type TableColumnsType, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import type { AnyRoute } from '#shared/route.ts';
import { domainOf } from '#ui/form/describe-field.ts';
import { unitKeyOf } from '#ui/form/unit-suffix.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { cellOf } from '#ui/table/cell.tsx';
import type { Column, RowAction, RowOf, Table } from '#ui/table/define-table.ts';
import { cellKindOf, sortableOf } from '#ui/table/describe-table.ts';
import { RowActions } from '#ui/table/row-actions.tsx';
import type { TableModel } from '#ui/table/use-table.ts';
import { usePreferences } from '#ui/theme/preferences.ts';

type AnyRow = Record<string, unknown>;

export interface GridProps<R extends AnyRoute> {
  table: Table<R>;
  model: TableModel<RowOf<R>>;
  rowId: (row: RowOf<R>) => string;
  rowActions: ((row: RowOf<R>) => readonly RowAction[]) | undefined;
  /** Marked rows, when the table has acts on many. */
  marked: { ids: readonly string[]; onMark: (ids: readonly string[]) => void } | undefined;
  empty: ReactNode;
  /** Pixels of the shell above a sticky header. */
  stickyTop: number;
}

/** Heading of a column, with the unit of a figure behind it. */
export function columnLabel(route: AnyRoute, column: Column<never>, words: Words): string {
  const label = column.labelKey ? words.t(column.labelKey) : words.field(domainOf(route), column.name);
  const unitKey = unitKeyOf(column.name);
  const unit = unitKey ? words.t(unitKey) : '';
  // The unit stands in the heading once; a label that already ends with it is left alone.
  return !unit || label.includes(unit) ? label : words.t('table.heading-with-unit', { label, unit });
}

const widths: Readonly<Record<string, number>> = { day: 112, instant: 148, ago: 104, figure: 96, 'yes-no': 72, enum: 112 };
/** A text column shares what is left and never gets narrower than this. */
const LEAST_TEXT = 112;
const MARKS = 36;
/** Height of the pager that stays below the rows. */
const PAGER = 40;
const ACTIONS = 140;

/** A figure with its unit in the heading needs more room than a count; English headings and large text need more than Chinese. */
function widthOf(route: AnyRoute, column: Column<never>, scale: number): number | undefined {
  const kind = cellKindOf(route, column);
  const width = column.width ?? (kind === 'figure' && unitKeyOf(column.name) ? 136 : widths[kind]);
  return width === undefined ? undefined : Math.round(width * scale);
}

/** Below this width the table scrolls sideways. */
function leastWidth<R extends AnyRoute>({ table, model, rowActions, marked }: GridProps<R>, scale: number): number {
  const columns = model.shown.map((column) => widthOf(table.route, column as unknown as Column<never>, scale) ?? LEAST_TEXT * scale);
  return columns.reduce((sum, width) => sum + width, 0) + (marked ? MARKS : 0) + (rowActions ? ACTIONS * scale : 0);
}

function columnsOf<R extends AnyRoute>(
  { table, model, rowActions }: GridProps<R>,
  words: Words,
  scale: number,
): TableColumnsType<RowOf<R>> {
  const sortable = sortableOf(table.route);
  const sort = model.state.sort ?? table.sort;
  const columns: TableColumnsType<RowOf<R>> = model.shown.map((column, at) => {
    const kind = cellKindOf(table.route, column as unknown as Column<never>);
    const width = widthOf(table.route, column as unknown as Column<never>, scale);
    const sorted = sort?.replace(/^-/, '') === column.name;
    return {
      key: column.name,
      title: columnLabel(table.route, column as unknown as Column<never>, words),
      align: kind === 'figure' ? ('right' as const) : ('left' as const),
      ...(width === undefined ? {} : { width }),
      ellipsis: true,
      ...(at === 0 ? { fixed: 'left' as const } : {}),
      className: kind === 'figure' || kind === 'day' || kind === 'instant' ? 'qw-num' : '',
      sorter: sortable.has(column.name),
      sortOrder: sorted ? (sort?.startsWith('-') ? ('descend' as const) : ('ascend' as const)) : null,
      render: (_: unknown, row: RowOf<R>) =>
        cellOf(
          table.route,
          column as unknown as Column<AnyRow>,
          row as unknown as AnyRow,
          words,
          at === 0 ? table.rowLink?.(row) : undefined,
        ),
    };
  });
  if (rowActions) {
    columns.push({
      key: 'actions',
      title: words.t('table.actions'),
      width: ACTIONS * scale,
      fixed: 'right',
      render: (_: unknown, row: RowOf<R>) => <RowActions actions={rowActions(row)} />,
    });
  }
  return columns;
}

/** Sums over all filtered rows. A function and not a component: Ant Design keeps the row in sight only when it gets the element itself. */
function totalsOf<R extends AnyRoute>({ table, model, rowActions, marked }: GridProps<R>, { t }: Words) {
  const totals = model.answer?.totals;
  if (!totals || model.answer?.total === 0) return null;
  const before = marked ? 1 : 0;
  return (
    <AntTable.Summary fixed="bottom">
      <AntTable.Summary.Row className="qw-totals">
        {marked ? <AntTable.Summary.Cell index={0} /> : null}
        {model.shown.map((column, at) => {
          const isFigure = cellKindOf(table.route, column as unknown as Column<never>) === 'figure';
          const total = totals[column.name];
          return (
            <AntTable.Summary.Cell key={column.name} index={at + before} align={isFigure ? 'right' : 'left'}>
              {total !== undefined ? <span className="qw-num">{number(total)}</span> : at === 0 ? t('table.totals') : null}
            </AntTable.Summary.Cell>
          );
        })}
        {rowActions ? <AntTable.Summary.Cell index={model.shown.length + before} /> : null}
      </AntTable.Summary.Row>
    </AntTable.Summary>
  );
}

/** The rows on a desk. Paging, sort and filters are the server's; this only shows and asks. */
export function Grid<R extends AnyRoute>(props: GridProps<R>) {
  const { model, rowId, marked, empty, stickyTop } = props;
  const words = useWords();
  const { largeText } = usePreferences();
  const scale = (largeText ? 1.3 : 1) * (words.locale === 'en' ? 1.12 : 1);
  const onChange: TableProps<RowOf<R>>['onChange'] = (_pages, _filters, sorter, { action }) => {
    if (action !== 'sort' || Array.isArray(sorter)) return;
    const name = String(sorter.columnKey);
    model.set({ sort: sorter.order ? (sorter.order === 'descend' ? `-${name}` : name) : undefined });
  };
  return (
    <AntTable<RowOf<R>>
      size="small"
      className="qw-grid"
      columns={columnsOf(props, words, scale)}
      dataSource={(model.answer?.items ?? []) as RowOf<R>[]}
      rowKey={rowId}
      pagination={false}
      onChange={onChange}
      sticky={{ offsetHeader: stickyTop, offsetScroll: PAGER, offsetSummary: PAGER }}
      scroll={{ x: leastWidth(props, scale) }}
      tableLayout="fixed"
      showSorterTooltip={false}
      onRow={(_row, index) => ({ tabIndex: index === 0 ? 0 : -1 })}
      locale={{ emptyText: empty }}
      summary={() => totalsOf(props, words)}
      {...(marked
        ? {
            rowSelection: {
              columnWidth: MARKS,
              fixed: true,
              preserveSelectedRowKeys: true,
              selectedRowKeys: [...marked.ids],
              onChange: (keys: readonly unknown[]) => marked.onMark(keys.map(String)),
            },
          }
        : {})}
    />
  );
}
