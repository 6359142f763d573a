import { type ReactNode, useRef, useState } from 'react';
import type { AnyRoute, RouteSent } from '#shared/route.ts';
import { useCan } from '#ui/access/use-me.ts';
import { Failure, Loading, Stale } from '#ui/show/states.tsx';
import { BulkBar } from '#ui/table/bulk-bar.tsx';
import type { BulkAction, RowAction, RowOf, Table } from '#ui/table/define-table.ts';
import { EmptyRows } from '#ui/table/empty-rows.tsx';
import { Grid } from '#ui/table/grid.tsx';
import { Pager } from '#ui/table/pager.tsx';
import { PaperRows } from '#ui/table/paper-rows.tsx';
import { PhoneRows } from '#ui/table/phone-rows.tsx';
import { TableHead } from '#ui/table/table-head.tsx';
import { useMarks } from '#ui/table/use-marks.ts';
import { useSlash, walkRows } from '#ui/table/use-row-keys.ts';
import { type TableModel, useTable } from '#ui/table/use-table.ts';
import { useIsPhone, usePreferences } from '#ui/theme/preferences.ts';
import { usePrinting } from '#ui/theme/printing.ts';
import '#ui/table/table.css';

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

/** Pixels of the shell's bar that stay above a table's heading; `--qw-top` of base.css. */
const SHELL_TOP = { normal: 48, large: 56 } as const;

interface RowsProps<R extends AnyRoute> {
  table: Table<R>;
  model: TableModel<RowOf<R>>;
  rowActions: ((row: RowOf<R>) => readonly RowAction[]) | undefined;
  marked: { ids: readonly string[]; onMark: (ids: readonly string[]) => void } | undefined;
  full: boolean;
  emptyAction: ReactNode;
}

/** The rows in the layout of the screen, or what stands in their place. */
function Rows<R extends AnyRoute>({ table, model, rowActions, marked, full, emptyAction }: RowsProps<R>) {
  const phone = useIsPhone();
  const printing = usePrinting();
  const { largeText } = usePreferences();
  const rowId = table.rowId ?? ((row: RowOf<R>) => String((row as { id?: unknown }).id));
  if (!model.answer) return model.error ? <Failure error={model.error} onRetry={model.reload} /> : <Loading rows={12} />;
  const empty = <EmptyRows table={table} model={model} action={emptyAction} />;
  const stickyTop = full ? 0 : SHELL_TOP[largeText ? 'large' : 'normal'];
  const shared = { table, model, rowId, rowActions };
  if (printing) return <PaperRows table={table} model={model} rowId={rowId} />;
  return (
    <>
      {model.error ? <Stale error={model.error} onRetry={model.reload} /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the focused row, which has its own role */}
      <div className="qw-rows" onKeyDown={walkRows}>
        {phone && model.answer.items.length === 0 ? empty : null}
        {phone ? <PhoneRows {...shared} /> : <Grid {...shared} marked={marked} empty={empty} stickyTop={stickyTop} />}
      </div>
      {model.answer.total > 0 ? <Pager model={model} /> : null}
    </>
  );
}

/**
 * A list with everything a clerk expects of it: `<DataTable table={roomTable} />`. Filters, sort, page and columns live in the address; the server
 * filters, sorts and sums. Below 768 px the rows become cards.
 */
export function DataTable<R extends AnyRoute>({ table, input, urlPrefix = '', emptyAction, ...props }: DataTableProps<R>) {
  const can = useCan();
  const model = useTable(table, input, urlPrefix);
  const marks = useMarks(model.state.filters);
  const [full, setFull] = useState(false);
  const box = useRef<HTMLElement>(null);
  useSlash(box);
  const bulk = [...(table.bulk ?? []), ...(props.bulk ?? [])].filter((action) => !action.permission || can(action.permission));
  const fixed = Object.keys(input ?? {});
  return (
    <section ref={box} className={`qw-table${full ? ' qw-table-full' : ''}`} aria-busy={model.fetching}>
      <TableHead table={table} model={model} fixed={fixed} full={full} onFull={() => setFull(!full)} />
      <BulkBar
        actions={bulk}
        ids={marks.ids}
        all={marks.all}
        total={model.answer?.total ?? 0}
        filters={model.state.filters}
        onAll={marks.markAll}
        onClear={marks.clear}
      />
      <Rows
        table={table}
        model={model}
        rowActions={props.rowActions ?? table.rowActions}
        marked={bulk.length > 0 ? { ids: marks.ids, onMark: marks.mark } : undefined}
        full={full}
        emptyAction={emptyAction}
      />
    </section>
  );
}
