import { Select } from 'antd';
import { useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { useSettled } from '#ui/query/use-settled.ts';
import type { PickerProps } from '#ui/room/define-room.ts';

/** One record to choose: what it is called, and a quiet word that tells it from others of that name. */
export interface Choice {
  id: string;
  label: string;
  note?: string | null;
}

export interface SearchSelectProps extends PickerProps {
  /** A hook of the module: choices for what is typed into the field of this name; asked only while the list is open. */
  useChoices: (typed: string, isOpen: boolean, field: string) => { items: readonly Choice[] | undefined; fetching: boolean };
  /** A hook: the names of what is chosen already. */
  useChosen: (ids: readonly string[]) => readonly Choice[] | undefined;
}

export const idsOf = (value: PickerProps['value']): readonly string[] =>
  value === null || value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value;

/** A choice as it stands in the open list. */
export function ChoiceLine({ label, note }: Pick<Choice, 'label' | 'note'>) {
  return (
    <span className="qw-choice">
      <span>{label}</span>
      {note ? <span className="qw-quiet">{note}</span> : null}
    </span>
  );
}

/** Chooses records by typing a fragment of them; the server looks, so that lists of any length work. */
export function SearchSelect({
  useChoices,
  useChosen,
  value,
  onChange,
  onBlur,
  multiple = false,
  allowClear = true,
  field,
  status,
  ...rest
}: SearchSelectProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const { items, fetching } = useChoices(useSettled(typed.trim()), isOpen, field);
  const ids = idsOf(value);
  const chosen = useChosen(ids);
  const labelled = ids.map((id) => ({ value: id, label: chosen?.find((c) => c.id === id)?.label ?? '…' }));
  const nothing = fetching || !items ? t('state.loading') : t(typed ? 'state.empty.filter.title' : 'picker.type');
  return (
    <Select
      {...rest}
      {...(multiple ? { mode: 'multiple' as const, maxTagCount: 'responsive' as const } : {})}
      {...(status ? { status } : {})}
      {...(onBlur ? { onBlur } : {})}
      labelInValue
      allowClear={allowClear}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      value={multiple ? labelled : (labelled[0] ?? null)}
      options={(items ?? []).map((c) => ({ value: c.id, label: c.label, note: c.note }))}
      optionRender={(option) => <ChoiceLine label={String(option.data.label)} note={option.data.note} />}
      onOpenChange={(open) => {
        setOpen(open);
        if (!open) setTyped('');
      }}
      onChange={(next) => {
        if (Array.isArray(next)) onChange?.(next.map((one) => String(one.value)));
        else onChange?.(next ? String((next as { value: string }).value) : null);
      }}
      notFoundContent={nothing}
      popupMatchSelectWidth={false}
      classNames={{ popup: { root: 'qw-choices' } }}
      style={{ width: '100%' }}
    />
  );
}
