import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { rooms } from '#apps/web/rooms.ts';
import { makeRouter } from '#apps/web/router.tsx';
import { reloadOnNewBuild } from '#apps/web/stale-build.ts';
import { startI18n } from '#ui/i18n/i18n.ts';
import { onSignedOut } from '#ui/query/call.ts';
import { queryClient } from '#ui/query/client.ts';
import { registerPickers } from '#ui/room/pickers.ts';
import { ThemeProvider } from '#ui/theme/theme-provider.tsx';

reloadOnNewBuild();
for (const room of rooms) registerPickers(room.pickers ?? []);
const router = makeRouter(rooms);

// The session has ended: sign in and come back to the same address. Drafts of forms stay, so nobody is asked about them.
onSignedOut((problem) => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  void router.navigate({
    to: '/sign-in',
    search: { back: href, ...(problem.code === 'session_expired' ? { expired: '1' } : {}) },
    ignoreBlocker: true,
  } as never);
});

await startI18n();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <ThemeProvider>
      <RouterProvider router={router} />
    </ThemeProvider>
  </QueryClientProvider>,
);
