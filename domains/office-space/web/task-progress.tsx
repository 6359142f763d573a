import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { cancelTask, getTask, type TaskView } from '#kernel/events/contract/tasks.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { JobProgress } from '#ui/page/job-progress.tsx';
import { invalidate } from '#ui/query/client.ts';
import { useDo } from '#ui/query/use-do.ts';
import { useEvents } from '#ui/query/use-events.ts';
import { useRead } from '#ui/query/use-read.ts';
import { Failure, Loading } from '#ui/show/states.tsx';
import './office-space.css';

const ASK_AGAIN_MS = 1500;
const isOver = (task: TaskView | undefined): boolean => task !== undefined && task.state !== 'waiting' && task.state !== 'running';

export interface TaskProgressProps {
  taskId: string;
  /** Called once when the task is done, failed or cancelled. */
  onEnded?: (task: TaskView) => void;
  /** What to offer when it is over. */
  result?: (task: TaskView) => ReactNode;
}

/** How far a long job of this account is; told by the server and asked again now and then. */
export function TaskProgress({ taskId, onEnded, result }: TaskProgressProps) {
  const { t } = useWords();
  const told = useRef(false);
  const read = useRead(getTask, { taskId }, { everyMs: told.current ? false : ASK_AGAIN_MS, staleMs: 0 });
  const cancel = useDo(cancelTask, { said: false, changes: ['/tasks'] });
  const task = read.data;
  useEvents('job', (job) => {
    if (job.id === taskId) void read.refetch();
  });
  useEffect(() => {
    if (!task || told.current || !isOver(task)) return;
    told.current = true;
    void invalidate('/office-space');
    onEnded?.(task);
  }, [task, onEnded]);
  if (read.error) return <Failure error={read.error} onRetry={() => void read.refetch()} />;
  if (!task) return <Loading rows={1} />;
  return (
    <section className="os-task">
      <JobProgress
        state={task.state}
        doneCount={task.doneCount}
        totalCount={task.totalCount}
        problem={task.problem?.title ?? null}
        actions={
          task.abilities.cancel ? (
            <Button size="small" loading={cancel.pending} onClick={() => void cancel.run({ taskId })}>
              {t('action.cancel')}
            </Button>
          ) : null
        }
      />
      {isOver(task) ? result?.(task) : null}
    </section>
  );
}
