import { Button, Dropdown } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';
import { useGo } from '#ui/show/app-link.tsx';
import type { RowAction } from '#ui/table/define-table.ts';

const AT_HAND = 2;

/** At most two acts at hand, the rest under 更多. */
export function RowActions({ actions }: { actions: readonly RowAction[] }) {
  const { t } = useWords();
  const go = useGo();
  const offered = actions.filter((action) => action.offered ?? true);
  const start = (action: RowAction) => {
    if (action.to) go(action.to);
    void action.run?.();
  };
  const atHand = offered.slice(0, AT_HAND);
  const rest = offered.slice(atHand.length);
  return (
    <span className="qw-row-actions">
      {atHand.map((action) => (
        <Button key={action.id} type="link" size="small" danger={action.dangerous ?? false} onClick={() => start(action)}>
          {t(action.labelKey)}
        </Button>
      ))}
      {rest.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((action) => ({ key: action.id, label: t(action.labelKey), danger: action.dangerous ?? false })),
            onClick: ({ key }) => {
              const action = rest.find((a) => a.id === key);
              if (action) start(action);
            },
          }}
        >
          <Button type="link" size="small">
            {t('table.more')}
          </Button>
        </Dropdown>
      ) : null}
    </span>
  );
}
