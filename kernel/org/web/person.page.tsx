import { getPerson } from '#kernel/org/contract/people.ts';
import type { RouteOutput } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { PersonPosts } from './person-posts.tsx';
import { personPath, personTones, unitPath } from './unit-words.ts';

type Person = RouteOutput<typeof getPerson>;

const actionsOf = (person: Person): PageAction[] => {
  const act = (id: string, ability: string, more: Partial<PageAction> = {}): PageAction => ({
    id,
    labelKey: `action.org.person.${id}`,
    to: `${personPath(person.id)}/${id}`,
    offered: person.abilities[ability] ?? false,
    ...more,
  });
  return [
    act('change', 'change', { primary: true }),
    act('transfer', 'transfer'),
    act('add-post', 'addPost'),
    act('retire', 'retire'),
    act('leave', 'leave', { dangerous: true }),
  ];
};

/** One person with all posts. */
export function Page() {
  const { enumLabel } = useWords();
  const { personId } = usePageParams('personId');
  const read = useRead(getPerson, { personId });
  return (
    <RecordPage
      read={read}
      domain="org"
      title={(person) => person.name}
      number={(person) => person.staffNo}
      status={(person) => ({ tone: personTones[person.state], word: enumLabel('org.person_state', person.state) })}
      below={(person) => <AppLink to={unitPath(person.orgId)}>{person.orgName}</AppLink>}
      actions={actionsOf}
      facts={(person) => [
        {
          facts: [
            { name: 'title', value: person.title },
            { name: 'rankCode', value: person.rankCode ? enumLabel('org.rank_code', person.rankCode) : null },
            { name: 'staffNo', value: person.staffNo },
            { name: 'gender', value: person.gender ? enumLabel('org.gender', person.gender) : null },
            { name: 'phone', value: person.phone ? <a href={`tel:${person.phone}`}>{person.phone}</a> : null },
            ...(person.leftOn ? [{ name: 'leftOn', value: person.leftOn }] : []),
          ],
        },
      ]}
      tabs={[
        {
          id: 'posts',
          labelKey: 'page.org.person.posts',
          count: (person) => person.posts.length,
          content: (person) => <PersonPosts person={person} />,
        },
      ]}
      history={(person) => ({ subjectKind: 'org.person', subjectId: person.id })}
    />
  );
}
