import { Pagination } from 'antd';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { pageSizes } from '#ui/table/table-state.ts';
import type { TableModel } from '#ui/table/use-table.ts';
import { useIsPhone } from '#ui/theme/preferences.ts';

/** How many there are, and the ways to the other pages. */
export function Pager<Row>({ model }: { model: TableModel<Row> }) {
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
