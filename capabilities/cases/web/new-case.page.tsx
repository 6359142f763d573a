import { Select } from 'antd';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { listItems } from '../contract/lists.ts';
import { openCaseByHand } from '../contract/steps.ts';
import { EvidenceField } from './evidence-field.tsx';

/** A line of the lists, found by code or words. */
export function ItemSelect({
  id,
  value,
  onChange,
  disabled,
}: {
  id?: string;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
}) {
  const { t } = useWords();
  const read = useRead(listItems, { pageSize: 200 }, { staleMs: 300_000 });
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={t('field.cases.itemCode')}
      disabled={disabled}
      loading={!read.data}
      value={(value as string | undefined) ?? null}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label' }}
      options={(read.data?.items ?? []).map((item) => ({ value: item.code, label: `${item.code} ${item.text}` }))}
    />
  );
}

export function Page() {
  const go = useGo();
  return (
    <FormPage
      titleKey="page.cases.new"
      route={openCaseByHand}
      fields={[
        {
          titleKey: 'page.cases.new.what',
          fields: [
            { name: 'orgId', picker: 'unit' },
            { name: 'itemCode', render: (control) => <ItemSelect {...control} /> },
            { name: 'title', wide: true },
            'subjectLabel',
            'foundOn',
            { name: 'facts', wide: true },
            'place',
            { name: 'origin', list: 'cases.origin' },
            { name: 'recommendedBy', when: (values) => values.origin === 'recommendation' },
            { name: 'recommendationNo', when: (values) => values.origin === 'recommendation' },
          ],
        },
        {
          titleKey: 'page.cases.new.figures',
          fields: [
            { name: 'figures.measured', labelKey: 'field.cases.figure.measured', kind: 'text' },
            { name: 'figures.system', labelKey: 'field.cases.figure.system', kind: 'text' },
            { name: 'figures.difference', labelKey: 'field.cases.figure.difference', kind: 'text' },
          ],
        },
        {
          titleKey: 'field.cases.fileIds',
          fields: [
            { name: 'fileIds', wide: true, render: ({ onChange, disabled }) => <EvidenceField onChange={onChange} disabled={disabled} /> },
          ],
        },
      ]}
      initial={{ foundOn: dayOf(new Date()), origin: 'inspection' }}
      submitKey="action.cases.open"
      onDone={(answer) => go(`/cases/${answer.id}`, { replace: true })}
      onCancel={() => go('/cases')}
    />
  );
}
