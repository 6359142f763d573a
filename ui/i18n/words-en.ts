import enUS from 'antd/es/locale/en_US';
import dayjs from 'dayjs';
import 'dayjs/locale/en';
import { mergeWords } from '#ui/i18n/merge-words.ts';

/** Every English word of the product, in one chunk. Keys are the same files the server speaks from. */
export const words = mergeWords(
  import.meta.glob<Record<string, string>>(
    ['../../{ui,shared}/locales/en.json', '../../{kernel,capabilities,domains}/*/locales/{,*.}en.json'],
    {
      eager: true,
      import: 'default',
    },
  ),
);
export const antdLocale = enUS;
/** The pickers' calendar speaks the language too. */
export const setDayjsLocale = (): void => void dayjs.locale('en');
