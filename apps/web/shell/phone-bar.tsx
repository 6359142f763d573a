import { BellOutlined, CheckSquareOutlined, HomeOutlined, ScanOutlined, UserOutlined } from '@ant-design/icons';
import { Badge } from 'antd';
import { countWork } from '#capabilities/workbench/contract/work.ts';
import { countNotifications } from '#kernel/events/contract/notifications.ts';
import { useCan } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';

const home = { to: '/', labelKey: 'menu.home', Picture: HomeOutlined } as const;
const todo = { to: '/workbench', labelKey: 'enum.workbench.box.todo', Picture: CheckSquareOutlined } as const;
const told = { to: '/notifications', labelKey: 'menu.notifications', Picture: BellOutlined } as const;
const rest = [
  { to: '/scan', labelKey: 'menu.scan', Picture: ScanOutlined },
  { to: '/me', labelKey: 'menu.mine', Picture: UserOutlined },
] as const;

/** The phone's four places, within reach of one thumb. Administrators, who have no work of business, find their notifications instead. */
export function PhoneBar({ pathname }: { pathname: string }) {
  const { t } = useWords();
  const works = useCan()(countWork.permission);
  const work = useRead(countWork, {}, { enabled: works });
  const notifications = useRead(countNotifications, {}, { enabled: !works });
  const places = [home, works ? todo : told, ...rest];
  const waiting: Readonly<Record<string, number | undefined>> = {
    '/workbench': work.data?.todo,
    '/notifications': notifications.data?.unread,
  };
  return (
    <nav className="qw-shell-phone-bar" aria-label={t('shell.menu')}>
      {places.map(({ to, labelKey, Picture }) => (
        <AppLink key={to} to={to} className={pathname === to ? 'qw-phone-active' : ''}>
          <Badge count={waiting[to] ?? 0} size="small" offset={[6, 0]}>
            <Picture aria-hidden />
          </Badge>
          <span>{t(labelKey)}</span>
        </AppLink>
      ))}
    </nav>
  );
}
