import { useState } from 'react';
import { useDo } from '#ui/query/use-do.ts';
import { runCheck } from '../../contract/verdicts.ts';
import { TaskProgress } from '../task-progress.tsx';

export interface CheckRunModel {
  taskId: string | null;
  pending: boolean;
  start: () => void;
  forget: () => void;
}

/** Starts the check of everything in reach and remembers its task while the page is open. */
export function useCheckRun(): CheckRunModel {
  const [taskId, setTaskId] = useState<string | null>(null);
  const doing = useDo(runCheck, { said: false });
  const start = async () => {
    const outcome = await doing.run({});
    if (outcome.ok) setTaskId(outcome.answer.taskId);
  };
  return { taskId, pending: doing.pending, start: () => void start(), forget: () => setTaskId(null) };
}

export function CheckRun({ run }: { run: CheckRunModel }) {
  return run.taskId ? <TaskProgress taskId={run.taskId} onEnded={() => setTimeout(run.forget, 4000)} /> : null;
}
