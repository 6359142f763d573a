import { Segmented } from 'antd';
import { transferPerson } from '#kernel/org/contract/people.ts';
import { dayOf } from '#shared/time.ts';
import type { FieldList } from '#ui/form/field-spec.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { type Consequence, Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { PersonAct, whoIs } from './person-act.tsx';
import { RankSelect } from './rank-select.tsx';

const procedure: FieldList<typeof transferPerson> = [
  {
    titleKey: 'page.org.person.procedure',
    fields: [{ name: 'on', labelKey: 'page.org.person.last-day' }, 'document', 'endOtherPosts', 'reason'],
  },
];
const within: FieldList<typeof transferPerson> = [
  {
    titleKey: 'page.org.person.new-post',
    fields: [
      { name: 'to.orgId', labelKey: 'field.org.toOrgId', picker: 'unit' },
      'to.title',
      { name: 'to.rankCode', render: (control) => <RankSelect {...control} /> },
      { name: 'to.isLeadership', labelKey: 'field.org.isLeadership' },
    ],
  },
  ...(procedure as never[]),
];

/** Moves a person to another unit kept here, or out of them. */
export function Page() {
  const { t } = useWords();
  const [query, setQuery] = useUrlState();
  const isOut = query.to === 'out';
  const others = (count: number, doEnd: boolean): Consequence[] =>
    count > 0 ? [{ text: t(doEnd ? 'page.org.person.others-end' : 'page.org.person.others-stay', { count }) }] : [];
  return (
    <PersonAct>
      {(person, back) => (
        <FormPage
          key={isOut ? 'out' : 'within'}
          titleKey="action.org.person.transfer"
          below={
            <>
              <p>{whoIs(person)}</p>
              <Segmented
                aria-label={t('page.org.person.where-to')}
                value={isOut ? 'out' : 'within'}
                onChange={(where) => setQuery({ to: where === 'out' ? 'out' : undefined }, { replace: true })}
                options={[
                  { value: 'within', label: t('page.org.person.within') },
                  { value: 'out', label: t('page.org.person.out') },
                ]}
              />
            </>
          }
          route={transferPerson}
          draft={false}
          fixed={{ personId: person.id, version: person.version }}
          initial={{ on: dayOf(new Date()), endOtherPosts: true }}
          fields={isOut ? procedure : within}
          submitKey="action.org.person.transfer"
          saidKey="page.org.person.transferred"
          aside={({ endOtherPosts }) => (
            <Consequences
              items={[
                { text: t(isOut ? 'page.org.person.transfer.out' : 'page.org.person.transfer.within', { unit: person.orgName }) },
                ...others(person.postCount - 1, endOtherPosts !== false),
                { text: t('page.org.person.room-due'), tone: 'attention' },
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
