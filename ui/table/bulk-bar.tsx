import { Button } from 'antd';
import { useCan } from '#ui/access/use-me.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { BulkAction, Selection } from '#ui/table/define-table.ts';

export interface BulkBarProps {
  actions: readonly BulkAction[];
  ids: readonly string[];
  all: boolean;
  total: number;
  filters: Readonly<Record<string, string>>;
  onAll: (all: boolean) => void;
  onClear: () => void;
}

/** Acts on the marked rows, or on all filtered rows over all pages. */
export function BulkBar({ actions, ids, all, total, filters, onAll, onClear }: BulkBarProps) {
  const { t } = useWords();
  const can = useCan();
  const selection: Selection = { ids: all ? [] : ids, all, filters, count: all ? total : ids.length };
  const offered = actions.filter((action) => !action.permission || can(action.permission));
  if (selection.count === 0 || offered.length === 0) return null;
  const canAll = offered.some((action) => action.allowAll) && total > ids.length;
  return (
    <div className="qw-bulk" role="toolbar" aria-label={t('table.bulk')}>
      <span aria-live="polite">{t(all ? 'table.selected-all' : 'table.selected', { count: number(selection.count) })}</span>
      {canAll && !all ? (
        <Button type="link" size="small" onClick={() => onAll(true)}>
          {t('table.select-all', { count: number(total) })}
        </Button>
      ) : null}
      <Button type="link" size="small" onClick={onClear}>
        {t('table.select-none')}
      </Button>
      <span className="qw-bulk-actions">
        {offered.map((action) => (
          <Button
            key={action.id}
            size="small"
            danger={action.dangerous ?? false}
            disabled={all && !action.allowAll}
            onClick={() => void action.run(selection)}
          >
            {t(action.labelKey)}
          </Button>
        ))}
      </span>
    </div>
  );
}
