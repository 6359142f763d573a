import { DownOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useState } from 'react';
import { labelKeyOf, type MenuBranch } from '#apps/web/shell/menu-tree.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { MenuEntry } from '#ui/room/define-room.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Icon } from '#ui/show/icon.tsx';
import { usePreferences } from '#ui/theme/preferences.ts';

const KEY = 'qinwu.menu.closed';

function readClosed(): readonly string[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as string[];
  } catch {
    return [];
  }
}

export interface MainMenuProps {
  branches: readonly MenuBranch[];
  pathname: string;
  active: MenuEntry | undefined;
}

function EntryLink({ entry, active, collapsed }: { entry: MenuEntry; active: boolean; collapsed: boolean }) {
  const { t } = useWords();
  const label = t(labelKeyOf(entry));
  const link = (
    <AppLink to={entry.to} className={`qw-menu-entry${active ? ' qw-menu-active' : ''}`} {...(collapsed ? { 'aria-label': label } : {})}>
      <Icon name={entry.icon} />
      {collapsed ? null : <span>{label}</span>}
    </AppLink>
  );
  return collapsed ? (
    <Tooltip title={label} placement="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}

/** The menu by lines of work, two levels. Groups fold; the whole folds to pictures. */
export function MainMenu({ branches, active }: MainMenuProps) {
  const { t } = useWords();
  const { menuCollapsed } = usePreferences();
  const [closed, setClosed] = useState(readClosed);
  const toggle = (group: string) => {
    const next = closed.includes(group) ? closed.filter((g) => g !== group) : [...closed, group];
    localStorage.setItem(KEY, JSON.stringify(next));
    setClosed(next);
  };
  return (
    <nav className={`qw-shell-menu${menuCollapsed ? ' qw-menu-collapsed' : ''}`} aria-label={t('shell.menu')}>
      {branches.map(({ group, entries }) => {
        const isOpen = menuCollapsed || !closed.includes(group);
        return (
          <div key={group} className="qw-menu-group">
            {menuCollapsed ? null : (
              <button type="button" className="qw-menu-title" aria-expanded={isOpen} onClick={() => toggle(group)}>
                {t(`menu.group.${group}`)}
                <DownOutlined rotate={isOpen ? 0 : -90} aria-hidden />
              </button>
            )}
            {isOpen ? (
              <ul>
                {entries.map((entry) => (
                  <li key={entry.id}>
                    <EntryLink entry={entry} active={entry.id === active?.id} collapsed={menuCollapsed} />
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        );
      })}
    </nav>
  );
}
