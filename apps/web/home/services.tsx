import { labelKeyOf, type MenuBranch } from '#apps/web/shell/menu-tree.ts';
import { usedMost } from '#apps/web/shell/used-most.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { MenuEntry } from '#ui/room/define-room.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Icon } from '#ui/show/icon.tsx';
import { useIsPhone } from '#ui/theme/preferences.ts';

const OWN = 4;
const ON_A_DESK = 8;

function Grid({ entries }: { entries: readonly MenuEntry[] }) {
  const { t } = useWords();
  return (
    <ul className="qw-services">
      {entries.map((entry) => (
        <li key={entry.id}>
          <AppLink to={entry.to}>
            <Icon name={entry.icon} />
            <span>{t(labelKeyOf(entry))}</span>
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

/** On a phone: the person's own four on top, then all by lines of work. On a desk: the eight used most. */
export function Services({ branches, accountId }: { branches: readonly MenuBranch[]; accountId: string }) {
  const { t } = useWords();
  const phone = useIsPhone();
  const entries = branches.flatMap((branch) => branch.entries).filter((entry) => entry.onPhone ?? true);
  const ids = usedMost(
    accountId,
    entries.map((entry) => entry.id),
  );
  const most = ids.slice(0, phone ? OWN : ON_A_DESK).map((id) => entries.find((entry) => entry.id === id) as MenuEntry);
  if (!phone) return <Grid entries={most} />;
  return (
    <nav className="qw-home-services" aria-label={t('home.services')}>
      {entries.length > OWN ? <Grid entries={most} /> : null}
      {branches
        .map((branch) => ({ ...branch, entries: branch.entries.filter((entry) => entry.onPhone ?? true) }))
        .filter((branch) => branch.entries.length > 0)
        .map((branch) => (
          <section key={branch.group}>
            <h2>{t(`menu.group.${branch.group}`)}</h2>
            <Grid entries={branch.entries} />
          </section>
        ))}
    </nav>
  );
}
