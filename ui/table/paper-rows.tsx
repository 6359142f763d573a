import type { AnyRoute } from '#shared/route.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { cellOf } from '#ui/table/cell.tsx';
import type { Column, RowOf, Table } from '#ui/table/define-table.ts';
import { cellKindOf } from '#ui/table/describe-table.ts';
import { columnLabel } from '#ui/table/grid.tsx';
import type { TableModel } from '#ui/table/use-table.ts';

type AnyRow = Record<string, unknown>;

export interface PaperRowsProps<R extends AnyRoute> {
  table: Table<R>;
  model: TableModel<RowOf<R>>;
  rowId: (row: RowOf<R>) => string;
}

/** The rows on paper: a plain table whose heading returns on every sheet, with the sums at its end. */
export function PaperRows<R extends AnyRoute>({ table, model, rowId }: PaperRowsProps<R>) {
  const words = useWords();
  const { totals, items = [], total = 0 } = model.answer ?? {};
  const columns = model.shown as unknown as readonly Column<AnyRow>[];
  const sideOf = (column: Column<AnyRow>) =>
    cellKindOf(table.route, column as unknown as Column<never>) === 'figure' ? 'qw-paper-figure' : '';
  return (
    <table className="qw-paper">
      <caption>
        {words.t('table.on-paper', {
          from: number((model.state.page - 1) * model.state.pageSize + 1),
          shown: items.length,
          total: number(total),
        })}
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.name} className={sideOf(column)} scope="col">
              {columnLabel(table.route, column as unknown as Column<never>, words)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((row) => (
          <tr key={rowId(row)}>
            {columns.map((column) => (
              <td key={column.name} className={sideOf(column)}>
                {cellOf(table.route, column, row as unknown as AnyRow, words, null)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {totals ? (
        <tbody>
          <tr className="qw-paper-totals">
            {columns.map((column, at) => (
              <td key={column.name} className={sideOf(column)}>
                {totals[column.name] === undefined ? (at === 0 ? words.t('table.totals') : null) : number(totals[column.name])}
              </td>
            ))}
          </tr>
        </tbody>
      ) : null}
    </table>
  );
}
