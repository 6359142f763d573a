import { labels } from '#kernel/http/labels.ts';

/** What notifications without a subject belong to. */
export const OTHER_SUBJECT = 'other';

/** Every subject that rooms have work or notifications for: a room declares one by its label `subject.<subject>`. */
export const subjects = (): string[] =>
  Object.keys(labels('zh-CN'))
    .filter((key) => key.startsWith('subject.'))
    .map((key) => key.slice('subject.'.length))
    .sort((a, b) => Number(a === OTHER_SUBJECT) - Number(b === OTHER_SUBJECT) || a.localeCompare(b));
