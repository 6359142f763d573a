import { Input, Select } from 'antd';
import type { ControlProps } from '#ui/form/controls/control-props.ts';
import { unitKeyOf } from '#ui/form/unit-suffix.ts';
import { plainNumber } from '#ui/form/wire-value.ts';
import { useWords } from '#ui/i18n/use-words.ts';

/** One line of text, several lines, or a secret, by the field's kind. */
export function TextControl({ field, list: _list, value, onChange, ...rest }: ControlProps) {
  const common = {
    ...rest,
    value: (value as string | undefined) ?? '',
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
    onChange: (event: { target: { value: string } }) => onChange?.(event.target.value),
  };
  if (field.kind === 'long-text') return <Input.TextArea {...common} autoSize={{ minRows: 2, maxRows: 8 }} />;
  if (field.kind === 'secret') return <Input.Password {...common} autoComplete="new-password" />;
  return <Input {...common} autoComplete="off" />;
}

/** A figure, right-aligned with its unit behind it. Kept as text, so that no place is lost; full-width figures become plain when left. */
export function FigureControl({ field, list: _list, value, onChange, onBlur, ...rest }: ControlProps) {
  const { t } = useWords();
  const unit = unitKeyOf(field.name);
  const text = value === undefined || value === null ? '' : String(value);
  return (
    <Input
      {...rest}
      className="qw-figure-input"
      inputMode={field.kind === 'int' ? 'numeric' : 'decimal'}
      autoComplete="off"
      value={text}
      suffix={unit ? t(unit) : undefined}
      onChange={(event) => onChange?.(event.target.value)}
      onBlur={() => {
        const plain = plainNumber(text);
        if (plain !== text) onChange?.(plain);
        onBlur?.();
      }}
    />
  );
}

/** Several short texts, entered one after the other. */
export function TextsControl({ field: _field, list: _list, value, onChange, onBlur, ...rest }: ControlProps) {
  return (
    <Select
      {...rest}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', '、', ';', '；', '\n']}
      value={(value as string[] | undefined) ?? []}
      onChange={(next: string[]) => onChange?.(next)}
      {...(onBlur ? { onBlur } : {})}
      style={{ width: '100%' }}
    />
  );
}
