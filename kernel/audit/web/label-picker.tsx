import { Select } from 'antd';
import i18next from 'i18next';
import { useMemo } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import type { PickerProps } from '#ui/room/define-room.ts';

/** What the log records has its words in the labels: acts below `audit.`, kinds of records below `enum.audit.subject.`. */
const prefixOf = (field: string): string => (field === 'action' ? 'audit.' : 'enum.audit.subject.');

/** Chooses an act or a kind of record by its word. */
export function Picker({ field, value, onChange, multiple: _multiple, onBlur: _onBlur, status: _status, ...rest }: PickerProps) {
  const { locale } = useWords();
  const options = useMemo(() => {
    const prefix = prefixOf(field);
    const labels = (i18next.getResourceBundle(locale, 'translation') ?? {}) as Record<string, string>;
    return Object.entries(labels)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, label]) => ({ value: key.slice(prefix.length), label }))
      .sort((a, b) => a.label.localeCompare(b.label, locale));
  }, [field, locale]);
  return (
    <Select
      {...rest}
      value={(value as string | null) ?? null}
      onChange={(next) => onChange?.(next ?? null)}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      popupMatchSelectWidth={false}
      style={{ width: '100%' }}
    />
  );
}
