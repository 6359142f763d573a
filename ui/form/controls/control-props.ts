import type { FieldDescription } from '#ui/form/describe-field.ts';

/** What every control gets: the field, its value as on the wire, and what Ant Design's form hands down. */
export interface ControlProps {
  field: FieldDescription;
  /** Name of the closed list of labels, without `enum.`. */
  list: string;
  id?: string;
  value?: unknown;
  onChange?: (value: unknown) => void;
  onBlur?: () => void;
  disabled?: boolean;
  placeholder?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
}
