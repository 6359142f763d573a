import { Select } from 'antd';
import { useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { useSettled } from '#ui/query/use-settled.ts';
import { listConcurrent } from '../../contract/second-offices.ts';

interface ConcurrentPickerProps {
  id?: string;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
}

/** Leaders with a concurrent post in the reader's units; their main post may be in a unit that the reader does not see. */
export function ConcurrentPicker({ id, value, onChange, disabled }: ConcurrentPickerProps) {
  const { enumLabel, t } = useWords();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const read = useRead(listConcurrent, q ? { q } : {}, { keepPrevious: true });
  return (
    <Select
      {...(id ? { id } : {})}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={(value as string | undefined) ?? null}
      onChange={onChange}
      disabled={disabled}
      loading={read.isFetching}
      placeholder={t('page.office-space.second-office.who')}
      notFoundContent={t('page.office-space.second-office.nobody')}
      options={(read.data?.items ?? []).map((p) => ({
        value: p.personId,
        label: `${p.personName} · ${p.orgName} ${p.title} · ${enumLabel('office-space.rank', p.rankCode)}`,
      }))}
    />
  );
}
