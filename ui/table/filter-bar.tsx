import { SearchOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { AnyRoute } from '#shared/route.ts';
import { FieldControl } from '#ui/form/controls/field-control.tsx';
import { domainOf } from '#ui/form/describe-field.ts';
import { listOf } from '#ui/form/form-field.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { hasSubtree, isUnitFilter, type PlainFilter } from '#ui/table/describe-table.ts';
import { RangeFilter } from '#ui/table/range-filter.tsx';

const AT_REST = 4;
const TYPING_PAUSE_MS = 350;

export interface FilterBarProps {
  route: AnyRoute;
  filters: readonly PlainFilter[];
  values: Readonly<Record<string, string>>;
  onChange: (values: Record<string, string>, options?: { replace?: boolean }) => void;
  /** Tools at the end of the line. */
  children?: ReactNode;
  /** All filters, one below the other (the phone's drawer). */
  stacked?: boolean;
}

/** Typed text is sent once the typing pauses, and replaces in the history. */
function TextFilter({
  label,
  search,
  value,
  onChange,
}: {
  label: string;
  search: boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      allowClear
      value={text}
      placeholder={label}
      aria-label={label}
      title={label}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onChange(text.trim())}
      {...(search ? { prefix: <SearchOutlined aria-hidden />, 'data-slash': true } : {})}
    />
  );
}

const toQuery = (value: unknown): string =>
  value === null || value === undefined ? '' : Array.isArray(value) ? value.join(',') : String(value);

function OneFilter({ route, filter, values, onChange }: Omit<FilterBarProps, 'filters' | 'children'> & { filter: PlainFilter }) {
  const words = useWords();
  const label = filter.labelKey
    ? words.t(filter.labelKey)
    : filter.name === 'q'
      ? words.t('table.search')
      : words.field(domainOf(route), filter.name);
  const set = (value: string, options?: { replace?: boolean }) => onChange({ ...values, [filter.name]: value }, options);
  const value = values[filter.name] ?? '';
  if (filter.until) return <RangeFilter label={label} from={filter.name} until={filter.until} values={values} onChange={onChange} />;
  if (['text', 'long-text', 'decimal', 'int'].includes(filter.field.kind)) {
    return <TextFilter label={label} search={filter.name === 'q'} value={value} onChange={(text) => set(text, { replace: true })} />;
  }
  const many = filter.field.kind === 'choices' || filter.field.kind === 'ids';
  const control = (
    <FieldControl
      field={filter.field}
      list={listOf(domainOf(route), filter.field, filter.list, words.has)}
      picker={filter.picker}
      placeholder={label}
      aria-label={label}
      value={many ? value.split(',').filter(Boolean) : value || null}
      onChange={(next) => set(toQuery(next))}
    />
  );
  if (!isUnitFilter(filter.name) || !hasSubtree(route)) return control;
  return (
    <span className="qw-filter-unit">
      {control}
      <Checkbox
        checked={values.subtree === 'true'}
        disabled={!value}
        onChange={(event) => onChange({ ...values, subtree: event.target.checked ? 'true' : '' })}
      >
        {words.t('table.with-subunits')}
      </Checkbox>
    </span>
  );
}

/** The filters: one line at rest, all of them on demand. A filter that is set stays visible. */
export function FilterBar({ route, filters, values, onChange, children, stacked = false }: FilterBarProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const isSet = (filter: PlainFilter) => Boolean(values[filter.name] || (filter.until && values[filter.until]));
  const shown = stacked || open ? filters : filters.filter((filter, i) => i < AT_REST || isSet(filter));
  const more = filters.length - shown.length;
  return (
    <search className={`qw-filters${stacked ? ' qw-filters-stacked' : ''}`} aria-label={t('table.filters')}>
      {shown.map((filter) => (
        <div key={filter.name} className={`qw-filter${filter.name === 'q' ? ' qw-filter-q' : ''}`}>
          <OneFilter route={route} filter={filter} values={values} onChange={onChange} />
        </div>
      ))}
      {Object.keys(values).length > 0 ? (
        <Button type="text" onClick={() => onChange({})}>
          {t('table.reset')}
        </Button>
      ) : null}
      {!stacked && (more > 0 || open) ? (
        <Button type="text" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('table.fewer-filters') : t('table.more-filters', { count: more })}
        </Button>
      ) : null}
      {children ? <div className="qw-filters-tools">{children}</div> : null}
    </search>
  );
}
