import { BellOutlined, HomeOutlined, ScanOutlined, UserOutlined } from '@ant-design/icons';
import { Badge } from 'antd';
import { countNotifications } from '#kernel/events/contract/notifications.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';

const places = [
  { to: '/', labelKey: 'menu.home', Picture: HomeOutlined },
  { to: '/tasks', labelKey: 'menu.tasks', Picture: BellOutlined },
  { to: '/scan', labelKey: 'menu.scan', Picture: ScanOutlined },
  { to: '/me', labelKey: 'menu.mine', Picture: UserOutlined },
] as const;

/** The phone's four places, within reach of one thumb. */
export function PhoneBar({ pathname }: { pathname: string }) {
  const { t } = useWords();
  const { data } = useRead(countNotifications, {});
  return (
    <nav className="qw-shell-phone-bar" aria-label={t('shell.menu')}>
      {places.map(({ to, labelKey, Picture }) => (
        <AppLink key={to} to={to} className={pathname === to ? 'qw-phone-active' : ''}>
          <Badge count={to === '/tasks' ? (data?.needsAction ?? 0) : 0} size="small" offset={[6, 0]}>
            <Picture aria-hidden />
          </Badge>
          <span>{t(labelKey)}</span>
        </AppLink>
      ))}
    </nav>
  );
}
