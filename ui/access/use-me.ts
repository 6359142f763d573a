import { useMemo } from 'react';
import { getMe, type Me } from '#kernel/identity/contract/session.ts';
import { useRead } from '#ui/query/use-read.ts';

/** Who is signed in. Below the shell it is always known; outside of it (the sign-in page) this throws. */
export function useMe(): Me {
  const { data } = useRead(getMe, {}, { staleMs: 5 * 60_000 });
  if (!data) throw new Error('useMe: nobody is signed in here');
  return data;
}

/** True when the permission is held, or is one that every signed-in account has. */
export const holds = (permissions: ReadonlySet<string>, permission: string): boolean =>
  permission === 'public' || permission === 'signed-in' || permissions.has(permission);

/** `const can = useCan(); can('office-space.room.manage')`. It only hides what would be refused: the server decides. */
export function useCan(): (permission: string) => boolean {
  const { permissions } = useMe();
  return useMemo(() => {
    const set = new Set(permissions);
    return (permission) => holds(set, permission);
  }, [permissions]);
}
