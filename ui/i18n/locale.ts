/** The languages of the product; Chinese first. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

const KEY = 'qinwu.locale';

function stored(): Locale {
  if (typeof localStorage === 'undefined') return 'zh-CN';
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN';
}

let locale: Locale = stored();

/** The language of this browser, sent as `Accept-Language` with every request. */
export const currentLocale = (): Locale => locale;

/** True when somebody chose a language in this browser; until then the account's own language leads. */
export const isLocaleChosen = (): boolean => typeof localStorage !== 'undefined' && localStorage.getItem(KEY) !== null;

/** Remembers the language; the words themselves are loaded by `switchLocale`. */
export function rememberLocale(next: Locale): void {
  locale = next;
  if (typeof localStorage !== 'undefined') localStorage.setItem(KEY, next);
}
