import type { AnyRoute } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Cards } from '#ui/table/cards.tsx';
import { cellOf } from '#ui/table/cell.tsx';
import type { Column, RowAction, RowOf, Table } from '#ui/table/define-table.ts';
import { columnLabel } from '#ui/table/grid.tsx';
import { RowActions } from '#ui/table/row-actions.tsx';
import type { TableModel } from '#ui/table/use-table.ts';

type AnyRow = Record<string, unknown>;

/** From this width on a desk, in pixels, a column holds sentences; on a card it may not be cut. */
const WIDE = 240;

export interface PhoneRowsProps<R extends AnyRoute> {
  table: Table<R>;
  model: TableModel<RowOf<R>>;
  rowId: (row: RowOf<R>) => string;
  rowActions: ((row: RowOf<R>) => readonly RowAction[]) | undefined;
}

/** The rows as cards: the first column is the title, a status stands beside it, six more facts below. */
export function PhoneRows<R extends AnyRoute>({ table, model, rowId, rowActions }: PhoneRowsProps<R>) {
  const words = useWords();
  const [first, ...rest] = model.shown.filter((column) => !column.notOnPhone);
  const state = rest.find((column) => column.tones);
  const others = rest.filter((column) => column !== state);
  const cell = (column: Column<RowOf<R>>, row: RowOf<R>) =>
    cellOf(table.route, { ...column, link: undefined } as unknown as Column<AnyRow>, row as unknown as AnyRow, words, null);
  const cards = (model.answer?.items ?? []).map((row) => {
    const actions = (rowActions?.(row) ?? []).filter((a) => a.offered ?? true);
    return {
      key: rowId(row),
      to: table.rowLink?.(row) ?? null,
      title: first ? cell(first, row) : rowId(row),
      state: state ? cell(state, row) : null,
      facts: others.slice(0, 6).map((column) => ({
        name: column.name,
        label: columnLabel(table.route, column as unknown as Column<never>, words),
        value: cell(column, row),
        wide: (column.width ?? 0) >= WIDE,
      })),
      actions: actions.length > 0 ? <RowActions actions={actions} /> : null,
    };
  });
  return <Cards cards={cards} />;
}
