import { Select } from 'antd';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { createCover, listCovers } from '../contract/covers.ts';
import { subjectWord } from './work-words.tsx';

/** Sets a leave cover: who, from when to when, for what. */
export function Page() {
  const words = useWords();
  const { t } = words;
  const go = useGo();
  const covers = useRead(listCovers, { pageSize: 1 });
  const today = dayOf(new Date());
  return (
    <FormPage
      titleKey="action.workbench.cover.create"
      route={createCover}
      initial={{ startsOn: today, endsOn: today }}
      fields={[
        { name: 'substituteId', picker: 'substitute', wide: true },
        'startsOn',
        'endsOn',
        {
          name: 'subjects',
          wide: true,
          hint: t('page.workbench.cover.subjects-hint'),
          render: ({ id, value, onChange, disabled }) => (
            <Select
              {...(id ? { id } : {})}
              mode="multiple"
              value={(value as string[] | null | undefined) ?? []}
              onChange={(chosen: string[]) => onChange(chosen.length > 0 ? chosen : null)}
              disabled={disabled}
              placeholder={t('page.workbench.all-subjects')}
              optionFilterProp="label"
              options={(covers.data?.subjects ?? []).map((subject) => ({ value: subject, label: subjectWord(subject, words) }))}
              style={{ width: '100%' }}
            />
          ),
        },
        { name: 'reason', kind: 'long-text', wide: true },
      ]}
      aside={() => (
        <Consequences
          items={[
            { text: t('page.workbench.cover.follows-new') },
            { text: t('page.workbench.cover.follows-name') },
            { text: t('page.workbench.cover.follows-own'), tone: 'attention' },
          ]}
        />
      )}
      submitKey="action.workbench.cover.create"
      saidKey="page.workbench.cover.set"
      onDone={() => go('/workbench/covers')}
      onCancel={() => go('/workbench/covers')}
    />
  );
}
