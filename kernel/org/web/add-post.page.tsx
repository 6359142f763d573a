import { addPost } from '#kernel/org/contract/people.ts';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { PersonAct, whoIs } from './person-act.tsx';
import { RankSelect } from './rank-select.tsx';

/** A further post, or a new main one. */
export function Page() {
  const { t } = useWords();
  return (
    <PersonAct>
      {(person, back) => (
        <FormPage
          titleKey="action.org.person.add-post"
          below={whoIs(person)}
          route={addPost}
          draft={person.id}
          fixed={{ personId: person.id }}
          initial={{ isMain: false, isLeadership: false, from: dayOf(new Date()) }}
          fields={[
            'orgId',
            'title',
            { name: 'rankCode', render: (control) => <RankSelect {...control} /> },
            'isLeadership',
            'isMain',
            { name: 'from', labelKey: 'page.org.post.from' },
            { name: 'to', labelKey: 'page.org.post.to' },
          ]}
          submitKey="action.org.person.add-post"
          aside={({ isMain }) =>
            isMain ? (
              <Consequences items={[{ text: t('page.org.post.main-follows', { unit: person.orgName }), tone: 'attention' }]} />
            ) : null
          }
          onDone={back}
          onCancel={back}
        />
      )}
    </PersonAct>
  );
}
