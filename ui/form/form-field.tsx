import { Form } from 'antd';
import type { ReactNode } from 'react';
import type { AnyRoute } from '#shared/route.ts';
import { FieldControl } from '#ui/form/controls/field-control.tsx';
import { describeField, domainOf, type FieldDescription } from '#ui/form/describe-field.ts';
import type { FieldSpec, FormValues } from '#ui/form/field-spec.ts';
import { checkValue } from '#ui/form/wire-value.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';

/** What the schema says, with what the form says on top. */
export function describeSpec<R extends AnyRoute>(route: R, spec: FieldSpec<R>): FieldDescription {
  const field = describeField(route, spec.name);
  return spec.kind ? { ...field, kind: spec.kind } : field;
}

export const labelOf = <R extends AnyRoute>(route: R, spec: Pick<FieldSpec<R>, 'name' | 'labelKey'>, words: Words): string =>
  spec.labelKey ? words.t(spec.labelKey) : words.field(domainOf(route), spec.name);

/** The labels' list of a choice: as told, by the schema, or by the field's own name in either spelling. */
export function listOf(domain: string, field: FieldDescription, told: string | undefined, has: (key: string) => boolean): string {
  const name = field.name.split('.').at(-1) ?? field.name;
  const snake = name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
  const kebab = snake.replaceAll('_', '-');
  const first = field.options[0] ?? '';
  const candidates = [told, field.list, `${domain}.${name}`, `${domain}.${snake}`, `${domain}.${kebab}`, name].filter(
    (c) => c !== undefined,
  );
  return candidates.find((list) => has(`enum.${list}.${first}`)) ?? candidates[0] ?? name;
}

interface FormFieldProps<R extends AnyRoute> {
  route: R;
  spec: FieldSpec<R>;
  values: FormValues<R>;
  disabled: boolean;
}

/** One field: label, control, hint, and what is wrong with it once it has been left. */
export function FormField<R extends AnyRoute>({ route, spec, values, disabled }: FormFieldProps<R>) {
  const words = useWords();
  const field = describeSpec(route, spec);
  const label = labelOf(route, spec, words);
  const hint: ReactNode = typeof spec.hint === 'function' ? spec.hint(values) : spec.hint;
  const isOff = disabled || (spec.disabled ?? false);
  const check = async (_: unknown, value: unknown) => {
    const wrong = checkValue(field, value);
    if (wrong) throw new Error(words.error(wrong.code, wrong.params));
  };
  return (
    <Form.Item
      className={spec.wide || field.kind === 'long-text' ? 'qw-form-wide' : ''}
      name={spec.name.split('.')}
      label={label}
      required={field.required}
      rules={[{ validator: check }]}
      validateTrigger="onBlur"
      validateFirst
      extra={hint ? <div className="qw-form-hint">{hint}</div> : undefined}
    >
      <SpecControl route={route} spec={spec} field={field} off={isOff} />
    </Form.Item>
  );
}

/** What Ant Design's form hands to its child. */
interface Injected {
  id?: string;
  value?: unknown;
  onChange?: (value: unknown) => void;
  onBlur?: () => void;
}

interface SpecControlProps<R extends AnyRoute> extends Injected {
  route: R;
  spec: FieldSpec<R>;
  field: FieldDescription;
  off: boolean;
}

function SpecControl<R extends AnyRoute>({ route, spec, field, off, ...injected }: SpecControlProps<R>) {
  const words = useWords();
  if (spec.render) {
    return spec.render({
      ...(injected.id ? { id: injected.id } : {}),
      value: injected.value,
      onChange: injected.onChange ?? (() => {}),
      disabled: off,
    });
  }
  return (
    <FieldControl
      {...injected}
      field={field}
      list={listOf(domainOf(route), field, spec.list, words.has)}
      picker={spec.picker}
      disabled={off}
      {...(spec.placeholderKey ? { placeholder: words.t(spec.placeholderKey) } : {})}
    />
  );
}
