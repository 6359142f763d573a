/** Where to go after signing in: only an address of this application; `//host` and `/\host` would leave it. */
export function safeBack(back: string | undefined): string {
  if (!back?.startsWith('/') || /^\/[/\\]/.test(back) || back.startsWith('/sign-in')) return '/';
  return back;
}
