import type { ReactNode } from 'react';
import type { AnyRoute } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ActionButtons, type PageAction } from '#ui/page/action-buttons.tsx';
import { PageHead } from '#ui/page/page-head.tsx';
import { DataTable, type DataTableProps } from '#ui/table/data-table.tsx';
import '#ui/page/page.css';

export interface ListPageProps<R extends AnyRoute> extends DataTableProps<R> {
  /** Label key of the title; usually the menu's. */
  titleKey: string;
  actions?: readonly PageAction[];
  /** Between title and table: a sentence, figures, a switch. Costs rows: keep it to one line. */
  above?: ReactNode;
}

/** A page that is one list: `<ListPage titleKey="menu.office-space.rooms" table={roomTable} actions={[{ id: 'new', labelKey: '…', to: '…', primary: true }]} />`. */
export function ListPage<R extends AnyRoute>({ titleKey, actions = [], above, ...table }: ListPageProps<R>) {
  const { t } = useWords();
  return (
    <div className="qw-page">
      <PageHead title={t(titleKey)} actions={<ActionButtons actions={actions} />} />
      {above}
      <DataTable {...table} />
    </div>
  );
}
