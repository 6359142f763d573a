import { Button, Input } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';

interface Comparable {
  place: string;
  rentYuanPerSqmMonth: string;
}

interface MarketRowsProps {
  id?: string;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
}

/** Comparable premises with their rent; at least one, because renting is judged beside the market (OS-22). */
export function MarketRows({ id, value, onChange, disabled }: MarketRowsProps) {
  const { t, field } = useWords();
  const rows = (Array.isArray(value) && value.length > 0 ? value : [{ place: '', rentYuanPerSqmMonth: '' }]) as readonly Comparable[];
  const put = (at: number, change: Partial<Comparable>) => onChange(rows.map((row, i) => (i === at ? { ...row, ...change } : row)));
  return (
    <div className="osr-market" id={id}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
        <div key={at}>
          <Input
            value={row.place}
            disabled={disabled}
            placeholder={field('office-space', 'comparedPlace')}
            aria-label={field('office-space', 'comparedPlace')}
            onChange={(event) => put(at, { place: event.target.value })}
          />
          <Input
            value={row.rentYuanPerSqmMonth}
            disabled={disabled}
            inputMode="decimal"
            suffix={t('unit.yuan-sqm-month')}
            aria-label={field('office-space', 'rentYuanPerSqmMonth')}
            onChange={(event) => put(at, { rentYuanPerSqmMonth: event.target.value })}
          />
          {rows.length > 1 ? (
            <Button disabled={disabled} onClick={() => onChange(rows.filter((_, i) => i !== at))}>
              {t('action.office-space.rent.less')}
            </Button>
          ) : null}
        </div>
      ))}
      <Button disabled={disabled || rows.length >= 20} onClick={() => onChange([...rows, { place: '', rentYuanPerSqmMonth: '' }])}>
        {t('action.office-space.rent.more')}
      </Button>
    </div>
  );
}
