import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { type ObtainingMode, obtainingOrder } from '../../rules/obtaining.ts';
import { type RowControl, rowsOf } from '../works/row-control.ts';
import '../works/works.css';

interface RuledOutRow {
  option: ObtainingMode;
  reason: string;
  on: string;
}

interface RuledOutProps extends RowControl {
  /** The rung that is asked for: every earlier one needs its reason (OS-21). */
  rung: ObtainingMode;
}

/** Why each earlier way to obtain space is not possible, with the day of finding out. */
export function RuledOutRows({ id, value, onChange, disabled, rung }: RuledOutProps) {
  const { field, enumLabel } = useWords();
  const rows = rowsOf<RuledOutRow>(value);
  const before = obtainingOrder.slice(
    0,
    obtainingOrder.findIndex((options) => options.includes(rung)),
  );
  const put = (option: ObtainingMode, change: Partial<RuledOutRow>) => {
    const old = rows.find((row) => row.option === option) ?? { option, reason: '', on: dayOf(new Date()) };
    const next = { ...old, ...change };
    onChange([...rows.filter((row) => row.option !== option), ...(next.reason === '' ? [] : [next])]);
  };
  return (
    <div className="osw-rows" id={id}>
      {before.flat().map((option) => {
        const row = rows.find((r) => r.option === option);
        const name = enumLabel('office-space.obtaining_mode', option);
        return (
          <div key={option} className="osw-ruled">
            <span>{name}</span>
            <Input
              value={row?.reason ?? ''}
              disabled={disabled}
              aria-label={`${name} ${field('office-space', 'reason')}`}
              placeholder={field('office-space', 'reason')}
              onChange={(event) => put(option, { reason: event.target.value })}
            />
            <DatePicker
              value={row ? dayjs(row.on) : null}
              disabled={disabled || !row}
              aria-label={`${name} ${field('office-space', 'on')}`}
              onChange={(day) => put(option, { on: day ? day.format('YYYY-MM-DD') : dayOf(new Date()) })}
            />
          </div>
        );
      })}
    </div>
  );
}
