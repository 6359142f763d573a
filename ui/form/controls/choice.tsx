import { Select } from 'antd';
import type { ControlProps } from '#ui/form/controls/control-props.ts';
import { useWords } from '#ui/i18n/use-words.ts';

const SEARCH_FROM = 9;

/** One or several of a closed list. */
export function Choice({ field, multiple = false, list, value, onChange, onBlur, ...rest }: ControlProps & { multiple?: boolean }) {
  const { enumLabel } = useWords();
  const options = field.options.map((option) => ({ value: option, label: enumLabel(list, option) }));
  return (
    <Select
      {...rest}
      {...(multiple ? { mode: 'multiple' as const, maxTagCount: 'responsive' as const } : {})}
      value={(value as string | string[] | null | undefined) ?? undefined}
      onChange={(next) => onChange?.(next ?? null)}
      {...(onBlur ? { onBlur } : {})}
      options={options}
      allowClear={!field.required}
      showSearch={options.length >= SEARCH_FROM ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
      style={{ width: '100%' }}
    />
  );
}

/** Yes, no, or not said: for filters and for booleans that may be absent. */
export function YesNo({ value, onChange, onBlur, field: _field, list: _list, ...rest }: ControlProps) {
  const { t } = useWords();
  return (
    <Select
      {...rest}
      value={value === true || value === 'true' ? 'true' : value === false || value === 'false' ? 'false' : undefined}
      onChange={(next) => onChange?.(next === undefined ? null : next === 'true')}
      {...(onBlur ? { onBlur } : {})}
      options={[
        { value: 'true', label: t('word.yes') },
        { value: 'false', label: t('word.no') },
      ]}
      allowClear
      style={{ width: '100%' }}
    />
  );
}
