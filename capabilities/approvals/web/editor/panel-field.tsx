import { Checkbox, Input, Select } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';

interface PanelFieldProps {
  label: string;
  hint?: ReactNode;
  children: (ids: { id: string; 'aria-describedby'?: string }) => ReactNode;
}

/** A labelled control of the panel with a hint below it. */
export function PanelField({ label, hint, children }: PanelFieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="ap-field">
      <label htmlFor={id}>{label}</label>
      {children(hint ? { id, 'aria-describedby': hintId } : { id })}
      {hint ? (
        <div id={hintId} className="ap-hint">
          {hint}
        </div>
      ) : null}
    </div>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: ReactNode;
  suffix?: string | undefined;
  figure?: boolean;
  long?: boolean;
  disabled?: boolean;
}

/** A line of text that is taken over when it is left or Enter is pressed, so that one change is one step of undo. */
export function TextField({ label, value, onChange, hint, suffix, figure = false, long = false, disabled = false }: TextFieldProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const take = () => {
    if (text === value) return;
    onChange(text);
    // What was not taken over is not shown as if it were.
    setText(value);
  };
  return (
    <PanelField label={label} hint={hint}>
      {(ids) =>
        long ? (
          <Input.TextArea
            {...ids}
            value={text}
            disabled={disabled}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setText(event.target.value)}
            onBlur={take}
          />
        ) : (
          <Input
            {...ids}
            value={text}
            disabled={disabled}
            autoComplete="off"
            {...(figure ? { className: 'qw-figure-input', inputMode: 'numeric' as const } : {})}
            suffix={suffix}
            onChange={(event) => setText(event.target.value)}
            onBlur={take}
            onPressEnter={take}
          />
        )
      }
    </PanelField>
  );
}

interface ChoiceFieldProps {
  label: string;
  value: string | undefined;
  /** Name of the closed list of labels. */
  list: string;
  options: readonly string[];
  onChange: (value: string | undefined) => void;
  hint?: ReactNode;
  clearable?: boolean;
}

/** One of a closed list. */
export function ChoiceField({ label, value, list, options, onChange, hint, clearable = false }: ChoiceFieldProps) {
  const { enumLabel } = useWords();
  return (
    <PanelField label={label} hint={hint}>
      {(ids) => (
        <Select
          {...ids}
          value={value}
          allowClear={clearable}
          popupMatchSelectWidth={false}
          options={options.map((option) => ({ value: option, label: enumLabel(list, option) }))}
          onChange={(next) => onChange(next ?? undefined)}
          style={{ width: '100%' }}
        />
      )}
    </PanelField>
  );
}

/** Yes or no. */
export function FlagField({
  label,
  value,
  onChange,
  hint,
}: {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
  hint?: string;
}) {
  return (
    <div className="ap-flag">
      <Checkbox checked={value} onChange={(event) => onChange(event.target.checked)}>
        {label}
      </Checkbox>
      {hint ? <p className="ap-hint">{hint}</p> : null}
    </div>
  );
}
