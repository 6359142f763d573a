import type { ReactNode } from 'react';
import type { AnyRoute, RouteSent } from '#shared/route.ts';
import type { FieldKind } from '#ui/form/describe-field.ts';

/** A name of the route's input, or a dotted one that reaches into a group of it. */
export type FieldName<R extends AnyRoute> = Extract<keyof RouteSent<R>, string> | `${Extract<keyof RouteSent<R>, string>}.${string}`;
/** What the form holds while it is filled in. */
export type FormValues<R extends AnyRoute> = Partial<RouteSent<R>>;

export interface FieldSpec<R extends AnyRoute> {
  name: FieldName<R>;
  /** Label key; `field.<domain>.<name>` or `field.<name>` unless told. */
  labelKey?: string;
  /** Another way to enter it than the schema suggests: `secret`, `long-text`. */
  kind?: FieldKind;
  /** Kind of picker for ids: `unit`, `person`, `place`; by the field's name unless told. */
  picker?: string;
  /** Closed list of the labels: `office-space.room_kind`; `<domain>.<name>` unless told here or by the schema's `.meta({ enum })`. */
  list?: string;
  /** Beside the field: a policy hint, a live verdict. As a function of what is filled in. */
  hint?: ReactNode | ((values: FormValues<R>) => ReactNode);
  /** Shown only while true; a hidden field is not sent. */
  when?: (values: FormValues<R>) => boolean;
  /** Both columns wide. */
  wide?: boolean;
  disabled?: boolean;
  placeholderKey?: string;
  /** A control of the page's own. It must call `onChange` with the wire value. */
  render?: (control: { id?: string; value: unknown; onChange: (value: unknown) => void; disabled: boolean }) => ReactNode;
}

export interface FieldGroup<R extends AnyRoute> {
  /** Label key of the group's title. */
  titleKey: string;
  fields: readonly (FieldName<R> | FieldSpec<R>)[];
}

/** Names in their order, with more said where needed, flat or in titled groups. */
export type FieldList<R extends AnyRoute> = readonly (FieldName<R> | FieldSpec<R>)[] | readonly FieldGroup<R>[];

const isGroup = <R extends AnyRoute>(entry: FieldName<R> | FieldSpec<R> | FieldGroup<R>): entry is FieldGroup<R> =>
  typeof entry === 'object' && 'fields' in entry;

export interface PlainGroup<R extends AnyRoute> {
  titleKey: string | undefined;
  fields: readonly FieldSpec<R>[];
}

/** The list as groups of full specifications. */
export function groupsOf<R extends AnyRoute>(fields: FieldList<R>): PlainGroup<R>[] {
  const full = (entry: FieldName<R> | FieldSpec<R>): FieldSpec<R> => (typeof entry === 'string' ? { name: entry } : entry);
  const entries = fields as readonly (FieldName<R> | FieldSpec<R> | FieldGroup<R>)[];
  const flat = entries.filter((entry): entry is FieldName<R> | FieldSpec<R> => !isGroup(entry));
  const groups: PlainGroup<R>[] = entries.filter(isGroup).map((group) => ({ titleKey: group.titleKey, fields: group.fields.map(full) }));
  return flat.length > 0 ? [{ titleKey: undefined, fields: flat.map(full) }, ...groups] : groups;
}
