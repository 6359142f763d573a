import type { Locale } from '#kernel/access/origin.ts';
import type { SheetIssue } from './contract/issues.ts';
import type { Words } from './sheet.ts';

/** An issue as a sentence in the reader's language, the heading it is about before it. */
export function sayIssue(issue: Pick<SheetIssue, 'code' | 'params' | 'header'>, words: Words, locale: Locale): string {
  const label = words(locale)[`error.${issue.code}`] ?? issue.code;
  const sentence = label.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(issue.params[name] ?? ''));
  if (issue.header === null) return sentence;
  return locale === 'zh-CN' ? `${issue.header}：${sentence}` : `${issue.header}: ${sentence}`;
}
