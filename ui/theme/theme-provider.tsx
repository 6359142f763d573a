import { App, ConfigProvider } from 'antd';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useAntdLocale } from '#ui/i18n/i18n.ts';
import { useIsDark, usePreferences, useReducedMotion } from '#ui/theme/preferences.ts';
import { themeOf } from '#ui/theme/tokens.ts';
import '#ui/theme/base.css';
import '#ui/theme/print.css';

/** Theme, language of Ant Design's parts, toasts and dialogs for everything below. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { largeText, density } = usePreferences();
  const dark = useIsDark();
  const still = useReducedMotion();
  const locale = useAntdLocale();
  const theme = useMemo(() => themeOf({ dark, largeText, compact: density === 'compact', still }), [dark, largeText, density, still]);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.theme = dark ? 'dark' : 'light';
    dataset.text = largeText ? 'large' : 'normal';
    dataset.density = density;
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', dark ? '#111318' : '#ffffff');
  }, [dark, largeText, density]);
  return (
    <ConfigProvider theme={theme} {...(locale ? { locale } : {})} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <App message={{ maxCount: 3 }} notification={{ maxCount: 3, showProgress: false }} className="qw-app">
        {children}
      </App>
    </ConfigProvider>
  );
}
