import { Button, Dropdown } from 'antd';
import { useCan } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { useIsPhone } from '#ui/theme/preferences.ts';

export interface PageAction {
  id: string;
  /** A verb with its object: 登记房间. */
  labelKey: string;
  /** A page to go to, or an act. */
  to?: string;
  run?: () => unknown;
  /** Hidden without it. For one record use `offered` with the record's abilities. */
  permission?: string;
  offered?: boolean;
  /** The page's one main action. */
  primary?: boolean;
  dangerous?: boolean;
  pending?: boolean;
}

const AT_HAND = 3;
/** A phone has room for the main act; the others are behind 更多. */
const AT_HAND_ON_PHONE = 1;

/** The acts of a page: the main one last and coloured, at most three at hand, the rest under 更多. */
export function ActionButtons({ actions }: { actions: readonly PageAction[] }) {
  const { t } = useWords();
  const can = useCan();
  const go = useGo();
  const room = useIsPhone() ? AT_HAND_ON_PHONE : AT_HAND;
  const offered = actions.filter((a) => (a.offered ?? true) && (!a.permission || can(a.permission)));
  const ordered = [...offered.filter((a) => a.primary), ...offered.filter((a) => !a.primary)];
  const atHand = ordered.slice(0, room).reverse();
  const rest = ordered.slice(room);
  const start = (action: PageAction) => {
    if (action.to) go(action.to);
    void action.run?.();
  };
  return (
    <>
      {rest.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((a) => ({ key: a.id, label: t(a.labelKey), danger: a.dangerous ?? false })),
            onClick: ({ key }) => {
              const action = rest.find((a) => a.id === key);
              if (action) start(action);
            },
          }}
        >
          <Button>{t('table.more')}</Button>
        </Dropdown>
      ) : null}
      {atHand.map((action) => (
        <Button
          key={action.id}
          type={action.primary ? 'primary' : 'default'}
          danger={action.dangerous ?? false}
          loading={action.pending ?? false}
          onClick={() => start(action)}
        >
          {t(action.labelKey)}
        </Button>
      ))}
    </>
  );
}
