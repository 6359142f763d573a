import { instant, number } from '#ui/i18n/format.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { Status, type Tone } from '#ui/show/tone.tsx';
import type { Deadline, WorkItem } from '../contract/work.ts';

export const deadlineTones: Readonly<Record<Deadline, Tone>> = {
  overdue: 'violation',
  today: 'attention',
  soon: 'attention',
  later: 'ok',
  none: 'quiet',
};

/** Tones of how something ended; every other outcome is plain. */
const outcomeTones: Readonly<Record<string, Tone>> = {
  approved: 'ok',
  closed: 'ok',
  denied: 'violation',
  terminated: 'violation',
  returned: 'attention',
  withdrawn: 'quiet',
};

export const subjectWord = (subject: string, { t, has }: Words): string => (has(`subject.${subject}`) ? t(`subject.${subject}`) : subject);

/** `还剩 6 小时`, `已超 1.5 小时`, in working hours, with the instant on hover; the colour never alone. */
export function TimeLeft({ item }: { item: WorkItem }) {
  const { t } = useWords();
  const { hoursLeft, dueAt, deadline } = item;
  if (dueAt === null) return <span className="qw-quiet">{t('enum.workbench.deadline.none')}</span>;
  if (hoursLeft === null) return <time dateTime={dueAt}>{instant(dueAt)}</time>;
  const word = t(hoursLeft < 0 || deadline === 'overdue' ? 'page.workbench.hours-over' : 'page.workbench.hours-left', {
    hours: number(Math.abs(hoursLeft)),
  });
  return (
    <time dateTime={dueAt} title={instant(dueAt)}>
      <Status tone={deadlineTones[deadline]} word={word} />
    </time>
  );
}

/** How long it has waited, in working hours. */
export function Age({ item }: { item: WorkItem }) {
  const { t } = useWords();
  return (
    <time dateTime={item.createdAt} title={instant(item.createdAt)}>
      {t('page.workbench.hours', { hours: number(item.ageHours) })}
    </time>
  );
}

/** How it ended; still under way while it has not. */
export function Outcome({ item }: { item: WorkItem }) {
  const { t, has } = useWords();
  if (item.outcome === null) return <Status tone="notice" word={t('page.workbench.running')} />;
  const key = `work.outcome.${item.outcome}`;
  return <Status tone={outcomeTones[item.outcome] ?? 'quiet'} word={has(key) ? t(key) : item.outcome} />;
}

/** The subject in words. */
export function Subject({ item }: { item: WorkItem }) {
  return <>{subjectWord(item.subject, useWords())}</>;
}
