import { MenuFoldOutlined, MenuUnfoldOutlined, SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { AccountMenu } from '#apps/web/shell/account-menu.tsx';
import { DisplayMenu } from '#apps/web/shell/display-menu.tsx';
import { Emblem } from '#apps/web/shell/emblem.tsx';
import { NotificationBell } from '#apps/web/shell/notification-bell.tsx';
import { TodoLink } from '#apps/web/shell/todo-link.tsx';
import { useMe } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { setPreferences, useIsPhone, usePreferences } from '#ui/theme/preferences.ts';

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Name, search, notifications, display, account. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useWords();
  const { demo } = useMe();
  const phone = useIsPhone();
  const { menuCollapsed } = usePreferences();
  return (
    <header className="qw-shell-top">
      {phone ? null : (
        <Button
          type="text"
          icon={menuCollapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          aria-label={t(menuCollapsed ? 'shell.expand' : 'shell.collapse')}
          onClick={() => setPreferences({ menuCollapsed: !menuCollapsed })}
        />
      )}
      <AppLink to="/" className="qw-shell-brand">
        <Emblem size={26} />
        <span className="qw-shell-name">{t('product.name')}</span>
        {phone ? null : <span className="qw-shell-line">{t('product.line')}</span>}
      </AppLink>
      {demo ? <span className="qw-shell-demo">{t('shell.demo')}</span> : null}
      {phone ? (
        <Button type="text" className="qw-shell-push" icon={<SearchOutlined />} aria-label={t('shell.search')} onClick={onSearch} />
      ) : (
        <button type="button" className="qw-shell-search" onClick={onSearch}>
          <SearchOutlined aria-hidden />
          <span>{t('shell.search')}</span>
          <kbd>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
        </button>
      )}
      {phone ? null : <TodoLink />}
      <NotificationBell />
      {phone ? null : <DisplayMenu />}
      {phone ? null : <AccountMenu />}
    </header>
  );
}
