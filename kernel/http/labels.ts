import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '#kernel/access/origin.ts';
import { root } from '#kernel/root.ts';

type Labels = Readonly<Record<string, string>>;

function load(locale: Locale): Labels {
  const all: Record<string, string> = {};
  for (const file of globSync(`{shared,ui,kernel/*,capabilities/*,domains/*}/locales/{,*.}${locale}.json`, { cwd: root })) {
    Object.assign(all, JSON.parse(readFileSync(join(root, file), 'utf8')));
  }
  return all;
}

const dictionaries = new Map<Locale, Labels>();

/** All labels of a language, merged over the rooms; read once. */
export function labels(locale: Locale): Labels {
  let found = dictionaries.get(locale);
  if (!found) {
    found = load(locale);
    dictionaries.set(locale, found);
  }
  return found;
}

/** The label of a key with `{{name}}` filled in; the key itself when there is none, which a law forbids. */
export function say(locale: Locale, key: string, params: Readonly<Record<string, unknown>> = {}): string {
  const text = labels(locale)[key] ?? key;
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** True when the language has the label. */
export const hasLabel = (locale: Locale, key: string): boolean => labels(locale)[key] !== undefined;

/** The reader's language from an `Accept-Language` header: English when it comes first, else Chinese. */
export const localeOf = (header: string | undefined): Locale => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'zh-CN');
