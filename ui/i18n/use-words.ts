import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorParams, FieldIssue } from '#shared/errors.ts';
import { currentLocale, type Locale } from '#ui/i18n/locale.ts';

type Params = Readonly<Record<string, unknown>>;

/** The words of the product, by kind of label. Never write a visible word into a page: add a key to the room's `locales/`. */
export interface Words {
  locale: Locale;
  /** A label by its full key. */
  t: (key: string, params?: Params) => string;
  /** True when the current language has the label. */
  has: (key: string) => boolean;
  /** Name of a field: `field.<domain>.<name>`, else the ground's `field.<name>`. */
  field: (domain: string, name: string) => string;
  /** Word for a value of a closed list: `enumLabel('office-space.room_kind', 'office')`. */
  enumLabel: (list: string, value: string) => string;
  /** Sentence of an error code. */
  error: (code: string, params?: ErrorParams) => string;
  /** Sentence of one field issue; the server's own sentence first. */
  issue: (issue: FieldIssue) => string;
  /** Sentence of anything thrown. */
  failure: (error: unknown) => string;
}

function wordsOf(translate: TFunction, exists: (key: string) => boolean): Words {
  const t: Words['t'] = (key, params) => String(translate(key, { ...params }));
  const error: Words['error'] = (code, params) => t(exists(`error.${code}`) ? `error.${code}` : 'error.invalid_value', params);
  return {
    locale: currentLocale(),
    t,
    has: exists,
    field: (domain, name) => {
      const last = name.split('.').at(-1) ?? name;
      const keys = [`field.${domain}.${name}`, `field.${domain}.${last}`, `field.${last}`];
      return t(keys.find(exists) ?? `field.${domain}.${name}`);
    },
    enumLabel: (list, value) => t(`enum.${list}.${value}`),
    error,
    issue: (issue) => issue.message ?? error(issue.code, issue.params),
    failure: (thrown) => {
      if (thrown instanceof Error && thrown.name === 'OfflineError') return t('error.offline');
      if (thrown instanceof Error && thrown.name === 'ProblemError') return thrown.message;
      return t('error.internal');
    },
  };
}

/** The words in the current language: `const { t, field } = useWords()`. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  return useMemo(() => wordsOf(t, (key) => i18n.exists(key)), [t, i18n]);
}
