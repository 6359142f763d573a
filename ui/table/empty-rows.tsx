import type { ReactNode } from 'react';
import type { AnyRoute } from '#shared/route.ts';
import { useMe } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Empty } from '#ui/show/states.tsx';
import type { RowOf, Table } from '#ui/table/define-table.ts';
import { hasSubtree } from '#ui/table/describe-table.ts';
import type { TableModel } from '#ui/table/use-table.ts';

/** Why there are no rows: the filters, the rights, or nothing exists yet. */
export function EmptyRows<R extends AnyRoute>({
  table,
  model,
  action,
}: {
  table: Table<R>;
  model: TableModel<RowOf<R>>;
  action: ReactNode;
}) {
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
  // Lists that do not hang on units (keys, jobs, accounts) are empty for other reasons than reach.
  if (hasSubtree(table.route) && !scope.all && scope.orgIds.length === 0) return <Empty reason="rights" />;
  return <Empty reason="nature" text={table.emptyKey ? t(table.emptyKey) : undefined} action={action} />;
}
