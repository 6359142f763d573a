import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { dayPresets } from '#ui/table/date-presets.ts';

export interface RangeFilterProps {
  label: string;
  /** Names in the query of the first and the last day. */
  from: string;
  until: string;
  values: Readonly<Record<string, string>>;
  onChange: (values: Record<string, string>) => void;
}

/** A range of days, both ends inclusive, with the presets that clerks ask for. */
export function RangeFilter({ label, from, until, values, onChange }: RangeFilterProps) {
  const { t } = useWords();
  const at = (name: string) => (values[name] ? dayjs(values[name]) : null);
  const presets = Object.entries(dayPresets(dayOf(new Date()))).map(([id, range]) => ({
    label: t(`range.${id}`),
    value: [dayjs(range.from), dayjs(range.until)] as [dayjs.Dayjs, dayjs.Dayjs],
  }));
  return (
    <DatePicker.RangePicker
      aria-label={label}
      allowEmpty
      presets={presets}
      value={[at(from), at(until)]}
      placeholder={[t('range.from', { label }), t('range.until')]}
      onChange={(range) => {
        const text = (end: 0 | 1) => range?.[end]?.format('YYYY-MM-DD') ?? '';
        onChange({ ...values, [from]: text(0), [until]: text(1) });
      }}
    />
  );
}
