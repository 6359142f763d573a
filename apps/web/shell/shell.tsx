import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { Breadcrumbs } from '#apps/web/shell/breadcrumbs.tsx';
import { GlobalSearch } from '#apps/web/shell/global-search.tsx';
import { MainMenu } from '#apps/web/shell/main-menu.tsx';
import { entryOf, labelKeyOf, menuTree, titleKeyOf } from '#apps/web/shell/menu-tree.ts';
import { OfflineLine } from '#apps/web/shell/offline-line.tsx';
import { PhoneBar } from '#apps/web/shell/phone-bar.tsx';
import { TopBar } from '#apps/web/shell/top-bar.tsx';
import { UpdateNote } from '#apps/web/shell/update-note.tsx';
import { countUse } from '#apps/web/shell/used-most.ts';
import { useCan, useMe } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { invalidate } from '#ui/query/client.ts';
import { useEvents } from '#ui/query/use-events.ts';
import type { Room } from '#ui/room/define-room.ts';
import { RoomsContext } from '#ui/room/rooms.ts';
import { useCurrentTitle } from '#ui/show/page-title.ts';
import { Loading } from '#ui/show/states.tsx';
import { useIsPhone } from '#ui/theme/preferences.ts';
import '#apps/web/shell/shell.css';

/** What surrounds every page: top bar, menu, breadcrumbs; on a phone the bottom bar instead of the menu. */
export function Shell({ rooms }: { rooms: readonly Room[] }) {
  const { t } = useWords();
  const can = useCan();
  const { actor } = useMe();
  const phone = useIsPhone();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const branches = useMemo(() => menuTree(rooms, can), [rooms, can]);
  const entry = entryOf(branches, pathname);
  const [searching, setSearching] = useState(false);
  const main = useRef<HTMLElement>(null);
  const former = useRef(pathname);

  useEvents('notification', () => void invalidate('/notifications'));
  // The work of the account and what hangs on it, whichever page is open.
  useEvents('changed', ({ what }) => void invalidate(what === 'work' ? '/workbench' : `/${what}`));
  useEvents('reconnected', () => void invalidate('/notifications', '/workbench'));

  // A screen reader and the keyboard begin anew with each page.
  useEffect(() => {
    if (former.current !== pathname) main.current?.focus({ preventScroll: true });
    former.current = pathname;
  }, [pathname]);
  useEffect(() => {
    if (entry) countUse(actor.accountId, entry.id);
  }, [entry, actor.accountId]);

  const said = useCurrentTitle();
  const titleKey = titleKeyOf(rooms, pathname) ?? (entry ? labelKeyOf(entry) : undefined);
  const title = said ?? (titleKey ? t(titleKey) : undefined);
  useEffect(() => {
    document.title = title ? `${title} · ${t('product.name')}` : t('product.name');
  }, [title, t]);

  return (
    <div className="qw-shell">
      <a href="#main" className="qw-skip">
        {t('shell.skip')}
      </a>
      <TopBar onSearch={() => setSearching(true)} />
      <OfflineLine />
      <div className="qw-shell-body">
        {phone ? null : <MainMenu branches={branches} pathname={pathname} active={entry} />}
        <main ref={main} id="main" className="qw-shell-main" tabIndex={-1}>
          {phone ? null : <Breadcrumbs branches={branches} entry={entry} title={title} pathname={pathname} />}
          <RoomsContext value={rooms}>
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </RoomsContext>
        </main>
      </div>
      {phone ? <PhoneBar pathname={pathname} /> : null}
      <RoomsContext value={rooms}>
        <GlobalSearch open={searching} onOpen={setSearching} branches={branches} />
      </RoomsContext>
      <UpdateNote />
    </div>
  );
}
