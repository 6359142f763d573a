import { Link, useNavigate } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';

export interface AppLinkProps {
  /** A path of this application with its query: `/office-space/rooms/…?tab=use`. */
  to: string;
  children: ReactNode;
  className?: string;
  onClick?: ComponentProps<'a'>['onClick'];
  'aria-label'?: string;
  title?: string;
}

/** Takes a path apart for the router, whose search is an object of strings. */
export function splitPath(to: string): { to: string; search: Record<string, string>; hash?: string } {
  const url = new URL(to, 'http://local');
  const hash = url.hash.slice(1);
  return { to: url.pathname, search: Object.fromEntries(url.searchParams), ...(hash ? { hash } : {}) };
}

/** A link within the application; real `<a>`, so that a middle click opens a tab. */
export function AppLink({ to, children, ...rest }: AppLinkProps) {
  return (
    <Link {...splitPath(to)} {...rest}>
      {children}
    </Link>
  );
}

/** `const go = useGo(); go('/office-space/rooms')`. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (to, options) => void navigate({ ...splitPath(to), replace: options?.replace ?? false });
}
