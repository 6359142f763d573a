import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Shape, type Tone } from '#ui/show/tone.tsx';

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobProgressProps {
  state: JobState;
  doneCount: number;
  /** Null while it is not known how much there is. */
  totalCount: number | null;
  /** What went wrong, ready to read. */
  problem?: string | null;
  /** Cancel, download, open the result. */
  actions?: ReactNode;
}

const tones: Readonly<Record<JobState, Tone>> = {
  waiting: 'quiet',
  running: 'notice',
  done: 'ok',
  failed: 'violation',
  cancelled: 'quiet',
};

/** How far a long job is. Feed it from `useEvents('job', …)` and a read with `everyMs` as the second string to that bow. */
export function JobProgress({ state, doneCount, totalCount, problem, actions }: JobProgressProps) {
  const { t } = useWords();
  const percent = state === 'done' ? 100 : totalCount ? Math.floor((doneCount / totalCount) * 100) : 0;
  return (
    <div className="qw-job" role="status">
      <div className="qw-job-line">
        <span className="qw-status">
          <Shape tone={tones[state]} />
          {t(`job.state.${state}`)}
        </span>
        <span className="qw-num qw-quiet">
          {totalCount === null ? number(doneCount) : t('job.progress', { done: number(doneCount), total: number(totalCount) })}
        </span>
      </div>
      <Progress
        percent={percent}
        showInfo={false}
        size="small"
        status={state === 'failed' ? 'exception' : state === 'done' ? 'success' : 'normal'}
        aria-label={t('job.label')}
      />
      {problem ? <p className="qw-problem">{problem}</p> : null}
      {actions}
    </div>
  );
}
