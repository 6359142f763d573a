import type { leavePerson, retirePerson } from '#kernel/org/contract/people.ts';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { PersonAct, whoIs } from './person-act.tsx';

/** The end of a person's service: retiring and leaving ask the same and end the same. */
export function EndService({ route, act }: { route: typeof retirePerson | typeof leavePerson; act: 'retire' | 'leave' }) {
  const { t } = useWords();
  return (
    <PersonAct>
      {(person, back) => (
        <FormPage
          titleKey={`action.org.person.${act}`}
          below={whoIs(person)}
          route={route}
          draft={person.id}
          fixed={{ personId: person.id, version: person.version }}
          initial={{ on: dayOf(new Date()) }}
          fields={[{ name: 'on', labelKey: 'page.org.person.last-day' }, 'document', 'reason']}
          submitKey={`action.org.person.${act}`}
          saidKey={`page.org.person.${act}.done`}
          aside={() => (
            <Consequences
              items={[
                { text: t('page.org.person.all-posts-end', { count: person.postCount }) },
                { text: t('page.org.person.room-due'), tone: 'attention' },
                { text: t('page.org.person.account-ends'), tone: 'attention' },
              ]}
            />
          )}
          onDone={back}
          onCancel={back}
        />
      )}
    </PersonAct>
  );
}
