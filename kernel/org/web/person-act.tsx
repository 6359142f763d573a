import type { ReactNode } from 'react';
import { getPerson } from '#kernel/org/contract/people.ts';
import type { RouteOutput } from '#shared/route.ts';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { personPath } from './unit-words.ts';

export type PersonRecord = RouteOutput<typeof getPerson>;

/** A page that changes one person: reads the record first, and knows the way back. */
export function PersonAct({ children }: { children: (person: PersonRecord, back: () => void) => ReactNode }) {
  const { personId } = usePageParams('personId');
  const read = useRead(getPerson, { personId });
  const go = useGo();
  return <Await read={read}>{(person) => children(person, () => go(personPath(person.id)))}</Await>;
}

/** Who is changed, for the line below a form's title. */
export const whoIs = (person: PersonRecord): string => [person.name, person.orgName, person.title].filter(Boolean).join(' · ');
