import { labels } from '#kernel/http/labels.ts';

/** Every subject that some room has work for: a room declares one by its label `subject.<subject>`. `other` is what notifications without one belong to. */
export const subjects = (): string[] =>
  Object.keys(labels('zh-CN'))
    .filter((key) => key.startsWith('subject.'))
    .map((key) => key.slice('subject.'.length))
    .filter((subject) => subject !== 'other')
    .sort();
