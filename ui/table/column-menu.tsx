import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';

export interface ColumnChoice {
  name: string;
  label: string;
}

export interface ColumnMenuProps {
  /** All columns; the first always stays because it links the row. */
  all: readonly ColumnChoice[];
  shown: readonly string[];
  onChange: (names: readonly string[] | undefined) => void;
  children: ReactNode;
}

const moved = (names: readonly string[], at: number, by: number): string[] => {
  const next = [...names];
  const [name = ''] = next.splice(at, 1);
  next.splice(at + by, 0, name);
  return next;
};

/** Which columns are shown and in what order; remembered for the account. By buttons, so that it works without a mouse. */
export function ColumnMenu({ all, shown, onChange, children }: ColumnMenuProps) {
  const { t } = useWords();
  const first = all[0]?.name ?? '';
  const hidden = all.filter((column) => !shown.includes(column.name));
  const labels = new Map(all.map((column) => [column.name, column.label]));
  const list = (
    <div className="qw-column-menu">
      {shown.map((name, at) => (
        <div key={name} className="qw-column-choice">
          <Checkbox checked disabled={name === first || shown.length === 1} onChange={() => onChange(shown.filter((n) => n !== name))}>
            {labels.get(name)}
          </Checkbox>
          <span>
            <Button
              size="small"
              type="text"
              icon={<ArrowUpOutlined />}
              aria-label={t('table.column-up', { column: labels.get(name) })}
              disabled={at <= 1}
              onClick={() => onChange(moved(shown, at, -1))}
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowDownOutlined />}
              aria-label={t('table.column-down', { column: labels.get(name) })}
              disabled={at === 0 || at === shown.length - 1}
              onClick={() => onChange(moved(shown, at, 1))}
            />
          </span>
        </div>
      ))}
      {hidden.map((column) => (
        <div key={column.name} className="qw-column-choice">
          <Checkbox checked={false} onChange={() => onChange([...shown, column.name])}>
            {column.label}
          </Checkbox>
        </div>
      ))}
      <Button size="small" block onClick={() => onChange(undefined)}>
        {t('table.columns-reset')}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={list}>
      {children}
    </Popover>
  );
}
