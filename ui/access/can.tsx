import type { ReactNode } from 'react';
import { useCan } from '#ui/access/use-me.ts';

export interface CanProps {
  /** Shown when any of these permissions is held. */
  permission: string | readonly string[];
  children: ReactNode;
  /** Shown instead; nothing unless told. */
  otherwise?: ReactNode;
}

/** `<Can permission="office-space.room.manage"><Button …/></Can>`. For one record use its `abilities` instead. */
export function Can({ permission, children, otherwise = null }: CanProps) {
  const can = useCan();
  const wanted = typeof permission === 'string' ? [permission] : permission;
  return wanted.some(can) ? children : otherwise;
}
