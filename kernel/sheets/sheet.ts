import { createHash } from 'node:crypto';
import type { Locale } from '#kernel/access/origin.ts';
import type { DateOrder } from './dates.ts';
import type { UnitId } from './units.ts';
import { units } from './units.ts';

/** Labels of a language by key; `labels` of kernel/http is one. */
export type Words = (locale: Locale) => Readonly<Record<string, string>>;
export const locales: readonly Locale[] = ['zh-CN', 'en'];

interface Common {
  /** Other headings registers use for this column. The labels of both languages always count; units in brackets are cut off first. */
  readonly aliases?: readonly string[];
  /** A row without a value is an issue, and so is a file without the column. */
  readonly required?: boolean;
  /** The label key; `field.<domain>.<field>` by default. */
  readonly label?: string;
  /** Label key of the note in the template (`sheet.<…>`). */
  readonly note?: string;
  /** What the template's example row shows, as it would be typed; for an enum the value. */
  readonly example?: string;
  /** Width in characters in templates and exports. */
  readonly width?: number;
}
export interface TextColumn extends Common {
  readonly type: 'text';
  readonly maxLength?: number;
  /** 无, — and the like are text here and not the absence of one. */
  readonly keepMarks?: boolean;
}
export interface CodeColumn extends Common {
  readonly type: 'code';
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  readonly upper?: boolean;
}
export interface DecimalColumn extends Common {
  readonly type: 'decimal';
  readonly scale: number;
  /** Unit of the value; the heading, the preamble or the cell may state another of the same dimension and it is converted. */
  readonly unit?: UnitId;
  readonly min?: string;
  readonly max?: string;
}
export interface IntegerColumn extends Common {
  readonly type: 'integer';
  readonly min?: number;
  readonly max?: number;
  readonly unit?: UnitId;
}
export interface DayColumn extends Common {
  readonly type: 'day';
  readonly min?: string;
  readonly max?: string;
  /** How 05/06/2024 is meant; without it such a day is refused as ambiguous. */
  readonly order?: DateOrder;
}
export interface MonthColumn extends Common {
  readonly type: 'month';
}
export interface YearColumn extends Common {
  readonly type: 'year';
  readonly min?: number;
  readonly max?: number;
}
export interface BooleanColumn extends Common {
  readonly type: 'boolean';
}
export interface EnumColumn<V extends string = string> extends Common {
  readonly type: 'enum';
  /** Each value with further words registers use for it. The value itself and its labels in both languages always count. */
  readonly values: Readonly<Record<V, readonly string[]>>;
  /** Prefix of the label keys: `enum.<domain>.<name>`; the value is appended. */
  readonly labels: string;
}
export type Column =
  | TextColumn
  | CodeColumn
  | DecimalColumn
  | IntegerColumn
  | DayColumn
  | MonthColumn
  | YearColumn
  | BooleanColumn
  | EnumColumn;
export type Columns = Readonly<Record<string, Column>>;

type ValueOf<C extends Column> = C extends { type: 'integer' | 'year' }
  ? number
  : C extends { type: 'boolean' }
    ? boolean
    : C extends { type: 'enum'; values: infer V }
      ? Extract<keyof V, string>
      : string;

/** The row a sheet yields: a required column always has its value, another may be null. Decimals, days and months are strings. */
export type RowOf<C extends Columns> = {
  -readonly [F in keyof C]: C[F] extends { required: true } ? ValueOf<C[F]> : ValueOf<C[F]> | null;
};

/** A sheet whatever its columns are. */
export interface AnySheet {
  /** `<domain>.<register>`, the name `qinwu import` knows it by. */
  readonly name: string;
  /** Columns that together identify a row; a second row with the same key is an issue. */
  readonly key: readonly string[];
  readonly columns: Columns;
  /** The column that takes the text of group rows (北京市（92所）) when its own cell is blank or the file has no such column. */
  readonly group?: string;
}
export interface SheetDefinition<C extends Columns> extends AnySheet {
  readonly key: readonly Extract<keyof C, string>[];
  readonly columns: C;
  readonly group?: Extract<keyof C, string>;
}
export type SheetRow<S> = S extends SheetDefinition<infer C> ? RowOf<C> : never;

/** Declares a register's sheet. Two columns may not share an alias, and every key must be a required column. */
export function defineSheet<const C extends Columns>(definition: SheetDefinition<C>): SheetDefinition<C> {
  const taken = new Map<string, string>();
  for (const [field, column] of Object.entries(definition.columns)) {
    for (const alias of column.aliases ?? []) {
      const other = taken.get(alias);
      if (other !== undefined) throw new Error(`${definition.name}: ${field} and ${other} share the alias ${alias}`);
      taken.set(alias, field);
    }
  }
  for (const field of definition.key) {
    if (!definition.columns[field]?.required) throw new Error(`${definition.name}: the key ${field} is no required column`);
  }
  return definition;
}

/** The label key of a column. */
export const labelKeyOf = (definition: AnySheet, field: string): string =>
  definition.columns[field]?.label ?? `field.${definition.name.split('.')[0]}.${field}`;

/** The label of a column in a language; the field's name when the label is missing. */
export const labelOf = (definition: AnySheet, field: string, words: Words, locale: Locale): string =>
  words(locale)[labelKeyOf(definition, field)] ?? field;

/** The label of an enum value in a language. */
export const wordOf = (column: EnumColumn, value: string, words: Words, locale: Locale): string =>
  words(locale)[`${column.labels}.${value}`] ?? value;

/** Values of an enum column in the order they are declared. */
export const valuesOf = (column: EnumColumn): string[] => Object.keys(column.values);

/** The unit of a column, if it has one. */
export const unitOfColumn = (column: Column): UnitId | undefined =>
  column.type === 'decimal' || column.type === 'integer' ? column.unit : undefined;

/** The heading a template or an export writes: label and unit, `使用面积（㎡）`. A label that names its unit already stays as it is. */
export function headingOf(definition: AnySheet, field: string, words: Words, locale: Locale): string {
  const label = labelOf(definition, field, words, locale);
  const column = definition.columns[field];
  const unit = column && unitOfColumn(column);
  if (!unit || /[（(][^（）()]+[)）]$/.test(label)) return label;
  return locale === 'zh-CN' ? `${label}（${units[unit].zh}）` : `${label} (${units[unit].en})`;
}

/** Sixteen hex digits that change whenever the columns, their types or their dictionaries do; stamped into templates. */
export function versionOf(definition: AnySheet): string {
  const shape = Object.entries(definition.columns).map(([field, column]) => [
    field,
    column.type,
    column.required ?? false,
    unitOfColumn(column) ?? null,
    column.type === 'enum' ? valuesOf(column) : null,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([definition.name, definition.key, shape]))
    .digest('hex')
    .slice(0, 16);
}
