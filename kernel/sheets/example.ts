import type { Locale } from '#kernel/access/origin.ts';
import { halfWidth } from './cells.ts';
import type { AnySheet, Words } from './sheet.ts';
import { wordOf } from './sheet.ts';

/** What the example row of a template shows for a column: an enum value by its label, a boolean as 是/否, the rest as declared. */
export function exampleOf(definition: AnySheet, field: string, words: Words, locale: Locale): string {
  const column = definition.columns[field];
  if (column?.example === undefined) return '';
  if (column.type === 'enum') return wordOf(column, column.example, words, locale);
  if (column.type === 'boolean') return yesNo(column.example === 'true', locale);
  return column.example;
}

export const yesNo = (value: boolean, locale: Locale): string => (locale === 'zh-CN' ? (value ? '是' : '否') : value ? 'Yes' : 'No');

/** The example row in comparable form, to recognise it when it was left in the file. Empty when the sheet has none. */
export function exampleTexts(definition: AnySheet, words: Words, locale: Locale): Map<string, string> {
  const texts = new Map<string, string>();
  for (const field of Object.keys(definition.columns)) {
    if (definition.columns[field]?.example !== undefined) texts.set(field, halfWidth(exampleOf(definition, field, words, locale)));
  }
  return texts;
}
