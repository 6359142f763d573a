import { labelKeyOf, type MenuBranch } from '#apps/web/shell/menu-tree.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { MenuEntry } from '#ui/room/define-room.ts';
import { AppLink } from '#ui/show/app-link.tsx';

export interface BreadcrumbsProps {
  branches: readonly MenuBranch[];
  entry: MenuEntry | undefined;
  title: string | undefined;
  pathname: string;
}

/** Where the page stands: home, line of work, list, record. */
export function Breadcrumbs({ entry, title, pathname }: BreadcrumbsProps) {
  const { t } = useWords();
  if (pathname === '/') return <div className="qw-shell-crumbs" />;
  const isList = entry?.to === pathname;
  return (
    <nav className="qw-shell-crumbs" aria-label={t('shell.breadcrumbs')}>
      <ol>
        <li>
          <AppLink to="/">{t('menu.home')}</AppLink>
        </li>
        {entry && entry.group !== 'work' ? <li>{t(`menu.group.${entry.group}`)}</li> : null}
        {entry && !isList ? (
          <li>
            <AppLink to={entry.to}>{t(labelKeyOf(entry))}</AppLink>
          </li>
        ) : null}
        {title ? <li aria-current="page">{title}</li> : null}
      </ol>
    </nav>
  );
}
