import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { Tone } from '#ui/show/tone.tsx';

/** How loud the state of a long job is. */
export const taskTones = {
  waiting: 'quiet',
  running: 'notice',
  done: 'ok',
  failed: 'violation',
  cancelled: 'quiet',
} as const satisfies Record<string, Tone>;

/** What a long job does, in words. */
export function TaskKind({ kind }: { kind: string }) {
  const { t, has } = useWords();
  return <>{has(`task.${kind}`) ? t(`task.${kind}`) : kind}</>;
}

/** How far it is. */
export function Progress({ task }: { task: { doneCount: number; totalCount: number | null } }) {
  const { t } = useWords();
  if (task.totalCount === null) return <span className="qw-num">{number(task.doneCount)}</span>;
  return <span className="qw-num">{t('job.progress', { done: number(task.doneCount), total: number(task.totalCount) })}</span>;
}
