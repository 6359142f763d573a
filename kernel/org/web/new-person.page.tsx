import { createPerson } from '#kernel/org/contract/people.ts';
import { dayOf } from '#shared/time.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageQuery } from '#ui/show/page-address.ts';
import { RankSelect } from './rank-select.tsx';
import { personPath, unitPath } from './unit-words.ts';

/** Enters a person with the main post. */
export function Page() {
  const go = useGo();
  const { orgId } = usePageQuery();
  return (
    <FormPage
      titleKey="page.org.person.new"
      route={createPerson}
      draft={orgId ?? ''}
      initial={{ ...(orgId ? { orgId } : {}), isLeadership: false, from: dayOf(new Date()) }}
      fields={[
        {
          titleKey: 'page.org.person.facts',
          fields: [{ name: 'name', labelKey: 'field.org.personName' }, 'staffNo', { name: 'gender', list: 'org.gender' }, 'phone'],
        },
        {
          titleKey: 'page.org.person.main-post',
          fields: [
            'orgId',
            'title',
            { name: 'rankCode', render: (control) => <RankSelect {...control} /> },
            'isLeadership',
            { name: 'from', labelKey: 'page.org.post.from' },
          ],
        },
      ]}
      submitKey="action.org.person.create"
      saidKey="page.org.person.created"
      onDone={({ id }) => go(personPath(id))}
      onCancel={() => go(orgId ? unitPath(orgId) : '/org/people')}
    />
  );
}
