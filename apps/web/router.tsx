import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { type FunctionComponent, type ReactNode, useEffect, useRef } from 'react';
import { meTakenAlong } from '#apps/web/me-taken-along.ts';
import { Shell } from '#apps/web/shell/shell.tsx';
import { getPreferences, putPreferences } from '#kernel/identity/contract/own-account.ts';
import { getMe, type Me } from '#kernel/identity/contract/session.ts';
import { useCan } from '#ui/access/use-me.ts';
import { switchLocale } from '#ui/i18n/i18n.ts';
import { currentLocale, isLocaleChosen } from '#ui/i18n/locale.ts';
import { cacheKey } from '#ui/query/cache-key.ts';
import { call } from '#ui/query/call.ts';
import { queryClient } from '#ui/query/client.ts';
import { isOnline, useOnline } from '#ui/query/online.ts';
import { failureKind, ProblemError } from '#ui/query/problem.ts';
import type { PageRoute, Room } from '#ui/room/define-room.ts';
import { Failure, Loading } from '#ui/show/states.tsx';
import { type AccountSettings, keepViewsWithAccount } from '#ui/table/account-views.ts';

const notFound = new ProblemError({ type: 'about:blank', title: '', status: 404, code: 'not_found' });
const forbidden = new ProblemError({ type: 'about:blank', title: '', status: 403, code: 'forbidden' });

/** What the account keeps of its screens on the server. */
const ownSettings: AccountSettings = {
  read: async () => (await call(getPreferences, {})).preferences,
  write: (preferences) => call(putPreferences, { preferences } as never),
};

/** The signed-in actor before anything of the shell is drawn; nobody goes to the sign-in page and comes back. */
async function whoIsThere(back: string): Promise<Me> {
  let me: Me;
  try {
    me = await queryClient.ensureQueryData({ queryKey: cacheKey(getMe, {}), queryFn: meTakenAlong, staleTime: 5 * 60_000 });
  } catch (error) {
    if (failureKind(error) === 'signed-out') throw redirect({ to: '/sign-in', search: { back } } as never);
    throw error;
  }
  if (me.mustChangePassword) throw redirect({ to: '/sign-in', search: { back, step: 'change-password' } } as never);
  if (me.secondFactor === 'required') throw redirect({ to: '/sign-in', search: { back, step: 'set-up-factor' } } as never);
  await keepViewsWithAccount(me.actor.accountId, ownSettings);
  if (!isLocaleChosen() && me.actor.locale !== currentLocale()) await switchLocale(me.actor.locale);
  return me;
}

/** Says that the right is missing, instead of asking the server for what it would refuse. */
function Guard({ permission, children }: { permission: PageRoute['permission']; children: ReactNode }) {
  const can = useCan();
  const wanted = typeof permission === 'string' ? [permission] : permission;
  return wanted.some(can) ? children : <Failure error={forbidden} />;
}

/** The page of a route, loaded when the pointer comes near its link. */
function pageOf(route: PageRoute): FunctionComponent {
  const Page = lazyRouteComponent(route.page, 'Page') as FunctionComponent & { preload?: () => Promise<void> };
  const guarded: FunctionComponent = () => (
    <Guard permission={route.permission}>
      <Page />
    </Guard>
  );
  return Object.assign(guarded, { preload: Page.preload });
}

/** Instead of a page that could not be loaded or drawn; comes back by itself when the server does. */
function Broken({ error }: ErrorComponentProps) {
  const wasOnline = useRef(isOnline());
  const online = useOnline();
  useEffect(() => {
    if (online && !wasOnline.current) location.reload();
    wasOnline.current = online;
  }, [online]);
  return <Failure error={error} onRetry={() => location.reload()} />;
}

/** The routes of all rooms under one shell. The query of the address is an object of plain strings. */
export function makeRouter(rooms: readonly Room[]) {
  const root = createRootRoute({ component: Outlet });
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('#apps/web/sign-in/sign-in.page.tsx'), 'Page'),
  });
  const shell = createRoute({
    getParentRoute: () => root,
    id: 'shell',
    beforeLoad: async ({ location }) => ({ me: await whoIsThere(location.href) }),
    component: () => <Shell rooms={rooms} />,
  });
  const pages = rooms.flatMap((room) =>
    room.routes.map((route) => createRoute({ getParentRoute: () => shell, path: route.path, component: pageOf(route) })),
  );
  const unknown = createRoute({ getParentRoute: () => shell, path: '$', component: () => <Failure error={notFound} /> });
  return createRouter({
    routeTree: root.addChildren([signIn, shell.addChildren([...pages, unknown])]),
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultPendingMinMs: 0,
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: Broken,
    scrollRestoration: true,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text ? `?${text}` : '';
    },
  });
}
