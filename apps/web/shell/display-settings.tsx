import { Segmented, Switch } from 'antd';
import { setLocale } from '#kernel/identity/contract/sign-in.ts';
import { switchLocale } from '#ui/i18n/i18n.ts';
import { type Locale, locales } from '#ui/i18n/locale.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { call } from '#ui/query/call.ts';
import { queryClient } from '#ui/query/client.ts';
import { setPreferences, type ThemeChoice, usePreferences } from '#ui/theme/preferences.ts';

/** Switches the language at once; the account remembers it, and what the server worded is read again. */
export async function chooseLocale(locale: Locale, signedIn: boolean): Promise<void> {
  await switchLocale(locale);
  if (!signedIn) return;
  // The account's memory is a convenience: the page has already changed when it cannot be reached.
  await call(setLocale, { locale }).catch(() => {});
  await queryClient.invalidateQueries();
}

/** Appearance, text size and language. */
export function DisplaySettings({ signedIn = true }: { signedIn?: boolean }) {
  const { t, locale } = useWords();
  const { theme, largeText } = usePreferences();
  return (
    <div className="qw-display">
      <span id="qw-theme">{t('shell.theme')}</span>
      <Segmented<ThemeChoice>
        aria-labelledby="qw-theme"
        value={theme}
        onChange={(next) => setPreferences({ theme: next })}
        options={(['light', 'dark', 'system'] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
      />
      <span id="qw-text">{t('shell.large-text')}</span>
      <Switch aria-labelledby="qw-text" checked={largeText} onChange={(next) => setPreferences({ largeText: next })} />
      <span id="qw-language">{t('shell.language')}</span>
      <Segmented<Locale>
        aria-labelledby="qw-language"
        value={locale}
        onChange={(next) => void chooseLocale(next, signedIn)}
        options={locales.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
    </div>
  );
}
