import { type MenuEntry, menuGroups, type Room } from '#ui/room/define-room.ts';

export interface MenuBranch {
  group: string;
  entries: readonly MenuEntry[];
}

const isOffered = (entry: MenuEntry, can: (permission: string) => boolean): boolean =>
  (typeof entry.permission === 'string' ? [entry.permission] : entry.permission).some(can);

export const labelKeyOf = (entry: MenuEntry): string => entry.labelKey ?? `menu.${entry.id}`;

/** The menu of an account: groups in the order of the lines of work, entries in theirs, nothing that would be refused. */
export function menuTree(rooms: readonly Room[], can: (permission: string) => boolean): MenuBranch[] {
  const entries = rooms.flatMap((room) => room.menu ?? []).filter((entry) => isOffered(entry, can));
  const known = menuGroups as readonly string[];
  const groups = [...new Set(entries.map((entry) => entry.group))].sort(
    (a, b) => ((known.indexOf(a) + known.length + 1) % (known.length + 1)) - ((known.indexOf(b) + known.length + 1) % (known.length + 1)),
  );
  return groups.map((group) => ({
    group,
    entries: entries.filter((entry) => entry.group === group).sort((a, b) => (a.order ?? 100) - (b.order ?? 100)),
  }));
}

/** The entry a page belongs to: the longest path that the page's address begins with, its own or one it takes in. */
export function entryOf(branches: readonly MenuBranch[], pathname: string): MenuEntry | undefined {
  const begins = (path: string) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`));
  return branches
    .flatMap((branch) => branch.entries.flatMap((entry) => [entry.to, ...(entry.also ?? [])].map((path) => ({ entry, path }))))
    .filter(({ path }) => begins(path))
    .sort((a, b) => b.path.length - a.path.length)[0]?.entry;
}

/** The title of a page by its address: that of the route whose pattern matches. */
export function titleKeyOf(rooms: readonly Room[], pathname: string): string | undefined {
  const parts = pathname.split('/');
  const fits = (pattern: string) => {
    const wanted = pattern.split('/');
    return wanted.length === parts.length && wanted.every((part, i) => part.startsWith('$') || part === parts[i]);
  };
  const found = rooms.flatMap((room) => room.routes).filter((route) => fits(route.path));
  // An exact path goes before one with a parameter in the same place.
  return found.sort((a, b) => a.path.split('$').length - b.path.split('$').length)[0]?.titleKey;
}
