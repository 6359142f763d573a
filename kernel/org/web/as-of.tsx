import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';

/** The day that a tree or a table is asked for: today or a past one. */
export function AsOf({ day, onChange }: { day: string; onChange: (day: string) => void }) {
  const { t } = useWords();
  const id = useId();
  const today = dayOf(new Date());
  return (
    <span className="qw-org-day">
      <label htmlFor={id}>{t('page.org.units.as-of')}</label>
      <DatePicker
        id={id}
        value={dayjs(day)}
        allowClear={false}
        maxDate={dayjs(today)}
        onChange={(picked) => onChange(picked ? dayjs(picked as dayjs.Dayjs).format('YYYY-MM-DD') : today)}
      />
    </span>
  );
}
