import type { ReactNode } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Empty } from '#ui/show/states.tsx';
import { Cards } from '#ui/table/cards.tsx';
import { useIsPhone } from '#ui/theme/preferences.ts';
import '#ui/table/plain-table.css';
import '#ui/table/table.css';

export interface PlainColumn<Row> {
  name: string;
  labelKey: string;
  render: (row: Row) => ReactNode;
  /** Right-aligned with even figures. */
  figure?: boolean;
  /** The state of a card on a phone. */
  state?: boolean;
}

export interface PlainTableProps<Row> {
  /** Label key of what the table holds. */
  labelKey: string;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** The first names the row. */
  columns: readonly PlainColumn<Row>[];
  rowLink?: (row: Row) => string | null;
  /** Buttons at the end of a row. */
  actions?: (row: Row) => ReactNode;
  emptyKey?: string;
  /** Sums below the rows, by column. */
  totals?: Readonly<Record<string, ReactNode>>;
}

/** A short table whose rows are all there: posts of a person, floors of a building. Long lists are a `DataTable`. On a phone rows become cards. */
export function PlainTable<Row>({ labelKey, rows, rowId, columns, rowLink, actions, emptyKey, totals }: PlainTableProps<Row>) {
  const { t } = useWords();
  const phone = useIsPhone();
  if (rows.length === 0) return <Empty reason="nature" {...(emptyKey ? { text: t(emptyKey) } : {})} />;
  if (phone) {
    const [first, ...rest] = columns;
    const state = rest.find((c) => c.state);
    const cards = rows.map((row) => ({
      key: rowId(row),
      to: rowLink?.(row) ?? null,
      title: first?.render(row) ?? '',
      state: state?.render(row) ?? null,
      facts: rest.filter((c) => c !== state).map((c) => ({ name: c.name, label: t(c.labelKey), value: c.render(row) })),
      actions: actions?.(row) ?? null,
    }));
    return <Cards cards={cards} />;
  }
  const linked = (row: Row, at: number, content: ReactNode) => {
    const to = at === 0 ? rowLink?.(row) : null;
    return to ? <AppLink to={to}>{content}</AppLink> : content;
  };
  const css = (column: PlainColumn<Row>) => (column.figure ? 'qw-num qw-plain-figure' : '');
  return (
    <div className="qw-plain">
      <table aria-label={t(labelKey)}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={css(column)}>
                {t(column.labelKey)}
              </th>
            ))}
            {actions ? (
              <th scope="col">
                <span className="qw-hidden">{t('table.actions')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              {columns.map((column, at) => (
                <td key={column.name} className={css(column)}>
                  {linked(row, at, column.render(row))}
                </td>
              ))}
              {actions ? <td className="qw-plain-acts">{actions(row)}</td> : null}
            </tr>
          ))}
        </tbody>
        {totals ? (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.name} className={css(column)}>
                  {totals[column.name]}
                </td>
              ))}
              {actions ? <td /> : null}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}
