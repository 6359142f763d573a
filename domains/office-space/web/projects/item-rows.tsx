import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '#ui/i18n/use-words.ts';
import { components, componentUnits } from '../../rules/project-kinds.ts';
import { type RowControl, rowsOf, withRow } from '../works/row-control.ts';
import '../works/works.css';

interface ItemRow {
  component: (typeof components)[number];
  description?: string;
  quantity: string;
  unitPriceYuan: string;
  lastRenewedOn?: string | null;
}

/** Lines of an estimate: component, what is done, how much, at which price. */
export function ItemRows({ id, value, onChange, disabled }: RowControl) {
  const { t, field, enumLabel } = useWords();
  const rows = rowsOf<ItemRow>(value);
  const put = (at: number, change: Partial<ItemRow>) => onChange(withRow(rows, at, change));
  const label = (name: string) => field('office-space', name);
  return (
    <div className="osw-rows" id={id}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
        <div key={at} className="osw-item">
          <Select
            value={row.component}
            disabled={disabled}
            aria-label={label('component')}
            options={components.map((component) => ({ value: component, label: enumLabel('office-space.component', component) }))}
            onChange={(component) => put(at, { component })}
          />
          <Input
            value={row.description ?? ''}
            disabled={disabled}
            placeholder={label('description')}
            aria-label={label('description')}
            onChange={(event) => put(at, { description: event.target.value })}
          />
          <Input
            value={row.quantity}
            disabled={disabled}
            inputMode="decimal"
            placeholder={label('quantity')}
            aria-label={label('quantity')}
            onChange={(event) => put(at, { quantity: event.target.value })}
          />
          <Input
            value={row.unitPriceYuan}
            disabled={disabled}
            inputMode="decimal"
            placeholder={label('unitPriceYuan')}
            aria-label={label('unitPriceYuan')}
            suffix={enumLabel('office-space.component_unit', componentUnits[row.component])}
            onChange={(event) => put(at, { unitPriceYuan: event.target.value })}
          />
          <DatePicker
            value={row.lastRenewedOn ? dayjs(row.lastRenewedOn) : null}
            disabled={disabled}
            placeholder={label('lastRenewedOn')}
            aria-label={label('lastRenewedOn')}
            onChange={(day) => put(at, { lastRenewedOn: day ? day.format('YYYY-MM-DD') : null })}
          />
          <Button disabled={disabled} onClick={() => onChange(rows.filter((_, i) => i !== at))}>
            {t('page.office-space.project.remove-item')}
          </Button>
        </div>
      ))}
      <Button
        disabled={disabled || rows.length >= 60}
        onClick={() => onChange([...rows, { component: 'roof', description: '', quantity: '', unitPriceYuan: '' }])}
      >
        {t('page.office-space.project.add-item')}
      </Button>
    </div>
  );
}
