import type { ReactNode } from 'react';
import { getUnit } from '#kernel/org/contract/units.ts';
import type { RouteOutput } from '#shared/route.ts';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { unitPath } from './unit-words.ts';

export type UnitRecord = RouteOutput<typeof getUnit>;

/** A page that changes one unit: reads it first, and knows the way back. */
export function UnitAct({ children }: { children: (unit: UnitRecord, back: () => void) => ReactNode }) {
  const { unitId } = usePageParams('unitId');
  const read = useRead(getUnit, { unitId });
  const go = useGo();
  return <Await read={read}>{(unit) => children(unit, () => go(unitPath(unit.id)))}</Await>;
}
