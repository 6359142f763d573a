import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import type { KeyboardEvent } from 'react';
import type { ControlProps } from '#ui/form/controls/control-props.ts';
import { useIsPhone } from '#ui/theme/preferences.ts';

/** Enter takes the typed day; it does not send the form that has just been given one. */
const keepForm = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key === 'Enter') event.preventDefault();
};

/** A day as `YYYY-MM-DD`; on a phone the phone's own calendar. */
export function DayControl({ field, list: _list, value, onChange, onBlur, ...rest }: ControlProps) {
  const phone = useIsPhone();
  const text = typeof value === 'string' ? value : '';
  if (phone) {
    return (
      <Input {...rest} type="date" value={text} onChange={(e) => onChange?.(e.target.value || null)} {...(onBlur ? { onBlur } : {})} />
    );
  }
  return (
    <DatePicker
      {...rest}
      value={text ? dayjs(text) : null}
      onChange={(next) => onChange?.(next ? dayjs(next as dayjs.Dayjs).format('YYYY-MM-DD') : null)}
      {...(onBlur ? { onBlur } : {})}
      onKeyDown={keepForm}
      allowClear={!field.required}
      format={['YYYY-MM-DD', 'YYYY/M/D', 'YYYYMMDD', 'YYYY年M月D日']}
      style={{ width: '100%' }}
    />
  );
}

/** An instant, to the minute, entered in the browser's own zone and sent with it. */
export function InstantControl({ field, list: _list, value, onChange, onBlur, ...rest }: ControlProps) {
  const text = typeof value === 'string' ? value : '';
  return (
    <DatePicker
      {...rest}
      showTime={{ format: 'HH:mm' }}
      value={text ? dayjs(text) : null}
      onChange={(next) => onChange?.(next ? dayjs(next as dayjs.Dayjs).toISOString() : null)}
      {...(onBlur ? { onBlur } : {})}
      onKeyDown={keepForm}
      allowClear={!field.required}
      format="YYYY-MM-DD HH:mm"
      style={{ width: '100%' }}
    />
  );
}
