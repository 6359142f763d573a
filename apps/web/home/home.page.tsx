import { lazy, Suspense, useMemo } from 'react';
import { CounterRow } from '#apps/web/home/counters.tsx';
import { FirstSteps } from '#apps/web/home/first-steps.tsx';
import { Services, UsedMost } from '#apps/web/home/services.tsx';
import { postOf } from '#apps/web/shell/account-menu.tsx';
import { menuTree } from '#apps/web/shell/menu-tree.ts';
import { useCan, useMe } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { HomeSection, Room } from '#ui/room/define-room.ts';
import { useRooms } from '#ui/room/rooms.ts';
import { Loading } from '#ui/show/states.tsx';
import { useIsPhone } from '#ui/theme/preferences.ts';
import '#apps/web/home/home.css';
import '#ui/page/page.css';

/** The sections of all rooms in their order, each loaded when it is shown. */
const sectionsOf = (rooms: readonly Room[]) =>
  rooms
    .flatMap((room) => room.home ?? [])
    .sort((a, b) => (a.order ?? 100) - (b.order ?? 100))
    .map((section) => ({ ...section, Part: lazy(async () => ({ default: (await section.component()).Section })) }));

const wantedBy = (section: HomeSection): readonly string[] =>
  typeof section.permission === 'string' ? [section.permission] : section.permission;

/** The first page: what waits, the figures of one's own duty, and the ways into the rooms. */
export function Page() {
  const words = useWords();
  const me = useMe();
  const can = useCan();
  const phone = useIsPhone();
  const rooms = useRooms();
  const branches = useMemo(() => menuTree(rooms, can), [rooms, can]);
  const sections = useMemo(() => sectionsOf(rooms), [rooms]);
  const shown = sections.filter((section) => wantedBy(section).some(can));
  return (
    <div className="qw-page qw-home">
      <header className="qw-home-head">
        <h1>{words.t('home.greeting', { name: me.actor.displayName })}</h1>
        <p className="qw-quiet">{postOf(me, words)}</p>
      </header>
      <FirstSteps />
      {phone ? <UsedMost branches={branches} accountId={me.actor.accountId} /> : null}
      <CounterRow />
      <div className="qw-home-sections">
        {shown.map(({ Part, ...section }) => (
          <section key={section.id} className={`qw-panel${section.width === 'full' ? ' qw-home-full' : ''}`}>
            <h2>{words.t(section.titleKey)}</h2>
            <Suspense fallback={<Loading rows={4} />}>
              <Part />
            </Suspense>
          </section>
        ))}
        {phone ? (
          <Services branches={branches} />
        ) : (
          <section className="qw-panel qw-home-full">
            <h2>{words.t('home.shortcuts')}</h2>
            <UsedMost branches={branches} accountId={me.actor.accountId} />
          </section>
        )}
      </div>
    </div>
  );
}
