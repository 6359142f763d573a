import { ConfigProvider } from 'antd';
import { type ReactNode, useEffect, useMemo } from 'react';
import { Notices } from '#ui/feedback/notices.tsx';
import { QuestionDialog } from '#ui/feedback/question-dialog.tsx';
import { useAntdLocale } from '#ui/i18n/i18n.ts';
import { useIsDark, usePreferences, useReducedMotion } from '#ui/theme/preferences.ts';
import { themeOf } from '#ui/theme/tokens.ts';
import '#ui/theme/base.css';
import '#ui/theme/print.css';

/** Theme and language of Ant Design's parts for everything below, with the notices and the one dialog of questions. */
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
      <div className="qw-app">{children}</div>
      <Notices />
      <QuestionDialog />
    </ConfigProvider>
  );
}
