import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { mergeWords } from '#ui/i18n/merge-words.ts';

/** Every Chinese word of the product, in one chunk. Keys are the same files the server speaks from. */
export const words = mergeWords(
  import.meta.glob<Record<string, string>>(
    ['../../{ui,shared}/locales/zh-CN.json', '../../{kernel,capabilities,domains}/*/locales/{,*.}zh-CN.json'],
    { eager: true, import: 'default' },
  ),
);
export const antdLocale = zhCN;
/** The pickers' calendar speaks the language too. */
export const setDayjsLocale = (): void => void dayjs.locale('zh-cn');
