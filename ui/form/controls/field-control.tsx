import { Skeleton, Switch } from 'antd';
import { Suspense } from 'react';
import { Choice, YesNo } from '#ui/form/controls/choice.tsx';
import type { ControlProps } from '#ui/form/controls/control-props.ts';
import { DayControl, InstantControl } from '#ui/form/controls/day.tsx';
import { FigureControl, TextControl, TextsControl } from '#ui/form/controls/text.tsx';
import { pickerKindOf, pickerOf } from '#ui/room/pickers.ts';

export interface FieldControlProps extends ControlProps {
  /** Kind of picker for ids; by the field's name unless told. */
  picker?: string | undefined;
}

function IdControl({ picker, field, list: _list, onChange, value, ...rest }: FieldControlProps) {
  const kind = picker ?? pickerKindOf(field.name.split('.').at(-1) ?? field.name);
  const Picker = kind ? pickerOf(kind) : undefined;
  if (!Picker)
    return <TextControl field={{ ...field, kind: 'text' }} list="" value={value} {...(onChange ? { onChange } : {})} {...rest} />;
  return (
    <Suspense fallback={<Skeleton.Input active block />}>
      <Picker
        {...rest}
        field={field.name}
        multiple={field.kind === 'ids'}
        allowClear={!field.required}
        value={(value as string | string[] | null | undefined) ?? null}
        onChange={(next) => onChange?.(next)}
      />
    </Suspense>
  );
}

/** The control for a field, by its kind. Forms and filters use the same ones. */
export function FieldControl({ picker, ...props }: FieldControlProps) {
  const { field, onChange, value, id, disabled } = props;
  switch (field.kind) {
    case 'choice':
      return <Choice {...props} />;
    case 'choices':
      return <Choice {...props} multiple />;
    case 'boolean':
      if (!field.required) return <YesNo {...props} />;
      return (
        <Switch
          {...(id ? { id } : {})}
          checked={value === true}
          disabled={disabled ?? false}
          onChange={(next) => onChange?.(next)}
          {...(props['aria-label'] ? { 'aria-label': props['aria-label'] } : {})}
        />
      );
    case 'day':
      return <DayControl {...props} />;
    case 'instant':
      return <InstantControl {...props} />;
    case 'id':
    case 'ids':
      return <IdControl {...props} picker={picker} />;
    case 'int':
    case 'decimal':
      return <FigureControl {...props} />;
    case 'texts':
      return <TextsControl {...props} />;
    default:
      return <TextControl {...props} />;
  }
}
