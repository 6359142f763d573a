import type { Locale as AntdLocale } from 'antd/es/locale';
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { initReactI18next } from 'react-i18next';
import { currentLocale, type Locale, rememberLocale } from '#ui/i18n/locale.ts';

const loaders = {
  'zh-CN': () => import('#ui/i18n/words-zh-cn.ts'),
  en: () => import('#ui/i18n/words-en.ts'),
} as const;

let antd: AntdLocale | undefined;
const listeners = new Set<() => void>();

/** A missing label shows its key between marks while developing; a test listens to `console.error`. */
function missing(key: string): string {
  console.error(`label "${key}" is missing in ${currentLocale()}`);
  return import.meta.env.DEV ? `⟦${key}⟧` : (key.split('.').at(-1) ?? key);
}

async function load(locale: Locale): Promise<void> {
  const { words, antdLocale, setDayjsLocale } = await loaders[locale]();
  i18next.addResourceBundle(locale, 'translation', words, false, true);
  antd = antdLocale;
  setDayjsLocale();
  document.documentElement.lang = locale;
}

/** Loads the words of the remembered language. Awaited once before the first rendering. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: currentLocale(),
    fallbackLng: false,
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    returnNull: false,
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: missing,
  });
  await load(currentLocale());
}

/** Changes the language of the page at once; what the account remembers is the caller's part. */
export async function switchLocale(next: Locale): Promise<void> {
  rememberLocale(next);
  await load(next);
  await i18next.changeLanguage(next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The words of Ant Design's own parts in the current language. */
export const useAntdLocale = (): AntdLocale | undefined => useSyncExternalStore(subscribe, () => antd);
