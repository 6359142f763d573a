const KEY = 'qinwu.reloaded-at';
const PAUSE_MS = 30_000;

/** Lets go of the kept shell, which would bring back the old addresses. */
async function forgetShell(): Promise<void> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(registrations.map((registration) => registration.unregister()));
}

/**
 * A tab that outlived an upgrade asks for pages under names that are gone. It loads itself anew, once: drafts of forms are kept, and a page
 * that is still missing after that is a fault to be shown.
 */
export function reloadOnNewBuild(now: () => number = Date.now): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (!navigator.onLine || now() - last < PAUSE_MS) return;
    event.preventDefault();
    sessionStorage.setItem(KEY, String(now()));
    void forgetShell().finally(() => location.reload());
  });
}
