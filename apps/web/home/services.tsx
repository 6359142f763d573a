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

const entriesOf = (branches: readonly MenuBranch[]): MenuEntry[] =>
  branches.flatMap((branch) => branch.entries).filter((entry) => entry.onPhone ?? true);

export interface ServicesProps {
  branches: readonly MenuBranch[];
}

/** What the person uses most: four on a phone, eight on a desk. */
export function UsedMost({ branches, accountId }: ServicesProps & { accountId: string }) {
  const { t } = useWords();
  const phone = useIsPhone();
  const entries = entriesOf(branches);
  const ids = usedMost(
    accountId,
    entries.map((entry) => entry.id),
  );
  const most = ids.slice(0, phone ? OWN : ON_A_DESK).flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
  if (!phone) return <Grid entries={most} />;
  return (
    <nav className="qw-home-services" aria-label={t('home.used')}>
      <Grid entries={most} />
    </nav>
  );
}

/** All services of a phone, by lines of work. */
export function Services({ branches }: ServicesProps) {
  const { t } = useWords();
  // The person's own four above are already all of them.
  if (entriesOf(branches).length <= OWN) return null;
  return (
    <nav className="qw-home-services" aria-label={t('home.services')}>
      {branches
        .map((branch) => ({ group: branch.group, entries: entriesOf([branch]) }))
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
